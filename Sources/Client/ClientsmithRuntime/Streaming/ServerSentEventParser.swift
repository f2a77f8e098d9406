/// Reads a `text/event-stream` as the WHATWG HTML standard says (§9.2.6, "interpreting an event stream").
public struct ServerSentEventParser: StreamParser {
  /// The id that a reconnecting client sends as `Last-Event-ID`; empty if the stream named none.
  public private(set) var lastEventID = ""
  /// How long to wait before reconnecting, if the stream said so.
  public private(set) var reconnectionTime: Duration?

  private var lines: LineSplitter
  private let limit: Int
  private var isAtStart = true
  private var type = ""
  private var data: [UInt8] = []
  private var hasData = false
  /// The id of the event being read; it comes into force when the event ends.
  private var eventID = ""

  /// `limit` is the most bytes of one line, and of the data of one event.
  public init(limit: Int = defaultStreamElementLimit, lastEventID: String = "") {
    lines = LineSplitter(endsAtCarriageReturn: true, limit: limit)
    self.limit = limit
    self.lastEventID = lastEventID
    eventID = lastEventID
  }

  /// The events that these bytes complete.
  public mutating func push(_ bytes: [UInt8]) throws -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    // The splitter is taken out while it runs, since its lines change the rest of this value.
    var lines = lines
    self.lines = LineSplitter(endsAtCarriageReturn: true, limit: limit)
    defer { self.lines = lines }
    try lines.push(bytes) { line in
      if let event = try read(line) { events.append(event) }
    }
    return events
  }

  /// An event that the stream does not finish with an empty line is dropped, as the standard demands.
  public mutating func finish() -> [ServerSentEvent] { [] }

  /// One line; returns the event that it completes.
  private mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws -> ServerSentEvent? {
    var line = line[...]
    if isAtStart {
      isAtStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      if line.isEmpty { return dispatch() }
      try set(line, to: line[line.endIndex...])
      return nil
    }
    var value = line[(colon + 1)...]
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    try set(line[..<colon], to: value)
    return nil
  }

  private mutating func set(_ name: Slice<UnsafeBufferPointer<UInt8>>, to value: Slice<UnsafeBufferPointer<UInt8>>)
    throws
  {
    switch String(decoding: name, as: UTF8.self) {
    case "data":
      guard data.count + value.count < limit else { throw StreamFailure.elementTooLong(limit: limit) }
      if hasData { data.append(0x0A) }
      hasData = true
      data.append(contentsOf: value)
    case "event": type = String(decoding: value, as: UTF8.self)
    case "id":
      if !value.contains(0) { eventID = String(decoding: value, as: UTF8.self) }
    case "retry":
      guard !value.isEmpty, value.allSatisfy({ $0 &- 48 < 10 }) else { return }
      // More milliseconds than an Int32 holds are 24 days: as good as never.
      let text = String(decoding: value, as: UTF8.self)
      reconnectionTime = .milliseconds(Int(text).map { min($0, Int(Int32.max)) } ?? Int(Int32.max))
    default: break
    }
  }

  private mutating func dispatch() -> ServerSentEvent? {
    lastEventID = eventID
    defer {
      type = ""
      data.removeAll(keepingCapacity: data.capacity <= 64 << 10)
      hasData = false
    }
    // The standard's data buffer holds a line feed for each `data` line, so an empty one still makes an event.
    guard hasData else { return nil }
    return ServerSentEvent(
      type: type.isEmpty ? "message" : type, data: String(decoding: data, as: UTF8.self), lastEventID: lastEventID)
  }
}

/// One event of a `text/event-stream`.
public struct ServerSentEvent: Sendable, Hashable {
  /// The event's type; `message` where the stream names none.
  public var type: String
  /// The lines of its data, joined by line feeds.
  public var data: String
  /// The id that was in force when it was sent: what `Last-Event-ID` says on reconnecting. Empty if there was none.
  public var lastEventID: String

  /// An event as a server would send it.
  public init(type: String = "message", data: String, lastEventID: String = "") {
    self.type = type
    self.data = data
    self.lastEventID = lastEventID
  }
}
