#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a request carries behind its headers.
public enum RequestBody: Sendable {
  /// Nothing: neither a body nor a length is sent, except where the method calls for `Content-Length: 0`.
  case none
  /// Bytes in memory.
  case bytes([UInt8])
  /// Bytes that are produced while they are sent.
  case stream(StreamedBody)
}

extension RequestBody {
  /// Whether the same bytes can be sent a second time.
  public var isReplayable: Bool {
    switch self {
    case .none, .bytes: true
    case .stream(let body): body.isReplayable
    }
  }

  /// The number of bytes, nil when it is not known before the end.
  public var length: Int64? {
    switch self {
    case .none: 0
    case .bytes(let bytes): Int64(bytes.count)
    case .stream(let body): body.length
    }
  }

  /// Whether there is no body at all.
  public var isNone: Bool { if case .none = self { true } else { false } }
}

/// A request body that is produced while it is sent.
public struct StreamedBody: Sendable {
  /// Whether `makeStream` gives the same bytes each time, so that a failed attempt may be repeated.
  public let isReplayable: Bool
  /// The number of bytes, sent as `Content-Length`; nil sends the body in chunks.
  public let length: Int64?
  /// Where the same bytes lie as a whole, for transports that can send them without asking for pieces.
  public let source: Source
  /// Begins the body, without a word about what is sent.
  let begin: @Sendable () throws -> ByteStream
  let report: (@Sendable (Int64) -> Void)?

  /// Where a body's bytes lie as a whole.
  public enum Source: Sendable {
    /// Nowhere: they come in pieces only.
    case pieces
    /// In memory.
    case bytes([UInt8])
    /// In a file, which holds them and nothing else.
    case file(URL)
  }

  /// Puts a body together from its parts.
  public init(isReplayable: Bool, length: Int64?, makeStream: @escaping @Sendable () throws -> ByteStream) {
    self.init(isReplayable: isReplayable, length: length, source: .pieces, report: nil, makeStream: makeStream)
  }

  /// Puts a body together whose bytes also lie somewhere as a whole.
  init(
    isReplayable: Bool, length: Int64?, source: Source, report: (@Sendable (Int64) -> Void)? = nil,
    makeStream: @escaping @Sendable () throws -> ByteStream
  ) {
    self.isReplayable = isReplayable
    self.length = length
    self.source = source
    self.report = report
    begin = makeStream
  }

  /// Begins the body: called once for each attempt. Each piece counts as sent when the next one is asked for.
  public var makeStream: @Sendable () throws -> ByteStream {
    guard let report else { return begin }
    let begin = begin
    return { ByteStream(ReportingSequence(base: try begin(), report: report)) }
  }

  /// Told by a transport that takes the body from its ``source``: how many bytes have left so far.
  ///
  /// One that takes the pieces of ``makeStream`` tells nothing: who asks for the next piece has sent the one before.
  public func sent(_ count: Int64) { report?(count) }

  /// The same body; `report` is told how many bytes have left, whichever way the transport takes them.
  func reporting(_ report: @escaping @Sendable (Int64) -> Void) -> StreamedBody {
    let earlier = self.report
    return StreamedBody(
      isReplayable: isReplayable, length: length, source: source,
      report: {
        earlier?($0)
        report($0)
      }, makeStream: begin)
  }
}

extension RequestBody {
  /// Bytes in memory as a body whose sending can be watched.
  static func pieces(of bytes: [UInt8]) -> StreamedBody {
    StreamedBody(isReplayable: true, length: Int64(bytes.count), source: .bytes(bytes)) { ByteStream(pieces: bytes) }
  }
}

/// Chunks; when the next one is asked for, the one before has been taken and is reported.
private struct ReportingSequence: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  let base: ByteStream
  let report: @Sendable (Int64) -> Void

  func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), report: report) }

  struct Iterator: AsyncIteratorProtocol {
    var base: ByteStream.AsyncIterator
    let report: @Sendable (Int64) -> Void
    var completed: Int64 = 0
    var pending: Int64?

    mutating func next() async throws -> [UInt8]? {
      if let pending {
        completed += pending
        report(completed)
        self.pending = nil
      }
      let chunk = try await base.next()
      pending = chunk.map { Int64($0.count) }
      return chunk
    }
  }
}
