/// A cursor that stands at one value of a ``JSONDocument``.
///
/// Copying it is cheap, and it keeps its document alive. It is not `Sendable`: decode first, then share the result.
public struct JSONReader {
  let document: JSONDocument
  let index: Int

  @inline(__always)
  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  @inline(__always) var word: TapeWord { document.tape[index] }

  /// Reads one value from JSON text; throws ``JSONSyntaxError`` or ``DecodingFailure``.
  public static func decode<T: JSONDecodable>(
    _ type: T.Type = T.self, from bytes: some Collection<UInt8>, limits: JSONLimits = .default
  ) throws -> T {
    try T(json: JSONDocument.parse(bytes, limits: limits).root)
  }

  /// The same of an array, without the price of any collection's.
  public static func decode<T: JSONDecodable>(
    _ type: T.Type = T.self, from bytes: [UInt8], limits: JSONLimits = .default
  ) throws -> T {
    try T(json: JSONDocument.parse(bytes, limits: limits).root)
  }

  /// What stands here.
  public var kind: JSONKind { word.kind }

  /// Whether `null` stands here.
  public var isNull: Bool { word.is(.null) }

  /// The JSON text of the value, exactly as it came.
  public var rawBytes: [UInt8] {
    let range = document.range(index)
    return Array(UnsafeBufferPointer(start: document.text + range.lowerBound, count: range.count))
  }

  /// The whole value as a tree.
  public var value: JSONValue { JSONValue(json: self) }
}

@available(*, unavailable)
extension JSONReader: Sendable {}
