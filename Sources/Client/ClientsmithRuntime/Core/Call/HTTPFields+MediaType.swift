import HTTPTypes

@_spi(Generated)
extension HTTPFields {
  /// Whether `Content-Type` is a media type, with the parameters that are asked for if any (RFC 9110 section 8.3.1).
  public func isMediaType(_ name: String) -> Bool {
    guard let given = self[.contentType].map(Self.parts) else { return false }
    let wanted = Self.parts(name)
    return given.first == wanted.first && wanted.dropFirst().allSatisfy(given.contains)
  }

  /// The type and its parameters, in lower case and without blanks and quotes.
  private static func parts(_ name: String) -> [String] {
    name.lowercased().split(separator: ";").map { part in
      String(decoding: part.utf8.filter { !" \t\"".utf8.contains($0) }, as: UTF8.self)
    }
  }
}
