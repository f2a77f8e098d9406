/// A parameter's value as the styles of OpenAPI see it: a text, a list or named members (RFC 6570 section 2.3).
public enum ParameterContent: Sendable, Hashable {
  /// No value: the parameter, element or member is left out.
  case absent
  /// One text, not yet encoded.
  case text(String)
  /// The JSON text of a number or boolean: like a text, but without quotes where a style falls back on JSON.
  case literal(String)
  /// An array.
  case list([ParameterContent])
  /// An object; the members keep their order.
  case members([Member])

  /// One property of an object.
  public struct Member: Sendable, Hashable {
    /// The property's name, not yet encoded.
    public let name: String
    /// Its value.
    public let value: ParameterContent

    /// A property and its value.
    public init(_ name: String, _ value: ParameterContent) {
      self.name = name
      self.value = value
    }
  }
}

extension ParameterContent {
  /// Whether RFC 6570 calls the value undefined: absent, or a list or object with nothing in it.
  var isUndefined: Bool {
    switch self {
    case .absent: true
    case .text, .literal: false
    case .list(let elements): elements.allSatisfy(\.isUndefined)
    case .members(let members): members.allSatisfy(\.value.isUndefined)
    }
  }

  /// The texts of a list's elements, of which those without a value are left out.
  static func texts(of elements: [ParameterContent]) -> [String] {
    var texts: [String] = []
    for element in elements where !element.isUndefined { texts.append(element.flatText) }
    return texts
  }

  /// Whether it has parts.
  var isStructure: Bool {
    switch self {
    case .absent, .text, .literal: false
    case .list, .members: true
    }
  }

  /// The value as text: JSON where a style has no room for a structure.
  @inline(never)
  var flatText: String {
    switch self {
    case .text(let text), .literal(let text): text
    case .absent, .list, .members: jsonValue.description
    }
  }

  private var jsonValue: JSONValue {
    switch self {
    case .absent: .null
    case .text(let text): .string(text)
    case .literal(let text): (try? JSONReader.decode(JSONValue.self, from: text.utf8)) ?? .string(text)
    case .list(let elements): .array(elements.map(\.jsonValue))
    case .members(let members): .object(JSONObject(members.map { ($0.name, $0.value.jsonValue) }))
    }
  }
}

extension ParameterContent {
  /// The content of a JSON tree: numbers and booleans by their JSON text, null as absent.
  public init(_ value: JSONValue) {
    switch value {
    case .null: self = .absent
    case .bool(let flag): self = .literal(flag ? "true" : "false")
    case .number(let number): self = .literal(number.description)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { ParameterContent($0) })
    case .object(let object): self = .members(object.map { Member($0.key, ParameterContent($0.value)) })
    }
  }
}
