import ClientModel

/// The expression that says whether the work of a model goes on.
struct WorkText {
  /// The way to the status: `status`, or `job?.status`.
  let status: String
  let running: String
  let finished: String

  /// nil where the model is of no such work, or the way leads nowhere.
  init?(_ structure: Structure, words: Words) {
    guard let work = structure.work else { return nil }
    var names: [String] = []
    var current: Structure? = structure
    for (index, name) in work.path.enumerated() {
      guard let property = current?.properties.first(where: { $0.wireName == name }) else { return nil }
      let isLast = index == work.path.count - 1
      names.append(property.name + (isLast || property.presence == .required ? "" : "?"))
      current = nil
      if case .declared(let id) = property.type, case .structure(let inner) = words.api[id].kind { current = inner }
    }
    status = names.joined(separator: ".")
    running = SwiftLiteral.strings(work.running)
    finished = SwiftLiteral.strings(work.finished)
  }
}
