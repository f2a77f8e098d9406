/// Reads a JSON text sequence (RFC 7464, `application/json-seq`): each text behind a record separator and before a line
/// feed. Its elements are the texts.
public struct JSONSequenceParser: StreamParser {
  private static let separator: UInt8 = 0x1E

  private let limit: Int
  private var text: [UInt8] = []
  private var isInside = false

  /// `limit` is the most bytes of one text.
  public init(limit: Int = defaultStreamElementLimit) { self.limit = limit }

  /// The texts that these bytes complete: those another separator follows.
  public mutating func push(_ bytes: [UInt8]) throws -> [[UInt8]] {
    var texts: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: Self.separator) {
      try append(rest[..<end])
      if let text = try take() { texts.append(text) }
      isInside = true
      rest = rest[(end + 1)...]
    }
    try append(rest)
    return texts
  }

  /// The last text.
  public mutating func finish() throws -> [[UInt8]] { try take().map { [$0] } ?? [] }

  private mutating func append(_ bytes: ArraySlice<UInt8>) throws {
    guard isInside || bytes.allSatisfy(\.isJSONWhitespace) else { throw StreamFailure.missingRecordSeparator }
    guard isInside else { return }
    guard bytes.count <= limit - text.count else { throw StreamFailure.elementTooLong(limit: limit) }
    text.append(contentsOf: bytes)
  }

  /// The text that ends here, if there is one: separators may follow each other.
  private mutating func take() throws -> [UInt8]? {
    defer { text.removeAll(keepingCapacity: text.capacity <= 64 << 10) }
    guard let first = text.first(where: { !$0.isJSONWhitespace }), let last = text.last else { return nil }
    // Strings, arrays and objects show where they end. Of `12` alone nobody knows whether it was `123`.
    let isDelimited = first == UInt8(ascii: "\"") || first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    guard isDelimited || last.isJSONWhitespace else { throw StreamFailure.truncatedText }
    return text
  }
}
