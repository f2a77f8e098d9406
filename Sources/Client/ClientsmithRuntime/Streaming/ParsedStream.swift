/// The elements that a parser cuts out of a stream of byte chunks, as they arrive.
///
/// Nothing is read ahead: the next chunk is asked for when the elements of the last one have been taken.
public struct ParsedStream<Chunks: AsyncSequence, Parser: StreamParser>: AsyncSequence
where Chunks.Element: Sequence<UInt8> {
  /// What the parser finds.
  public typealias Element = Parser.Element

  let chunks: Chunks
  let parser: Parser

  /// The elements that `parser` finds in `chunks`.
  public init(_ chunks: Chunks, parser: Parser) {
    self.chunks = chunks
    self.parser = parser
  }

  /// Begins to read.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(chunks: chunks.makeAsyncIterator(), parser: parser)
  }

  /// Reads chunk after chunk.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var chunks: Chunks.AsyncIterator
    /// The parser as it stands, for what it knows beside its elements, such as the last event id.
    public private(set) var parser: Parser
    private var ready: [Element] = []
    private var taken = 0
    private var isAtEnd = false

    init(chunks: Chunks.AsyncIterator, parser: Parser) {
      self.chunks = chunks
      self.parser = parser
    }

    /// The next element, waiting for more bytes if none is ready.
    public mutating func next() async throws -> Element? {
      while taken == ready.count {
        if isAtEnd { return nil }
        taken = 0
        ready = []
        if let chunk = try await chunks.next() {
          ready = try parser.push(chunk as? [UInt8] ?? Array(chunk))
        } else {
          isAtEnd = true
          ready = try parser.finish()
        }
      }
      taken += 1
      return ready[taken - 1]
    }
  }
}

extension ParsedStream: Sendable where Chunks: Sendable {}

extension AsyncSequence where Element: Sequence<UInt8> {
  /// The events of a `text/event-stream`.
  public func serverSentEvents(limit: Int = defaultStreamElementLimit) -> ParsedStream<Self, ServerSentEventParser> {
    ParsedStream(self, parser: ServerSentEventParser(limit: limit))
  }

  /// The texts of JSON Lines or NDJSON.
  public func jsonLines(limit: Int = defaultStreamElementLimit) -> ParsedStream<Self, JSONLinesParser> {
    ParsedStream(self, parser: JSONLinesParser(limit: limit))
  }

  /// The texts of a JSON text sequence.
  public func jsonSequence(limit: Int = defaultStreamElementLimit) -> ParsedStream<Self, JSONSequenceParser> {
    ParsedStream(self, parser: JSONSequenceParser(limit: limit))
  }
}
