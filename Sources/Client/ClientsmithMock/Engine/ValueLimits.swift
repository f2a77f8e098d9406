/// The keywords that limit numbers, strings and lengths; each function gives the reason why a value does not fit, or nil.
struct ValueLimits {
  private let schema: MockValue

  init(_ schema: MockValue) { self.schema = schema }

  func number(_ value: MockValue) -> String? {
    guard let number = value.double else { return nil }
    if let bound = schema["minimum"]?.double, number < bound { return "\(value) is less than \(text("minimum"))" }
    if let bound = schema["maximum"]?.double, number > bound { return "\(value) is more than \(text("maximum"))" }
    if let bound = schema["exclusiveMinimum"]?.double, number <= bound {
      return "\(value) is not more than \(text("exclusiveMinimum"))"
    }
    if let bound = schema["exclusiveMaximum"]?.double, number >= bound {
      return "\(value) is not less than \(text("exclusiveMaximum"))"
    }
    if schema["format"]?.text == "int32", abs(number) > 2_147_483_648 { return "\(value) needs more than 32 bits" }
    return nil
  }

  func string(_ value: String) -> String? {
    let length = value.unicodeScalars.count
    if let least = schema["minLength"]?.int, length < least { return "it has \(length) characters, \(least) at least" }
    if let most = schema["maxLength"]?.int, length > most { return "it has \(length) characters, \(most) at most" }
    if let pattern = schema["pattern"]?.text, let regex = try? Regex(pattern), !value.contains(regex) {
      return "\(shown(value)) does not match `\(pattern)`"
    }
    guard let format = schema["format"]?.text, let isOf = Self.formats[format], !isOf(value) else { return nil }
    return "\(shown(value)) is no \(format)"
  }

  private func shown(_ value: String) -> String {
    if schema["format"]?.text == "password" || schema["secret"]?.isTrue == true { return "the secret" }
    return MockValue.string(value.count <= 60 ? value : "\(value.prefix(57))…").description
  }

  func count(_ count: Int, _ least: String, _ most: String, _ what: String) -> String? {
    if let bound = schema[least]?.int, count < bound { return "it has \(count) \(what), \(bound) at least" }
    if let bound = schema[most]?.int, count > bound { return "it has \(count) \(what), \(bound) at most" }
    return nil
  }

  private func text(_ keyword: String) -> String { schema[keyword]?.description ?? "" }

  /// The formats whose texts can be told from others with certainty.
  private static let formats: [String: @Sendable (String) -> Bool] = [
    "date": { isShaped($0, "0000-00-00") },
    "date-time": { $0.count >= 19 && isShaped(String($0.prefix(10)), "0000-00-00") && "Tt ".contains(Array($0)[10]) },
    "uuid": { isShaped($0, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") },
  ]

  /// Whether a text has a digit for each `0`, a hexadecimal one for each `x`, and everything else as it is.
  private static func isShaped(_ text: String, _ shape: String) -> Bool {
    text.count == shape.count
      && zip(text, shape).allSatisfy { character, expected in
        switch expected {
        case "0": character.isASCII && character.isNumber
        case "x": character.isHexDigit
        default: character == expected
        }
      }
  }
}
