import YAML

/// Finds the schemas of a file that give themselves an `$id`, anywhere in it.
struct SchemaResources {
  /// A node that waits to be looked at.
  private struct Place {
    let node: Node
    let tokens: [String]
    let scope: FileScope
    /// Whether the node's keys are names of the document's own, not keywords.
    let holdsNames: Bool
  }

  /// Gives every such schema of the file a scope; `number` hands out the scopes' numbers.
  static func gather(in file: FileScope, number: () -> Int) -> [FileScope] {
    guard file.marks.contains(.identifiers) else { return [] }
    var found: [FileScope] = []
    var visited: Set<ObjectIdentifier> = []
    var stack = [Place(node: file.root, tokens: [], scope: file, holdsNames: false)]
    while let place = stack.popLast() {
      switch place.node.content {
      case .scalar: continue
      case .sequence(let elements):
        for (index, element) in elements.enumerated().reversed() {
          stack.append(
            Place(node: element, tokens: place.tokens + [String(index)], scope: place.scope, holdsNames: false))
        }
      case .mapping(let mapping):
        guard visited.insert(ObjectIdentifier(place.node)).inserted else { continue }
        var scope = place.scope
        if !place.tokens.isEmpty, !place.holdsNames, let identifier = mapping["$id"]?.strictString,
          !identifier.hasPrefix("#")
        {
          scope = FileScope(
            number: number(), node: place.node, tokens: place.tokens, identifier: identifier, in: place.scope)
          file.resources[ObjectIdentifier(place.node)] = scope
          found.append(scope)
        }
        for entry in mapping.entries.reversed() where place.holdsNames || !isValue(entry.key) {
          stack.append(
            Place(
              node: entry.value, tokens: place.tokens + [entry.key], scope: scope,
              holdsNames: !place.holdsNames && mapsOfNames.contains(entry.key)))
        }
      }
    }
    return found
  }

  /// Keywords whose value maps names to objects.
  private static let mapsOfNames: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas", "parameters", "responses",
    "requestBodies", "headers", "paths", "webhooks", "pathItems", "callbacks", "content", "mediaTypes",
  ]

  /// Whether a keyword holds a value, in which `$id` is as good as any other key.
  private static func isValue(_ key: String) -> Bool {
    switch key {
    case "example", "examples", "default", "const", "enum", "value", "dataValue": true
    default: key.hasPrefix("x-")
    }
  }
}
