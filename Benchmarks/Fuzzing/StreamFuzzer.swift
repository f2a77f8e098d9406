/// However a stream is cut into pieces, its elements are the same.
enum StreamFuzzer {
  static func run(_ bytes: [UInt8]) {
    guard let seed = bytes.first else { return }
    let bytes = Array(bytes.dropFirst())
    compare(bytes, seed) { ServerSentEventParser(limit: 64) }
    compare(bytes, seed) { JSONLinesParser(limit: 16) }
    compare(bytes, seed) { JSONSequenceParser(limit: 16) }
  }

  private static func compare<P: StreamParser>(_ bytes: [UInt8], _ seed: UInt8, _ make: () -> P)
  where P.Element: Equatable {
    let whole = parse([bytes], make())
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    var random = Int(seed)
    while !rest.isEmpty {
      random = (random &* 75 &+ 74) % 65_537
      let count = min(rest.count, random % 7)
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    let cut = parse(pieces, make())
    precondition(whole.failure == cut.failure)
    // Until it fails, a stream in pieces may have given more than one that failed at once.
    precondition(whole.failure != nil || whole.elements == cut.elements)
  }

  private static func parse<P: StreamParser>(_ pieces: [[UInt8]], _ parser: P)
    -> (elements: [P.Element], failure: StreamFailure?)
  {
    var parser = parser
    var elements: [P.Element] = []
    do {
      for piece in pieces { elements += try parser.push(piece) }
      elements += try parser.finish()
      return (elements, nil)
    } catch {
      return (elements, error as? StreamFailure)
    }
  }
}
