import Diagnostics
import OpenAPI

/// The select pass: which operations of the document become calls.
struct OperationSelection {
  /// An operation with the path item it stands in.
  struct Selected {
    let path: String
    let item: PathItem
    let operation: OpenAPI.Operation
  }

  /// Every operation that the selection lets through, in document order.
  static func select(
    from document: Document, _ selection: ModelConfiguration.Selection, into bag: inout DiagnosticBag
  ) -> [Selected] {
    var selected: [Selected] = []
    var unmatched = Set(selection.tags.map { "tag `\($0)`" })
      .union(selection.paths.map { "path `\($0)`" }).union(selection.operationIDs.map { "operation `\($0)`" })
    var hasAny = false
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations {
        hasAny = true
        let tags = selection.tags.filter(operation.tags.contains)
        let paths = selection.paths.filter { matches($0, entry.name) }
        let ids = selection.operationIDs.filter { $0 == operation.operationId }
        unmatched.subtract(tags.map { "tag `\($0)`" } + paths.map { "path `\($0)`" } + ids.map { "operation `\($0)`" })
        guard selection.tags.isEmpty || !tags.isEmpty, selection.paths.isEmpty || !paths.isEmpty,
          selection.operationIDs.isEmpty || !ids.isEmpty
        else { continue }
        selected.append(Selected(path: entry.name, item: item, operation: operation))
      }
    }
    for name in unmatched.sorted() {
      bag.report(.unknownSelection, "the selection's \(name) matches nothing", at: document.location)
    }
    if selected.isEmpty, hasAny {
      bag.report(.nothingSelected, "the selection matches none of the document's operations", at: document.location)
    }
    return selected
  }

  private static func matches(_ pattern: String, _ path: String) -> Bool {
    pattern.hasSuffix("*") ? path.hasPrefix(pattern.dropLast()) : pattern == path
  }

  /// Every operation by its id; the first where the document gives one twice.
  static func operationsByID(_ document: Document) -> [String: Selected] {
    var operations: [String: Selected] = [:]
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations {
        guard let id = operation.operationId, operations[id] == nil else { continue }
        operations[id] = Selected(path: entry.name, item: item, operation: operation)
      }
    }
    return operations
  }
}
