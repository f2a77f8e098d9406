import OpenAPI
import YAML

extension OperationPass {
  /// The operation's id, numbered where the document gives it twice, made from method and path where it gives none.
  func uniqueID(of operation: OpenAPI.Operation, path: String) -> String {
    var id = operation.operationId ?? ""
    if id.isEmpty { id = SwiftIdentifier.member(Self.idWords(of: operation, path: path)) }
    if usedIDs.insert(id).inserted { return id }
    var number = 2
    while !usedIDs.insert("\(id)\(number)").inserted { number += 1 }
    if operation.operationId != nil {
      lowering.bag.report(
        .duplicateOperationID, "the operation id `\(id)` is taken; this one is called `\(id)\(number)`",
        at: operation.node["operationId"]?.location ?? operation.location, help: "give each operation an id of its own")
    }
    return "\(id)\(number)"
  }

  /// The words an operation is named by: its id's, or those of its method and path.
  static func idWords(of operation: OpenAPI.Operation, path: String) -> [String] {
    if let id = operation.operationId {
      let words = WordSplitter.words(of: id)
      if !words.isEmpty { return words }
    }
    let segments = cleanedPath(path).split(separator: "/")
    let isItem = segments.last?.hasPrefix("{") == true
    let verb: String
    switch operation.method {
    case .get: verb = isItem ? "get" : "list"
    case .post: verb = "create"
    case .put: verb = "replace"
    case .patch: verb = "update"
    case .delete: verb = "delete"
    default: verb = operation.method.description.lowercased()
    }
    let nouns = segments.filter { !$0.hasPrefix("{") }.flatMap { WordSplitter.words(of: String($0)) }
    let variables = segments.filter { $0.hasPrefix("{") }.count
    return [verb] + nouns
      + (isItem && variables > 1 ? ["by"] + WordSplitter.words(of: String(segments.last ?? "")) : [])
  }

  /// The path as it is sent: without a fragment or query that does not belong in a path's key.
  static func cleanedPath(_ path: String) -> String {
    var path = path
    if let cut = path.firstIndex(where: { $0 == "#" || $0 == "?" }) { path = String(path[..<cut]) }
    return path.hasPrefix("/") ? path : "/" + path
  }

  /// The resource an operation belongs to: by extension, else by its first tag, else by the path's first fixed segment.
  static func group(of selected: OperationSelection.Selected, path: String) -> (words: [String], tag: String?) {
    for extensions in [selected.operation.extensions, selected.item.extensions] {
      for key in ["x-clientsmith-group", "x-fern-sdk-group-name", "x-speakeasy-group"] {
        guard let node = extensions[key] else { continue }
        let text = node.string ?? node.elements?.compactMap(\.string).joined(separator: " ") ?? ""
        let words = WordSplitter.words(of: text)
        if !words.isEmpty { return (words, nil) }
      }
    }
    if let tag = selected.operation.tags.first, case let words = WordSplitter.words(of: tag), !words.isEmpty {
      return (words, tag)
    }
    let segments = cleanedPath(path).split(separator: "/").filter { !$0.hasPrefix("{") }
    let isVersion = { (segment: Substring) in
      segment == "api"
        || (segment.first == "v" && segment.dropFirst().allSatisfy { $0.isNumber || $0 == "." } && segment.count > 1)
    }
    let first = segments.first { !isVersion($0) } ?? segments.first
    let words = first.map { WordSplitter.words(of: String($0)) } ?? []
    return (words.isEmpty ? ["general"] : words, nil)
  }

  /// A name that an extension gives to the method.
  static func pinnedName(of operation: OpenAPI.Operation) -> String? {
    for key in ["x-clientsmith-name", "x-fern-sdk-method-name", "x-speakeasy-name-override"] {
      if let name = operation.extensions[key]?.string, !WordSplitter.words(of: name).isEmpty { return name }
    }
    return nil
  }
}

extension Documentation {
  /// What an operation and its path item say.
  init(operation: OpenAPI.Operation, item: PathItem) {
    self.init(
      summary: operation.summary ?? item.summary, description: operation.description ?? item.description, remarks: [],
      link: operation.externalDocs?.url, isDeprecated: operation.deprecated)
    if description == summary { description = nil }
  }
}
