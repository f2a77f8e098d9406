import Diagnostics
import YAML

/// Path Item Objects.
extension ObjectReader {
  func pathItem(_ node: Node, _ path: ObjectPath) -> PathItem? {
    if node.isNull {
      bag.report(.nullValue, "the path item is null; it is taken as empty", at: node.location)
      return PathItem(node: node, path: path)
    }
    guard let mapping = object(node, "path item") else { return nil }
    return nested(node) { pathItem(mapping, node, path) }
  }

  /// A path item, the reference that stands for it, or both together: what stands beside the `$ref` adds to what it leads to, and
  /// wins over it.
  func referencedPathItem(_ node: Node, _ path: ObjectPath) -> Referenced<PathItem>? {
    guard case .mapping(let mapping) = node.content, let text = mapping["$ref"]?.strictString,
      mapping.entries.contains(where: { PathItemKeyword.table.find($0.key)?.word.addsToReference == true })
    else { return referenced(node, path, pathItem) }
    let item = pathItem(Mapping(mapping.entries.filter { $0.key != "$ref" }), node, path)
    guard let base = follow(text, node, pathItem) else { return .value(item) }
    for operation in base.operations {
      if let own = item.operations.first(where: { $0.method == operation.method }) {
        bag.add(
          Diagnostic(
            .referenceSiblings, .warning, "`\(own.method)` stands here and in `\(text)`; the one here is used",
            at: own.location, notes: [.init("the other is here", at: operation.location)]))
      } else {
        item.operations.append(operation)
      }
    }
    item.parameters = unique(item.parameters + base.parameters)
    if item.servers.isEmpty { item.servers = base.servers }
    item.summary = item.summary ?? base.summary
    item.description = item.description ?? base.description
    return .value(item)
  }

  private func pathItem(_ mapping: Mapping, _ node: Node, _ path: ObjectPath) -> PathItem {
    let item = PathItem(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, PathItemKeyword.self, &item.extensions) else { continue }
      switch word {
      case .get, .put, .post, .delete, .options, .head, .patch, .trace, .query:
        guard let method = word.method else { continue }
        append(entry.value, method, ObjectPath(parent: path, .key(entry.key)), to: item)
      case .additionalOperations: readAdditionalOperations(entry, path, item)
      case .summary: item.summary = text(entry)
      case .description: item.description = text(entry)
      case .servers: item.servers = list(entry, path, server)
      case .parameters: readSharedParameters(entry, path, item)
      case .reference: reportIgnored(entry, expected: "a string")
      }
    }
    if version == .swagger20 { addSharedBody(mapping, path, item) }
    checkQuerystrings(item.parameters)
    for operation in item.operations where item.hasQuerystring || operation.hasQuerystring {
      checkQuerystrings(item.parameters + operation.parameters)
    }
    return item
  }

  private func readSharedParameters(_ entry: YAML.Entry, _ path: ObjectPath, _ item: PathItem) {
    item.parameters = version == .swagger20 ? swaggerParameters(entry, path) : parameters(entry, path)
  }

  private func append(_ node: Node, _ method: HTTPMethod, _ path: ObjectPath, to item: PathItem) {
    if let mapping = node.mapping, let reference = mapping["$ref"], let text = reference.strictString {
      reportMisplaced(text, "an operation", reference)
      _ = follow(text, node) { target, place in append(target, method, place, to: item) }
      return
    }
    if node.isNull {
      bag.report(.nullValue, "the operation is null; it is taken as absent", at: node.location)
      return
    }
    if let operation = self.operation(node, method, path) { item.operations.append(operation) }
  }

  /// Methods that have no key of their own (3.2).
  private func readAdditionalOperations(_ entry: YAML.Entry, _ path: ObjectPath, _ item: PathItem) {
    guard let mapping = object(entry.value, "map of additional operations") else { return }
    for method in mapping.entries {
      if let fixed = PathItemKeyword(rawValue: method.key.lowercased()), fixed.method?.description == method.key {
        bag.report(
          .conflictingOperation, "`\(method.key)` has a key of its own, `\(fixed.rawValue)`", at: method.keyLocation,
          help: "move the operation to `\(fixed.rawValue)`")
        continue
      }
      guard HeaderName.isToken(method.key) else {
        bag.report(
          .conflictingOperation, "`\(method.key)` cannot be the method of a request", at: method.keyLocation)
        continue
      }
      append(
        method.value, .other(method.key), ObjectPath(parent: path, .entry(entry.key, method.key)), to: item)
    }
  }
}

extension PathItemKeyword {
  /// Whether the key says something that a referenced path item does not say already.
  fileprivate var addsToReference: Bool {
    switch self {
    case .reference, .summary, .description: false
    default: true
    }
  }
}
