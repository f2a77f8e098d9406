/// Reads the parameters of a request back into values, by the styles of OpenAPI 3.2 section 4.12.3.
struct ParameterReader {
  let schemas: [String: MockValue]

  /// The value of a parameter, nil where the request has none; a text where it cannot be what the schema says.
  func value(_ parameter: MockValue, _ request: WireRequest, _ route: MockRoute) -> MockValue? {
    let name = parameter["name"]?.text ?? ""
    let schema = parameter["schema"] ?? .object([])
    switch parameter["in"]?.text {
    case "path":
      guard let raw = route.parameters[name] else { return nil }
      return path(raw, parameter, schema)
    case "header":
      guard let text = request.header(name.lowercased()) else { return nil }
      if parameter["content"] != nil { return parsed(text) }
      return separated(text, ",", schema, decodes: false)
    case "cookie":
      let pairs = request.header("cookie")?.split(separator: ";") ?? []
      for pair in pairs {
        let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, parts[0] == name { return separated(parts[1], ",", schema) }
      }
      return nil
    case "query": return query(name, parameter, schema, request)
    case "querystring": return request.query.isEmpty ? nil : .string(String(request.query))
    default: return nil
    }
  }

  /// The names in a query that a parameter accounts for; nil where it may account for any.
  func queryNames(_ parameter: MockValue, in request: WireRequest) -> Set<String>? {
    let name = parameter["name"]?.text ?? ""
    switch parameter["in"]?.text {
    case "querystring": return nil
    case "query": break
    default: return []
    }
    let schema = resolved(parameter["schema"] ?? .object([]))
    if parameter["style"]?.text == "deepObject" {
      return Set(request.queryItems.map(\.name).filter { $0.hasPrefix("\(name)[") })
    }
    guard Self.isObject(schema), parameter["explode"]?.isTrue == true, parameter["content"] == nil else {
      return [name]
    }
    if schema["additionalProperties"] != nil || schema["properties"] == nil { return nil }
    return Set((schema["properties"]?.members ?? []).map(\.name) + [name])
  }

  private func query(
    _ name: String, _ parameter: MockValue, _ schema: MockValue, _ request: WireRequest
  ) -> MockValue? {
    let items = PercentText.pairs(request.query, isRaw: true)
    let shape = resolved(schema)
    if parameter["content"] != nil {
      return items.first { $0.name == name }.map { parsed(PercentText.decoded($0.value, plusIsSpace: true)) }
    }
    if parameter["style"]?.text == "deepObject" { return deep(name, items, shape) }
    let explodes = parameter["explode"]?.isTrue == true
    if Self.isObject(shape), explodes {
      let members = items.filter { shape["properties"]?[$0.name] != nil }
      if members.isEmpty { return nil }
      return .object(
        members.map { item in
          (
            item.name,
            Self.coerced(PercentText.decoded(item.value, plusIsSpace: true), shape["properties"]?[item.name], self)
          )
        })
    }
    let values = items.filter { $0.name == name }.map(\.value)
    guard let first = values.first else { return nil }
    if isArray(shape), explodes {
      return .array(
        values.map { Self.coerced(PercentText.decoded($0, plusIsSpace: true), shape["items"], self) })
    }
    let separator: Character =
      switch parameter["style"]?.text {
      case "spaceDelimited": " "
      case "pipeDelimited": "|"
      case "tabDelimited": "\t"
      default: ","
      }
    guard separator != "," else { return separated(first, ",", schema, plusIsSpace: true) }
    // These separators come encoded.
    return separated(PercentText.decoded(first, plusIsSpace: true), separator, schema, decodes: false)
  }

  private func deep(_ name: String, _ items: [(name: String, value: String)], _ shape: MockValue) -> MockValue? {
    var value = MockValue.object([])
    for item in items where item.name.hasPrefix("\(name)[") {
      let keys = item.name.dropFirst(name.count + 1).dropLast().split(separator: "][", omittingEmptySubsequences: false)
      guard let key = keys.first.map(String.init) else { continue }
      let text = PercentText.decoded(item.value, plusIsSpace: true)
      // Deeper ones have no rule in the specification: their texts are taken as they come.
      if keys.count == 1 { value[key] = Self.coerced(text, shape["properties"]?[key], self) }
    }
    return value.members?.isEmpty == true ? nil : value
  }

  private func path(_ raw: String, _ parameter: MockValue, _ schema: MockValue) -> MockValue {
    switch parameter["style"]?.text {
    case "label": return separated(raw.dropFirst(), parameter["explode"]?.isTrue == true ? "." : ",", schema)
    case "matrix":
      let pairs = raw.dropFirst().split(separator: ";")
      let values = pairs.map { $0.drop { $0 != "=" }.dropFirst() }
      return separated(values.joined(separator: ","), ",", schema)
    default: return separated(raw, ",", schema)
    }
  }

  /// A scalar, or a list or object whose parts stand behind one another.
  private func separated(
    _ text: some StringProtocol, _ separator: Character, _ schema: MockValue, decodes: Bool = true,
    plusIsSpace: Bool = false
  ) -> MockValue {
    func plain(_ text: some StringProtocol) -> String {
      decodes ? PercentText.decoded(text, plusIsSpace: plusIsSpace) : String(text)
    }
    let shape = resolved(schema)
    if isArray(shape) {
      if text.isEmpty { return .array([]) }
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      return .array(parts.map { part in Self.coerced(plain(part).trimmed, shape["items"], self) })
    }
    guard Self.isObject(shape) else { return Self.coerced(plain(text), schema, self) }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    var value = MockValue.object([])
    if parts.allSatisfy({ $0.contains("=") }) {
      for part in parts {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let key = plain(pair[0])
        value[key] = Self.coerced(plain(pair[1]), shape["properties"]?[key], self)
      }
    } else {
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        let key = plain(parts[index])
        value[key] = Self.coerced(plain(parts[index + 1]), shape["properties"]?[key], self)
      }
    }
    return value
  }

  private func parsed(_ text: String) -> MockValue {
    (try? MockValueParser.parse(Array(text.utf8))) ?? .string(text)
  }

  /// A schema behind its references, with one part of a composition in its place.
  func resolved(_ schema: MockValue, _ depth: Int = 0) -> MockValue {
    guard depth < 20 else { return schema }
    if let target = schema["$ref"]?.text.flatMap({ schemas[$0] }) { return resolved(target, depth + 1) }
    if schema["type"] == nil, schema["properties"] == nil, schema["items"] == nil {
      let parts = (schema.list("allOf") + schema.list("oneOf") + schema.list("anyOf")).map { resolved($0, depth + 1) }
      if let part = parts.first(where: { isArray($0) }) ?? parts.first(where: { Self.isObject($0) }) ?? parts.first {
        return part
      }
    }
    return schema
  }

  private func isArray(_ schema: MockValue) -> Bool {
    schema.list("type").contains { $0.text == "array" } || (schema["type"] == nil && schema["items"] != nil)
  }

  static func isObject(_ schema: MockValue) -> Bool {
    schema.list("type").contains { $0.text == "object" } || (schema["type"] == nil && schema["properties"] != nil)
  }

  /// A text as the value that its schema speaks of; a text where it can be nothing else.
  static func coerced(_ text: String, _ schema: MockValue?, _ reader: ParameterReader) -> MockValue {
    guard let schema else { return .string(text) }
    let check = SchemaCheck(schemas: reader.schemas)
    if check.fits(.string(text), schema) { return .string(text) }
    var candidates: [MockValue] = []
    if let number = Double(text), number.isFinite, (try? MockValueParser.parse(Array(text.utf8))) != nil {
      candidates.append(.number(text))
    }
    if text == "true" || text == "false" { candidates.append(.bool(text == "true")) }
    if text.isEmpty || text == "null" { candidates.append(.null) }
    return candidates.first { check.fits($0, schema) } ?? candidates.first ?? .string(text)
  }
}

extension StringProtocol {
  /// The text without spaces around it.
  var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    var end = start[...]
    while let last = end.last, last == " " || last == "\t" { end = end.dropLast() }
    return String(end)
  }
}
