import ClientsmithRuntime
import YAML

/// One example that a document gives for a schema, with the Swift type it should be read as.
struct DocumentExample {
  let pointer: JSONPointer
  /// `Pet`, or `[Pet]`.
  let type: String
  let value: JSONValue
}

/// Finds the examples of a document: those of schemas, and those beside the schema of a JSON body.
struct DocumentExamples {
  /// Swift types by the place of their schema.
  private let models: [JSONPointer: String]
  private let root: Node
  private(set) var found: [DocumentExample] = []

  init(of root: Node, models: [JSONPointer: String]) {
    self.root = root
    self.models = models
    visit(root, at: .root, depth: 0)
  }

  private mutating func visit(_ node: Node, at pointer: JSONPointer, depth: Int) {
    guard depth < 100 else { return }
    for (index, element) in (node.elements ?? []).enumerated() {
      visit(element, at: pointer.appending(index), depth: depth + 1)
    }
    guard let mapping = node.mapping else { return }
    if let type = models[pointer] {
      add(mapping["example"], type, pointer.appending("example"))
      for (index, example) in (mapping["examples"]?.elements ?? []).enumerated() {
        add(example, type, pointer.appending("examples").appending(index))
      }
    }
    if pointer.parent?.tokens.last == "content", pointer.tokens.last?.contains("json") == true,
      let schema = mapping["schema"], let type = type(of: schema, at: pointer.appending("schema"), depth: 0)
    {
      add(mapping["example"], type, pointer.appending("example"))
      for entry in mapping["examples"]?.mapping?.entries ?? [] {
        let example = target(of: entry.value)
        add(example["value"] ?? example["dataValue"], type, pointer.appending("examples").appending(entry.key))
      }
    }
    for entry in mapping where !["example", "examples", "default", "enum", "const"].contains(entry.key) {
      visit(entry.value, at: pointer.appending(entry.key), depth: depth + 1)
    }
  }

  /// Null is left out: for a nullable schema it is the concern of the property that holds it.
  private mutating func add(_ node: Node?, _ type: String, _ pointer: JSONPointer) {
    guard let node, !node.isNull, let value = Self.value(of: node, depth: 0) else { return }
    found.append(DocumentExample(pointer: pointer, type: type, value: value))
  }

  /// The Swift type of a schema that has one, or of an array of such.
  private func type(of schema: Node, at pointer: JSONPointer, depth: Int) -> String? {
    guard depth < 10 else { return nil }
    if let model = models[pointer] { return model }
    if let reference = schema["$ref"]?.string, reference.hasPrefix("#") {
      guard let target = JSONPointer(fragment: reference), let node = root.at(target) else { return nil }
      return type(of: node, at: target, depth: depth + 1)
    }
    guard schema["type"]?.string == "array", let items = schema["items"] else { return nil }
    return type(of: items, at: pointer.appending("items"), depth: depth + 1).map { "[\($0)]" }
  }

  private func target(of node: Node) -> Node {
    guard let reference = node["$ref"]?.string, let pointer = JSONPointer(fragment: reference) else { return node }
    return root.at(pointer) ?? node
  }

  /// The JSON that a YAML value stands for; nil where it stands for none.
  static func value(of node: Node, depth: Int) -> JSONValue? {
    guard depth < 200 else { return nil }
    switch node.kind {
    case .null: return .null
    case .boolean: return node.bool.map(JSONValue.bool)
    case .integer, .number:
      return (node.string.flatMap { JSONNumberText($0) } ?? node.number.flatMap { JSONNumberText($0) })
        .map(JSONValue.number)
    case .string: return node.string.map(JSONValue.string)
    case .sequence:
      let elements = node.elements ?? []
      let values = elements.compactMap { value(of: $0, depth: depth + 1) }
      return values.count == elements.count ? .array(values) : nil
    case .mapping:
      var object = JSONObject()
      for entry in node.mapping?.entries ?? [] { object[entry.key] = value(of: entry.value, depth: depth + 1) }
      return .object(object)
    }
  }
}
