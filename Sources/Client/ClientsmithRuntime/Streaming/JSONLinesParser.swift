/// Reads JSON Lines and NDJSON: one JSON text a line. Its elements are the texts; empty lines are skipped, and the last
/// line needs no end.
public struct JSONLinesParser: StreamParser {
  private var lines: LineSplitter

  /// `limit` is the most bytes of one line.
  public init(limit: Int = defaultStreamElementLimit) {
    lines = LineSplitter(endsAtCarriageReturn: false, limit: limit)
  }

  /// The lines that these bytes complete.
  public mutating func push(_ bytes: [UInt8]) throws -> [[UInt8]] {
    var texts: [[UInt8]] = []
    try lines.push(bytes) { Self.append($0, to: &texts) }
    return texts
  }

  /// The last line, if it has no end.
  public mutating func finish() throws -> [[UInt8]] {
    var texts: [[UInt8]] = []
    try lines.finish { Self.append($0, to: &texts) }
    return texts
  }

  private static func append(_ line: UnsafeBufferPointer<UInt8>, to texts: inout [[UInt8]]) {
    if !line.allSatisfy(\.isJSONWhitespace) { texts.append(Array(line)) }
  }
}

extension UInt8 {
  /// A space, tab, line feed or carriage return (RFC 8259 §2).
  var isJSONWhitespace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
