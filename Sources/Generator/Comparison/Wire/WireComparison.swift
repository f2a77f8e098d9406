import Diagnostics
import OpenAPI

/// Compares two documents as released apps meet them: what they send may be refused, what they get may not be readable.
struct WireComparison {
  let base: Document
  let revision: Document
  private(set) var changes: [Change] = []
  var schemas: SchemaComparison

  init(base: Document, revision: Document) {
    self.base = base
    self.revision = revision
    schemas = SchemaComparison(base: base, revision: revision)
  }

  mutating func run() -> [Change] {
    compareExtensions(
      base.extensions, revision.extensions, .symbol("document"), "document", from: base.location, to: revision.location)
    if base.info.title != revision.info.title || base.info.version != revision.info.version
      || base.info.description != revision.info.description
    {
      report(
        .documentation, Verdicts(), .symbol("document"), subject: "document",
        before: "\(base.info.title) \(base.info.version)", after: "\(revision.info.title) \(revision.info.version)",
        message: "the document has another title, version or description", from: base.location, to: revision.location)
    }
    compareServers(base.servers, revision.servers)
    compareSchemes()
    let (before, after) = (operations(of: base), operations(of: revision))
    for operation in before.order {
      guard let old = before.table[operation] else { continue }
      guard let new = after.table[operation] else {
        report(
          .operationRemoved, Verdicts(wire: .breaking), .operation(operation), subject: old.title,
          before: old.title, message: "released apps that call it are answered with an error", from: old.location)
        continue
      }
      compare(old, new, operation)
    }
    for operation in after.order where before.table[operation] == nil {
      guard let new = after.table[operation] else { continue }
      report(
        .operationAdded, Verdicts(wire: .addition, source: .addition), .operation(operation), subject: new.title,
        after: new.title, message: "new", to: new.location)
    }
    return changes + schemas.changes
  }

  // MARK: Operations

  /// An operation with the path that it stands at.
  struct Place {
    let path: String
    let item: PathItem
    let operation: OpenAPI.Operation

    /// `GET /pets/{id}`.
    var title: String { "\(operation.method) \(path)" }
    var location: SourceLocation { operation.location }
  }

  func operations(of document: Document) -> (order: [String], table: [String: Place]) {
    var order: [String] = []
    var table: [String: Place] = [:]
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations {
        let key = DocumentKey.operation(method: "\(operation.method)", path: entry.name)
        if table[key] == nil { order.append(key) }
        table[key] = Place(path: entry.name, item: item, operation: operation)
      }
    }
    return (order, table)
  }

  mutating func compare(_ old: Place, _ new: Place, _ key: String) {
    let isDeprecated = new.operation.deprecated
    if isDeprecated != old.operation.deprecated {
      report(
        .deprecated, Verdicts(behaviour: isDeprecated ? .caution : .none), .operation(key), subject: new.title,
        message: isDeprecated
          ? "the service says that it will go" : "the service does not say any more that it will go",
        from: old.location, to: new.location)
    }
    compareParameters(old, new, key)
    compareBodies(old, new, key)
    compareResponses(old, new, key)
    compareSecurity(old, new, key)
    compareExtensions(old, new, key)
    let (own, others) = (Self.servers(old), Self.servers(new))
    if !own.isEmpty || !others.isEmpty { compareServers(own, others) }
  }

  static func servers(_ place: Place) -> [Server] {
    place.operation.servers.isEmpty ? place.item.servers : place.operation.servers
  }

  // MARK: Reporting

  mutating func report(
    _ rule: ChangeRule, _ verdicts: Verdicts, _ key: DocumentKey, subject: String, before: String? = nil,
    after: String? = nil, message: String, from: SourceLocation? = nil, to: SourceLocation? = nil
  ) {
    changes.append(
      Change(
        rule, verdicts, key, subject: subject, group: "", before: before, after: after, message: message, place: to,
        formerPlace: from))
  }
}
