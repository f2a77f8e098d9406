/// Says in Swift's words what a change of the document is about.
struct KeySpelling {
  private let types: [String: (path: String, names: [String: String])]
  private let methods: [String: (spelling: String, group: String)]

  init(old: Side, new: Side) {
    var types: [String: (path: String, names: [String: String])] = [:]
    var methods: [String: (spelling: String, group: String)] = [:]
    // The base's names last: they are those that callers have.
    for side in [new, old] {
      // A type for sending and the one for reading have one schema: the shorter name, the schema's own, is written last and stays.
      let identities = side.identities.types.sorted { ($0.key.utf8.count, $0.key) > ($1.key.utf8.count, $1.key) }
      for (path, identity) in identities where side.surface.types[path] != nil {
        let names = Dictionary(identity.wireNames.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
        types[identity.pointer] = (path, names)
      }
      for path in side.surface.order {
        for member in side.surface.types[path]?.members ?? [] {
          guard let method = side.method(member) else { continue }
          methods[method.operation] = (side.surface.spelling(of: member), side.group(of: member))
        }
      }
    }
    self.types = types
    self.methods = methods
  }

  /// Gives a change of the document its Swift subject, where it has one.
  func apply(to change: inout Change) {
    switch change.key {
    case .operation(let operation), .parameter(let operation, _, _), .body(let operation), .response(let operation, _):
      guard let method = methods[operation] else {
        change.group = change.group.isEmpty ? "document" : change.group
        return
      }
      change.subject = method.spelling
      change.group = method.group
    case .schema(let pointer):
      guard let type = types[pointer] else { return group(&change) }
      change.subject = type.path
      change.group = type.path
    case .property(let pointer, let name), .value(let pointer, let name):
      guard let type = types[pointer] else { return group(&change) }
      change.subject = type.path + "." + (type.names[name] ?? name)
      change.group = type.path
    case .scheme, .server, .symbol: group(&change)
    }
  }

  private func group(_ change: inout Change) {
    if change.group.isEmpty { change.group = "document" }
  }
}
