import Diagnostics
import YAML

/// What is wrong with operations and paths as a whole, found when all references are resolved.
extension ObjectReader {
  func checkOperations(of document: Document) {
    var ids: [String: Operation] = [:]
    var shapes: [String: NamedEntries<Referenced<PathItem>>.Entry] = [:]
    var count = 0
    for entry in document.paths {
      checkPath(entry, &shapes)
      guard let item = document.resolve(entry.value) else { continue }
      count += item.operations.count
      if item.operations.isEmpty {
        bag.report(.emptyPathItem, "`\(entry.name)` has no operations; it is passed over", at: entry.location)
      }
      for operation in item.operations {
        checkID(operation, entry.name, &ids)
        checkPathParameters(operation, item, entry, document)
      }
    }
    if count == 0 {
      bag.report(
        .noOperations, "the document describes no operation that a client could call", at: document.location)
    }
  }

  private func checkID(_ operation: Operation, _ path: String, _ ids: inout [String: Operation]) {
    guard let id = operation.operationId, !id.isEmpty else {
      bag.report(
        .missingOperationID,
        "`\(operation.method) \(path)` has no `operationId`; its name is made from method and path",
        at: operation.location)
      return
    }
    if let first = ids[id] {
      bag.report(
        .duplicateOperationID, "the `operationId` `\(id)` is used twice; the later operation gets another name",
        at: operation.node["operationId"]?.location ?? operation.location,
        notes: [.init("the first is here", at: first.node["operationId"]?.location)])
    } else {
      ids[id] = operation
    }
  }

  private func checkPath(
    _ entry: NamedEntries<Referenced<PathItem>>.Entry,
    _ shapes: inout [String: NamedEntries<Referenced<PathItem>>.Entry]
  ) {
    let path = entry.name
    if !path.hasPrefix("/") {
      bag.report(
        .malformedPath, "the path `\(path)` does not begin with `/`; it is taken as if it did", at: entry.location)
    }
    if let mark = path.utf8.first(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
      bag.report(
        .malformedPath,
        mark == UInt8(ascii: "?")
          ? "the path `\(path)` holds a query; it is sent as written, and parameters are added to it"
          : "the path `\(path)` holds a fragment, which only tells operations apart; it is not sent",
        at: entry.location)
    }
    if !PathTemplate.isBalanced(path) {
      bag.report(
        .malformedPath, "the path `\(path)` has a brace without its partner; it is sent as written", at: entry.location)
    }
    let names = PathTemplate.names(in: path)
    if names.count > 1, Set(names).count < names.count {
      bag.report(
        .malformedPath, "the path `\(path)` has one parameter at two places; both get the same value",
        at: entry.location)
    }
    let shape = PathTemplate.shape(of: path)
    guard shape != path else { return }
    if let first = shapes[shape] {
      bag.report(
        .ambiguousPath, "`\(path)` and `\(first.name)` differ only in the names of their parameters",
        at: entry.location,
        notes: [.init("`\(first.name)` is here", at: first.location)])
    } else {
      shapes[shape] = entry
    }
  }

  private func checkPathParameters(
    _ operation: Operation, _ item: PathItem, _ entry: NamedEntries<Referenced<PathItem>>.Entry, _ document: Document
  ) {
    let template = PathTemplate.names(in: entry.name)
    let declared = document.parameters(of: operation, in: item).filter { $0.place == .path }
    for name in template where !declared.contains(where: { $0.name == name }) {
      bag.report(
        .undeclaredPathParameter,
        "`\(operation.method) \(entry.name)` does not declare the path parameter `\(name)`; a string is assumed",
        at: operation.location, help: "declare a parameter with `in: path` and `name: \(name)`")
    }
    for parameter in declared where !template.contains(parameter.name) {
      bag.report(
        .unusedPathParameter,
        "the path parameter `\(parameter.name)` does not occur in `\(entry.name)`; it is left out",
        at: parameter.location,
        help: Suggestion.nearest(to: parameter.name, in: template).map { "did you mean `\($0)`?" })
    }
  }
}
