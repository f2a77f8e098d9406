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
