import Diagnostics
import OpenAPI

/// Compares what extensions and descriptions say.
extension WireComparison {
  mutating func compareExtensions(_ old: Place, _ new: Place, _ key: String) {
    compareExtensions(
      old.operation.extensions, new.operation.extensions, .operation(key), new.title, from: old.location,
      to: new.location)
    let words = [old, new].map { place in
      [
        place.operation.summary, place.operation.description, place.operation.operationId,
        place.operation.tags.joined(separator: ", "),
      ].compactMap { $0 }
    }
    if words[0] != words[1] {
      report(
        .documentation, Verdicts(), .operation(key), subject: new.title, message: "it is described in other words",
        from: old.location, to: new.location)
    }
  }

  mutating func compareExtensions(
    _ old: Extensions, _ new: Extensions, _ key: DocumentKey, _ title: String, from: SourceLocation, to: SourceLocation
  ) {
    func texts(_ extensions: Extensions) -> [String: String] {
      Dictionary(
        extensions.entries.map { ($0.key, NodeText.text($0.value) ?? "") }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (texts(old), texts(new))
    for name in Set(before.keys).union(after.keys).sorted() where before[name] != after[name] {
      report(
        Steering.steers(name) && name.contains("pag") ? .pagination : .extensionValue,
        Verdicts(behaviour: Steering.steers(name) ? .caution : .none), key, subject: title,
        before: before[name].map { "\(name): \($0)" }, after: after[name].map { "\(name): \($0)" },
        message: Steering.steers(name)
          ? "the client goes about this call in another way" : "the extension `\(name)` says something else",
        from: from, to: to)
    }
  }
}
