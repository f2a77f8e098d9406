/// Any JSON value. Objects keep the order of their members, and numbers their text.
public enum JSONValue: Sendable {
  /// The literal `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, with all its digits.
  case number(JSONNumberText)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Members in the order in which they came.
  case object(JSONObject)
}

extension JSONValue: Hashable {}

extension JSONValue {
  /// What kind of value this is.
  public var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether it is null.
  public var isNull: Bool { self == .null }
  /// The boolean, if it is one.
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The text, if it is a string.
  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
  /// The number with its spelling, if it is one.
  public var numberValue: JSONNumberText? { if case .number(let value) = self { value } else { nil } }
  /// A whole number that fits; `3.0` is one.
  public var intValue: Int? { numberValue?.int }
  /// The nearest `Double`, if it is a number in range.
  public var doubleValue: Double? { numberValue?.double }
  /// The elements, if it is an array.
  public var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  /// The members, if it is an object.
  public var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The member `key`, or nil where it is absent or this is no object. Setting nil removes it; setting a member of a
  /// null makes it an object.
  public subscript(key: String) -> JSONValue? {
    get { objectValue?[key] }
    set {
      var object = objectValue ?? JSONObject()
      if case .null = self {} else if objectValue == nil { return }
      object[key] = newValue
      self = .object(object)
    }
  }

  /// The element at `index`, or nil where there is none.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The value at a JSON pointer (RFC 6901), or nil where there is none.
  public func at(_ pointer: String) -> JSONValue? {
    guard let tokens = JSONPointerToken.tokens(pointer) else { return nil }
    var value = self
    for token in tokens {
      guard let next = value[token] ?? JSONPointerToken.arrayIndex(token).flatMap({ value[$0] }) else { return nil }
      value = next
    }
    return value
  }

  /// Reads the value as a model.
  public func decode<T: JSONDecodable>(_ type: T.Type = T.self) throws -> T {
    try JSONReader.decode(type, from: JSONWriter.encode(self))
  }

  /// The tree of what `value` writes.
  public init(encoding value: some JSONEncodable) throws {
    self = try JSONDocument.parse(JSONWriter.encode(value)).root.value
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value as compact JSON.
  public var description: String { (try? JSONWriter.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
