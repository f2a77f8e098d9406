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

extension JSONValue: JSONCodable {
  /// Takes the whole value out of its document.
  public init(json: borrowing JSONReader) {
    let document = json.document
    let word = json.word
    switch word.kind {
    case .null: self = .null
    case .boolean: self = .bool(word.is(.yes))
    case .number: self = .number(JSONNumberText(unchecked: String(decoding: document.bytes(word), as: UTF8.self)))
    case .string: self = .string(document.string(at: json.index))
    case .array:
      var elements: [JSONValue] = []
      elements.reserveCapacity(word.length)
      var index = json.index + 2
      let end = document.tape[json.index + 1].next
      while index < end {
        elements.append(JSONValue(json: JSONReader(document: document, index: index)))
        index = document.after(index)
      }
      self = .array(elements)
    case .object:
      var object = JSONObject()
      // Cannot throw: an object stands here.
      try? json.forEachMember { name, value in
        object.append(document.string(at: name), JSONValue(json: JSONReader(document: document, index: value)))
      }
      self = .object(object)
    }
  }

  /// Writes the tree as it is.
  public func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let value): json.write(value)
    case .number(let value): value.write(to: &json)
    case .string(let value): json.write(value)
    case .array(let value): value.write(to: &json)
    case .object(let value): value.write(to: &json)
    }
  }
}

extension JSONValue: ExpressibleByNilLiteral {
  /// Null.
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .number(JSONNumberText(value)) }
}

extension JSONValue: ExpressibleByFloatLiteral {
  /// A number.
  public init(floatLiteral value: Double) { self.init(value) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object; of a name that occurs twice, the last value counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}

extension JSONValue {
  /// `true` or `false`.
  public init(_ value: Bool) { self = .bool(value) }
  /// A string.
  public init(_ value: String) { self = .string(value) }
  /// A whole number.
  public init(_ value: some FixedWidthInteger) { self = .number(JSONNumberText(value)) }
  /// A number, or null where it is not finite.
  public init(_ value: Double) { self = JSONNumberText(value).map(JSONValue.number) ?? .null }
}

/// Through other coders a value loses what no coder passes on: the order of members, the spelling of numbers, and digits
/// beyond those of 64-bit integers and doubles.
extension JSONValue: Codable {
  /// Decodes whatever is there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self.init(value)
    } else if let value = try? container.decode(UInt64.self) {
      self.init(value)
    } else if let value = try? container.decode(Double.self) {
      self.init(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      let members = try container.decode([String: JSONValue].self)
      self = .object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }
  }

  /// Encodes the tree; throws when a number is too large for any type of the encoder.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    case .object(let members):
      var container = encoder.container(keyedBy: JSONMemberKey.self)
      for (key, value) in members { try container.encode(value, forKey: JSONMemberKey(stringValue: key)) }
    default: try encodeScalar(to: encoder)
    }
  }

  private func encodeScalar(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .bool(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .number(let number):
      if let value: Int64 = number.integer() {
        try container.encode(value)
      } else if let value: UInt64 = number.integer() {
        try container.encode(value)
      } else if let value = number.double {
        try container.encode(value)
      } else {
        throw EncodingError.invalidValue(
          number, .init(codingPath: encoder.codingPath, debugDescription: "\(number) is too large for this encoder"))
      }
    default: try container.encodeNil()
    }
  }
}

private struct JSONMemberKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
