/// Makes values from schemas: the document's example where it has one, else a value that fits, the same for the same seed.
struct SampleValue {
  let schemas: [String: MockValue]
  private var state: UInt64
  /// The references that are being followed, so that a cycle ends.
  private var path: [String] = []

  /// A maker whose values follow from a seed and a name, for instance that of the operation.
  init(schemas: [String: MockValue], seed: UInt64, name: String) {
    self.schemas = schemas
    // FNV-1a, so that the values of one operation do not move when another is added.
    state = name.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// A value of a schema.
  mutating func value(_ schema: MockValue) -> MockValue { value(schema, name: "value", 0) }

  /// SplitMix64.
  private mutating func next(_ below: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, below)))
  }

  private mutating func value(_ schema: MockValue, name: String, _ depth: Int) -> MockValue {
    // Examples are prose to many authors: one that does not fit says nothing.
    if let example = schema["example"], SchemaCheck(schemas: schemas).fits(example, schema) { return example }
    if let const = schema["const"] { return const }
    if let values = schema["enum"]?.elements, !values.isEmpty {
      let values = values.filter { !$0.isNull }
      return values.isEmpty ? .null : values[next(values.count)]
    }
    if let reference = schema["$ref"]?.text, schema.members?.count ?? 0 <= 2 || schema["properties"] == nil {
      guard let target = schemas[reference], path.count < 12 else { return .null }
      path.append(reference)
      defer { path.removeLast() }
      return value(target, name: name, depth)
    }
    for key in ["oneOf", "anyOf"] where !schema.list(key).isEmpty {
      return choice(schema, schema.list(key), name: name, depth)
    }
    let merged = merged(schema)
    if let fallback = merged["default"], !fallback.isNull { return fallback }
    let types = merged.list("type").compactMap(\.text)
    switch types.first(where: { $0 != "null" }) {
    case "string": return .string(SampleText.text(merged, name: name, number: next(1_000_000)))
    case "integer": return number(merged, isWhole: true)
    case "number": return number(merged, isWhole: false)
    case "boolean": return .bool(next(2) == 0)
    case "array": return array(merged, name: name, depth)
    case "object": return object(merged, depth)
    case nil where types.isEmpty && merged["properties"] != nil: return object(merged, depth)
    case nil where types.isEmpty && merged["items"] != nil: return array(merged, name: name, depth)
    case nil where types.isEmpty: return .object([])
    default: return .null
    }
  }

  /// The first alternative that is not null and does not lead back here.
  private mutating func choice(
    _ schema: MockValue, _ choices: [MockValue], name: String, _ depth: Int
  ) -> MockValue {
    let usable = choices.filter { $0.list("type").map(\.text) != ["null"] }
    let open = usable.first(where: { choice in choice["$ref"]?.text.map { !path.contains($0) } ?? true })
    guard let chosen = open ?? usable.first else { return .null }
    var value = value(chosen, name: name, depth)
    if schema["properties"] != nil || !schema.list("allOf").isEmpty {
      for member in object(merged(schema), depth).members ?? [] where value[member.name] == nil {
        value[member.name] = member.value
      }
    }
    if let property = schema["discriminator"]?["property"]?.text {
      let mapped = schema["discriminator"]?["mapping"]?.members?.first { $0.value.text == chosen["$ref"]?.text }?.name
      let known = chosen["$ref"]?.text
      let constant = known.flatMap { schemas[$0] }.map { merged($0) }?["properties"]?[property]
      let isFixed = constant?["const"] != nil || constant?["enum"] != nil
      if let word = mapped ?? (isFixed ? nil : known) { value[property] = .string(word) }
    }
    return value
  }

  /// A schema with what it refers to and is composed of, as one.
  private func merged(_ schema: MockValue, _ depth: Int = 0) -> MockValue {
    var parts = schema.list("allOf")
    if let target = schema["$ref"]?.text.flatMap({ schemas[$0] }) { parts.insert(target, at: 0) }
    guard !parts.isEmpty, depth < 20 else { return schema }
    var result = MockValue.object([])
    for part in parts.map({ merged($0, depth + 1) }) + [schema] {
      for (key, value) in part.members ?? [] where key != "allOf" && key != "$ref" {
        switch (key, result[key], value) {
        case ("properties", .object(let old)?, .object(let new)):
          result[key] = .object(old.filter { member in !new.contains { $0.name == member.name } } + new)
        case ("required", .array(let old)?, .array(let new)): result[key] = .array(old + new)
        default: result[key] = value
        }
      }
    }
    return result
  }

  private mutating func object(_ schema: MockValue, _ depth: Int) -> MockValue {
    let required = Set(schema.list("required").compactMap(\.text))
    var members: [MockValue.Member] = []
    for (name, property) in schema["properties"]?.members ?? [] {
      if property["writeOnly"]?.isTrue == true { continue }
      let leadsBack = Self.references(property).contains { path.contains($0) }
      if !required.contains(name), depth >= 5 || leadsBack { continue }
      members.append((name, value(property, name: name, depth + 1)))
    }
    return .object(members)
  }

  private mutating func array(_ schema: MockValue, name: String, _ depth: Int) -> MockValue {
    let prefix = schema.list("prefixItems")
    if !prefix.isEmpty { return .array(prefix.map { value($0, name: name, depth + 1) }) }
    let least = schema["minItems"]?.int ?? 0
    guard let items = schema["items"] else { return .array([]) }
    let leadsBack = depth >= 5 || Self.references(items).contains { path.contains($0) }
    let wanted = leadsBack ? least : max(least, min(2, schema["maxItems"]?.int ?? 2))
    return .array((0..<min(wanted, 100)).map { _ in value(items, name: name, depth + 1) })
  }

  /// The schemas that a property leads to at once.
  private static func references(_ schema: MockValue) -> [String] {
    let here = schema["$ref"]?.text.map { [$0] } ?? []
    let parts = ["allOf", "oneOf", "anyOf"].flatMap { schema.list($0) } + (schema["items"].map { [$0] } ?? [])
    return here + parts.compactMap { $0["$ref"]?.text }
  }

  private mutating func number(_ schema: MockValue, isWhole: Bool) -> MockValue {
    var low = schema["minimum"]?.double ?? schema["exclusiveMinimum"]?.double.map { $0 + 1 } ?? 0
    let high = schema["maximum"]?.double ?? schema["exclusiveMaximum"]?.double.map { $0 - (isWhole ? 1 : 0.5) }
    if let high, low > high { low = high }
    let room = min((high ?? low + 100) - low, 1000)
    let step = schema["multipleOf"]?.double ?? 1
    let count = Int(max(0, room / max(step, 1e-6)))
    var value = low + Double(next(count + 1)) * step
    if let multiple = schema["multipleOf"]?.double, multiple > 0 {
      value = (value / multiple).rounded(.up) * multiple
    }
    // Beyond 2^53 and in exponents nothing is gained.
    guard isWhole, abs(value) < 1e15 else { return .number(isWhole ? "0" : "\(value)") }
    return .number(String(Int64(value.rounded(.up))))
  }
}
