import Diagnostics
import OpenAPI
import YAML

/// Writes schemas down as a mock's engine reads them: JSON Schema with the place of each, references by keys.
///
/// A class, because what is referred to is noted while other schemas are written.
final class MockSchemas {
  private let document: Document
  /// What a place calls a file that was read.
  private let shown: (String) -> String
  private var keys: [ObjectIdentifier: String] = [:]
  private var taken: Set<String> = []
  private var pending: [(key: String, schema: Schema)] = []

  init(_ document: Document, _ shown: @escaping (String) -> String) {
    self.document = document
    self.shown = shown
  }

  /// A place: the line alone where it is in the document itself.
  func place(_ location: SourceLocation) -> OrderedJSON {
    location.file == document.location.file
      ? .integer(location.line) : .string("\(shown(location.file)):\(location.line)")
  }

  /// The schemas that were referred to, and those that they refer to; to be asked last.
  func reached() -> [(key: String, schema: OrderedJSON)] {
    var reached: [(key: String, schema: OrderedJSON)] = []
    var index = 0
    while index < pending.count {
      reached.append((pending[index].key, json(pending[index].schema)))
      index += 1
    }
    return reached.sorted { $0.key < $1.key }
  }

  /// A schema as it stands, its references by key.
  func json(_ schema: Schema) -> OrderedJSON {
    if let boolean = schema.boolean { return .boolean(boolean) }
    var members: [OrderedJSON.Member] = [.init("@", place(schema.location))]
    func add(_ name: String, _ value: OrderedJSON?) {
      if let value { members.append(.init(name, value)) }
    }
    if let target = (schema.reference ?? schema.applicators?.dynamicReference).flatMap({ document.resolve($0) }) {
      add("$ref", .string(key(of: target)))
    }
    let types = schema.types.names
    if !types.isEmpty { add("type", .array(types.map { .string($0) })) }
    if schema.nullable { add("nullable", .boolean(true)) }
    add("format", schema.format.map { .string($0) })
    add("enum", schema.enumeration.map { .array($0.compactMap { NodeJSON.of($0) }) })
    add("const", schema.const.flatMap { NodeJSON.of($0) })
    add("default", schema.defaultValue.flatMap { NodeJSON.of($0) })
    add("example", schema.examples.lazy.compactMap { NodeJSON.of($0) }.first)
    if schema.readOnly { add("readOnly", .boolean(true)) }
    if schema.writeOnly { add("writeOnly", .boolean(true)) }
    if schema.extensions["x-clientsmith-secret"]?.bool == true { add("secret", .boolean(true)) }
    if let constraints = schema.constraints { constraint(constraints, add) }
    if !schema.properties.isEmpty {
      add("properties", .object(schema.properties.map { .init($0.name, json($0.value)) }))
    }
    if !schema.required.isEmpty { add("required", .array(schema.required.map { .string($0) })) }
    add("additionalProperties", schema.additionalProperties.map(json))
    if schema.applicators?.patternProperties.isEmpty == false { add("patternProperties", .boolean(true)) }
    add("items", schema.items.map(json))
    for (name, parts) in [
      ("prefixItems", schema.prefixItems), ("allOf", schema.allOf), ("anyOf", schema.anyOf), ("oneOf", schema.oneOf),
    ] where !parts.isEmpty { add(name, .array(parts.map(json))) }
    if let discriminator = schema.discriminator { add("discriminator", json(discriminator)) }
    return .object(members)
  }

  private func json(_ discriminator: Discriminator) -> OrderedJSON {
    let mapping = discriminator.mapping.compactMap { mapping in
      document.resolve(mapping.reference).map { OrderedJSON.Member(mapping.value, .string(key(of: $0))) }
    }
    return .members([
      "property": .string(discriminator.propertyName), "mapping": mapping.isEmpty ? nil : .object(mapping),
    ])
  }

  private func constraint(_ constraints: SchemaConstraints, _ add: (String, OrderedJSON?) -> Void) {
    func bound(_ bound: SchemaConstraints.Bound?, _ name: String, _ exclusive: String) {
      guard let bound, bound.value.isFinite else { return }
      add(bound.isExclusive ? exclusive : name, NodeJSON.number(bound.value))
    }
    bound(constraints.minimum, "minimum", "exclusiveMinimum")
    bound(constraints.maximum, "maximum", "exclusiveMaximum")
    if let multiple = constraints.multipleOf, multiple.isFinite { add("multipleOf", NodeJSON.number(multiple)) }
    add("pattern", constraints.pattern.map { .string($0) })
    for (name, count) in [
      ("minLength", constraints.minLength), ("maxLength", constraints.maxLength), ("minItems", constraints.minItems),
      ("maxItems", constraints.maxItems), ("minProperties", constraints.minProperties),
      ("maxProperties", constraints.maxProperties),
    ] { add(name, count.map { .integer($0) }) }
  }

  /// The key of a schema that is referred to: a component's name, else its whole identity.
  private func key(of schema: Schema) -> String {
    let identity = ObjectIdentifier(schema)
    if let key = keys[identity] { return key }
    let tokens = schema.path.tokens
    let isComponent = schema.path.file.isEmpty && tokens.count == 3 && tokens.starts(with: ["components", "schemas"])
    var key = isComponent ? tokens[2] : schema.path.description
    // What a schema means in one dynamic scope stands at the same place as the schema.
    while !taken.insert(key).inserted { key += "'" }
    keys[identity] = key
    pending.append((key, schema))
    return key
  }
}

/// Values of a document as JSON.
enum NodeJSON {
  /// How many values of an example are written down: aliases can make a few lines of YAML into millions.
  private static let most = 20_000

  /// nil where there are too many of them.
  static func of(_ node: Node) -> OrderedJSON? {
    var left = most
    let json = json(node, &left, 0)
    return left > 0 ? json : nil
  }

  private static func json(_ node: Node, _ left: inout Int, _ depth: Int) -> OrderedJSON {
    left -= 1
    guard left > 0, depth < 100 else {
      left = 0
      return .null
    }
    switch node.kind {
    case .null: return .null
    case .boolean: return .boolean(node.bool ?? false)
    case .integer, .number: return number(node)
    case .string: return .string(node.string ?? "")
    case .sequence: return .array((node.elements ?? []).map { json($0, &left, depth + 1) })
    case .mapping:
      return .object((node.mapping?.entries ?? []).map { .init($0.key, json($0.value, &left, depth + 1)) })
    }
  }

  private static func number(_ node: Node) -> OrderedJSON {
    if let integer = node.integer { return .integer(integer) }
    let text = node.string ?? ""
    // Beyond `Int` the digits are the only spelling that loses nothing.
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    if !digits.isEmpty, digits.first != 0x30, digits.allSatisfy({ (0x30...0x39).contains($0) }) { return .number(text) }
    guard let number = node.number, number.isFinite else { return .string(text) }
    return Self.number(number)
  }

  /// A finite number, without a fraction of nothing.
  static func number(_ value: Double) -> OrderedJSON {
    abs(value) < 1e15 && value == value.rounded() ? .number(String(Int64(value))) : .number("\(value)")
  }
}
