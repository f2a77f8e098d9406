/// A text that must not be seen: an API key, a password, a token.
///
/// Printing and reflecting it (`dump`, `Mirror`) show `[secret]`, encoding it throws; only `reveal()` gives the text.
/// Comparison takes the same time wherever the first difference is.
public struct Secret: Sendable, Hashable {
  private let text: String

  /// Wraps a text.
  public init(_ text: String) {
    self.text = text
  }

  /// The text itself, for the one place that puts it on the wire or into a store.
  public func reveal() -> String { text }

  /// Whether there is nothing to hide, which as a credential is always a mistake.
  public var isEmpty: Bool { text.isEmpty }

  /// Compares without telling by its duration how far the two agree (their lengths may show).
  public static func == (left: Secret, right: Secret) -> Bool {
    let left = left.text.utf8
    let right = right.text.utf8
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
  }

  /// What is shown in place of every secret.
  static let placeholder = "[secret]"
}

extension Secret: ExpressibleByStringLiteral {
  /// Wraps a literal: for examples and tests; real secrets come from the environment or a store.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `[secret]`.
  public var description: String { Self.placeholder }
  /// `[secret]`.
  public var debugDescription: String { Self.placeholder }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension Secret: Codable {
  /// Reads the text, so that a configuration file can hold it. Throws for `[secret]`, which stands where a text was hidden.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    if text == Self.placeholder {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "`[secret]` stands where a secret was hidden"))
    }
    self.init(text)
  }

  /// Throws: written as it is a secret would be seen, and written as `[secret]` it would be read back as the secret. Who
  /// means to store it encodes `reveal()`.
  public func encode(to encoder: any Encoder) throws {
    throw EncodingError.invalidValue(
      self,
      .init(codingPath: encoder.codingPath, debugDescription: "a secret is not encoded; encode `reveal()` to store it"))
  }
}

/// A property of a model that the document calls secret: it travels as it is, and is shown nowhere else.
extension Secret: JSONCodable {
  /// Reads a string.
  public init(json: borrowing JSONReader) throws { self.init(try json.string) }

  /// Writes the text itself: this is what goes over the wire.
  ///
  /// What is printed gets `[secret]`, and what is compared a digest, so that its duration does not tell how far two agree.
  public func write(to json: inout JSONWriter) {
    switch json.purpose {
    case .keeping, .sending: json.write(reveal())
    case .comparing: json.raw(SHA256Digest.of(reveal().utf8))
    case .showing: json.write(Self.placeholder)
    }
  }
}

extension Secret: ParameterValue {
  /// The text itself.
  public var _parameterContent: ParameterContent { .text(reveal()) }
}

/// A type that holds a secret in another form than `Secret`: printing and reflecting it show `[secret]`.
protocol Concealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Concealed {
  var description: String { Secret.placeholder }
  var debugDescription: String { Secret.placeholder }
  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
