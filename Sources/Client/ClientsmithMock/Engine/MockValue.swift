/// A JSON value as the mock's engine handles it: numbers as they are written, members in their order.
///
/// The engine is compiled into the tool as well, which knows nothing of the runtime: so it has a value of its own.
enum MockValue: Sendable {
  /// A member of an object.
  typealias Member = (name: String, value: MockValue)

  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([MockValue])
  case object([Member])
}

extension MockValue {
  /// A whole number.
  static func integer(_ value: Int) -> MockValue { .number(String(value)) }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var isTrue: Bool { if case .bool(true) = self { true } else { false } }
  var isNull: Bool { if case .null = self { true } else { false } }
  var elements: [MockValue]? { if case .array(let elements) = self { elements } else { nil } }
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }

  /// The number, where it is whole and fits.
  var int: Int? {
    guard let double, double == double.rounded(), abs(double) < 2_000_000_000 else { return nil }
    return Int(double)
  }

  /// A member, nil where it is absent or this is no object.
  subscript(name: String) -> MockValue? {
    get { members?.first { $0.name == name }?.value }
    set {
      guard case .object(var members) = self else { return }
      let index = members.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((name, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// The elements of a member that is a list; none where there is no such member.
  func list(_ name: String) -> [MockValue] { self[name]?.elements ?? [] }

  /// The value at a JSON pointer (RFC 6901), nil where there is none.
  func at(_ pointer: String) -> MockValue? {
    var value = self
    for token in Self.tokens(pointer) {
      if let member = value[token] {
        value = member
      } else if let elements = value.elements, let index = Int(token), elements.indices.contains(index) {
        value = elements[index]
      } else {
        return nil
      }
    }
    return value
  }

  /// The same value with another one at a JSON pointer; objects on the way are made where they are missing, nil removes.
  func setting(_ pointer: String, to new: MockValue?) -> MockValue { setting(Self.tokens(pointer)[...], to: new) }

  private func setting(_ tokens: ArraySlice<String>, to new: MockValue?) -> MockValue {
    guard let token = tokens.first else { return new ?? .null }
    if case .array(var elements) = self, let index = Int(token), elements.indices.contains(index) {
      elements[index] = elements[index].setting(tokens.dropFirst(), to: new)
      return .array(elements)
    }
    var object = members == nil ? MockValue.object([]) : self
    if tokens.count == 1 {
      object[token] = new
    } else {
      object[token] = (object[token] ?? .object([])).setting(tokens.dropFirst(), to: new)
    }
    return object
  }

  private static func tokens(_ pointer: String) -> [String] {
    guard pointer.hasPrefix("/") else { return [] }
    return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { token in
      var text = ""
      var isEscaped = false
      for character in token {
        if isEscaped {
          text.append(character == "1" ? "/" : "~")
          isEscaped = false
        } else if character == "~" {
          isEscaped = true
        } else {
          text.append(character)
        }
      }
      return text
    }
  }

  /// Whether two values are the same to JSON Schema: numbers by what they mean, objects whatever their order.
  func isSame(as other: MockValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right || Double(left) == Double(right)
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { member in other[member.name].map { member.value.isSame(as: $0) } ?? false }
    default: false
    }
  }

  /// What kind of value it is, in the words of JSON Schema.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: int != nil || double.map { $0 == $0.rounded() } == true ? "integer" : "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
