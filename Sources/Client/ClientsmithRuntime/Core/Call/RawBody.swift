/// A body as it came, for answers that no document describes and for those that differ from it.
public struct RawBody: Sendable, Hashable {
  /// The bytes.
  public let bytes: [UInt8]
  /// The `Content-Type`, as sent.
  public let contentType: String?

  /// Wraps bytes.
  public init(_ bytes: [UInt8], contentType: String? = nil) {
    self.bytes = bytes
    self.contentType = contentType
  }

  /// Whether nothing came.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The bytes as text in the character set that the type names, else in UTF-8; what is not shows as U+FFFD.
  public var text: String { BodyText.decode(bytes, contentType: contentType) }

  /// The bytes as a JSON tree; throws ``JSONSyntaxError``.
  public func json() throws -> JSONValue { try JSONReader.decode(from: bytes) }

  /// The bytes read as a model; throws ``JSONSyntaxError`` or ``DecodingFailure``.
  public func decode<Value: JSONDecodable>(_ type: Value.Type = Value.self) throws -> Value {
    try JSONReader.decode(type, from: bytes)
  }
}

extension RawBody: CustomStringConvertible, CustomReflectable {
  /// The length and type only: a body may hold secrets.
  public var description: String { "\(bytes.count) bytes of \(contentType ?? "unknown type")" }
  /// The same.
  public var customMirror: Mirror {
    Mirror(self, children: ["count": bytes.count, "contentType": contentType as Any], displayStyle: .struct)
  }
}
