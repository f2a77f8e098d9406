import ClientsmithRuntime

/// Feeds a parser the same bytes in one piece, in every pair of pieces, and one by one; all must give the same.
enum Chunking {
  static func parse<P: StreamParser>(_ bytes: [UInt8], _ make: () -> P, pieces: [Range<Int>]) throws -> [P.Element] {
    var parser = make()
    var elements: [P.Element] = []
    for piece in pieces { elements += try parser.push(Array(bytes[piece])) }
    return try elements + parser.finish()
  }

  static func everyWay(_ count: Int) -> [[Range<Int>]] {
    [[0..<count], (0..<count).map { $0..<$0 + 1 }] + (0...count).map { [0..<$0, $0..<count] }
      + (0..<count).map { [0..<$0, $0..<$0, $0..<$0 + 1, $0 + 1..<count] }
  }
}
