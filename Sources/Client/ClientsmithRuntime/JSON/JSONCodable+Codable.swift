/// A model that declares `Codable` beside ``JSONCodable`` gets it from here, at no cost to the compiler: whatever the
/// coder, the value travels as a ``JSONValue``.
extension JSONDecodable where Self: Decodable {
  /// Reads a tree and then the value from it; throws `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let bytes = try JSONWriter.encode(JSONValue(from: decoder))
    do {
      try self.init(json: JSONDocument.parse(bytes).root)
    } catch let failure as DecodingFailure {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: failure.description, underlyingError: failure))
    }
  }
}

extension JSONEncodable where Self: Encodable {
  /// Hands the value over as a tree.
  public func encode(to encoder: any Encoder) throws {
    try JSONValue(encoding: self).encode(to: encoder)
  }
}
