/// What of a value does not fit its schema (JSON Schema 2020-12, as OpenAPI 3.1 uses it).
///
/// Only what is certain is found: `oneOf` is content with more than one fit, a pattern that cannot be read holds, and what a
/// service alone must send (`readOnly`) may be missing.
struct SchemaCheck {
  /// Something that does not fit.
  struct Fault {
    /// The way to it from the value's root, as a JSON pointer.
    let pointer: String
    let reason: String
    /// Where the schema stands, as the description has it.
    let at: MockValue?
  }

  let schemas: [String: MockValue]

  /// The first things that do not fit, at most ten.
  func faults(_ value: MockValue, _ schema: MockValue, at place: MockValue? = nil) -> [Fault] {
    var faults: [Fault] = []
    check(value, schema, "", schema["@"] ?? place, 0, &faults)
    return Array(faults.prefix(10))
  }

  /// Whether a value fits.
  func fits(_ value: MockValue, _ schema: MockValue) -> Bool { faults(value, schema).isEmpty }

  /// What a reference leads to.
  func target(_ schema: MockValue) -> MockValue? { schema["$ref"]?.text.flatMap { schemas[$0] } }

  private func check(
    _ value: MockValue, _ schema: MockValue, _ pointer: String, _ place: MockValue?, _ depth: Int,
    _ faults: inout [Fault]
  ) {
    guard depth < 100, faults.count < 10 else { return }
    let place = schema["@"] ?? place
    func fail(_ reason: String) { faults.append(Fault(pointer: pointer, reason: reason, at: place)) }
    if case .bool(false) = schema { return fail("nothing is allowed here") }
    guard case .object = schema else { return }
    if value.isNull, schema["nullable"]?.isTrue == true { return }
    if let target = target(schema) { check(value, target, pointer, place, depth + 1, &faults) }
    for part in schema.list("allOf") { check(value, part, pointer, place, depth + 1, &faults) }
    for name in ["oneOf", "anyOf"] {
      let choices = schema.list(name)
      guard !choices.isEmpty else { continue }
      let tries = choices.map { choice in
        var found: [Fault] = []
        check(value, choice, pointer, place, depth + 1, &found)
        return found
      }
      if tries.contains(where: \.isEmpty) { continue }
      if tries.count == 1 {
        faults += tries[0]
      } else {
        fail("\(shown(value, schema)) fits none of \(choices.count) choices")
      }
    }
    let types = schema.list("type").compactMap(\.text)
    if !types.isEmpty, !types.contains(where: { Self.isOf(value, $0) }) {
      return fail("\(shown(value, schema)) is no \(types.joined(separator: " or "))")
    }
    if let const = schema["const"], !value.isSame(as: const) { fail("\(shown(value, schema)) is not \(const)") }
    if let values = schema["enum"]?.elements, !values.contains(where: { value.isSame(as: $0) }) {
      fail("\(shown(value, schema)) is none of \(values.prefix(12).map(\.description).joined(separator: ", "))")
    }
    switch value {
    case .number: ValueLimits(schema).number(value).map(fail)
    case .string(let text): ValueLimits(schema).string(text).map(fail)
    case .array(let elements):
      ValueLimits(schema).count(elements.count, "minItems", "maxItems", "elements").map(fail)
      let prefix = schema.list("prefixItems")
      for (index, element) in elements.enumerated() {
        let item = index < prefix.count ? prefix[index] : schema["items"]
        if let item { check(element, item, "\(pointer)/\(index)", place, depth + 1, &faults) }
      }
    case .object(let members): checkMembers(members, schema, pointer, place, depth, &faults)
    case .null, .bool: break
    }
  }

  private func checkMembers(
    _ members: [MockValue.Member], _ schema: MockValue, _ pointer: String, _ place: MockValue?, _ depth: Int,
    _ faults: inout [Fault]
  ) {
    ValueLimits(schema).count(members.count, "minProperties", "maxProperties", "members").map {
      faults.append(Fault(pointer: pointer, reason: $0, at: place))
    }
    let properties = schema["properties"]
    for name in schema.list("required").compactMap(\.text) where !members.contains(where: { $0.name == name }) {
      let property = properties?[name]
      if let property, isReadOnly(property) { continue }
      faults.append(Fault(pointer: pointer, reason: "`\(name)` is missing", at: property?["@"] ?? place))
    }
    for (name, value) in members {
      let next = "\(pointer)/\(name)"
      if let property = properties?[name] {
        check(value, property, next, place, depth + 1, &faults)
      } else if let additional = schema["additionalProperties"], schema["patternProperties"] == nil {
        if case .bool(false) = additional {
          faults.append(Fault(pointer: pointer, reason: "no property is called `\(name)`", at: place))
        } else {
          check(value, additional, next, place, depth + 1, &faults)
        }
      }
    }
  }

  private func isReadOnly(_ schema: MockValue) -> Bool {
    schema["readOnly"]?.isTrue == true || target(schema)?["readOnly"]?.isTrue == true
  }

  static func isOf(_ value: MockValue, _ type: String) -> Bool {
    let kind = value.kind
    return kind == type || (kind == "integer" && type == "number")
  }

  /// A value as a message shows it: short, and not at all where the document calls it a secret.
  private func shown(_ value: MockValue, _ schema: MockValue) -> String {
    if schema["format"]?.text == "password" || schema["secret"]?.isTrue == true { return "the secret" }
    let text = value.description
    return text.count <= 60 ? text : "\(text.prefix(57))…"
  }
}
