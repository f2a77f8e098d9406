import HTTPTypes

/// Reads server-sent events and takes the stream up again where it broke off.
final class EventSource {
  let connection: Connection
  var request: OperationRequest
  let reconnection: EventReconnection
  /// Whether the request may be sent twice: what it starts must not be done twice.
  private let mayRepeat: Bool
  /// How often in a row the stream is taken up without an event in between.
  static let patience = 5
  /// The wait before that, unless the server says otherwise: what browsers take.
  static let usualDelay = Duration.seconds(3)
  /// The longest wait that the server's word counts for: a stream is not given up for days because of a number.
  static let longestDelay = Duration.seconds(120)

  private var events: ParsedStream<ResponseBody, ServerSentEventParser>.AsyncIterator?
  private var lastEventID = ""
  private var delay = usualDelay
  private var failures = 0
  private var isAtEnd = false

  init(connection: Connection, request: OperationRequest, reconnection: EventReconnection) {
    self.connection = connection
    self.request = request
    self.reconnection = reconnection
    if request.accepted == nil { self.request.accepted = "text/event-stream" }
    // Made here, and not anew each time that the stream is taken up.
    self.request.options.idempotencyKey = connection.core.idempotencyKey(of: request)
    mayRepeat =
      (request.method.isIdempotent || request.isIdempotent || self.request.options.idempotencyKey != nil)
      && request.body.isReplayable
  }

  /// The next event, nil at the end. Throws the client's error, and `CancellationError` as it comes.
  func next() async throws -> ServerSentEvent? {
    while !isAtEnd {
      do {
        if events == nil { try await open() }
        if isAtEnd { break }
        let event = try await events?.next()
        remember()
        if let event {
          failures = 0
          return event
        }
        guard reconnection == .always, mayRepeat else { break }
      } catch let error as TransportError {
        remember()
        guard resumes(after: error) else { throw connection.core.error(from: error, of: request, attempts: 1) }
      } catch let error where !(error is CancellationError) && !(error is any AnyAPIError) {
        throw connection.core.undecodableStream(error, of: request)
      }
      events = nil
      failures += 1
      guard failures <= Self.patience else { throw connection.core.abandonedStream(request) }
      try await connection.configuration.environment.sleep(delay)
    }
    isAtEnd = true
    events = nil
    return nil
  }

  private func open() async throws {
    if !lastEventID.isEmpty { request.setHeader("Last-Event-ID", lastEventID) }
    let response = try await connection.stream(request, silence: request.options.idleTimeout)
    if response.head.status == .noContent {
      isAtEnd = true
      return
    }
    if let type = response.documentType {
      throw await connection.core.strayDocument(response, type: type, request)
    }
    let parser = ServerSentEventParser(lastEventID: lastEventID)
    events = ParsedStream(response.body, parser: parser).makeAsyncIterator()
  }

  private func remember() {
    guard let parser = events?.parser else { return }
    lastEventID = parser.lastEventID
    if let time = parser.reconnectionTime { delay = min(time, Self.longestDelay) }
  }

  private func resumes(after error: TransportError) -> Bool {
    guard mayRepeat else { return false }
    switch reconnection {
    case .never: return false
    case .afterInterruption: return !lastEventID.isEmpty && (error.kind == .interrupted || error.kind == .timedOut)
    case .always: return true
    }
  }
}

extension ConnectionCore {
  /// The client's error for a stream with something in it that is not what the document describes.
  func undecodableStream(_ error: any Error, of request: OperationRequest) -> any Error {
    let failure = CallFailure(.undecodable, "the stream is not what is described: \(error)", underlying: error)
    return self.error(from: failure, of: request, attempts: 1)
  }

  func abandonedStream(_ request: OperationRequest) -> any Error {
    let failure = CallFailure(
      .transport, "the stream ended \(EventSource.patience + 1) times in a row without an event")
    return error(from: failure, of: request, attempts: EventSource.patience + 1)
  }

  /// The client's error for a document that came where a stream of events was asked for: read as one it would be without
  /// events, and what it says would be lost.
  func strayDocument(_ response: TransportResponse, type: String, _ request: OperationRequest) async -> any Error {
    var failure = CallFailure(.undecodable, "the answer is `\(type.prefix(100))`, no stream of events")
    failure.status = response.head.status
    failure.headers = response.head.headerFields
    failure.body = (try? await response.body.collect(upTo: 65_536)) ?? []
    return error(from: failure, of: request, attempts: 1)
  }
}

extension TransportResponse {
  /// The type of an answer that says itself to be a document: JSON, HTML or XML.
  fileprivate var documentType: String? {
    let type = head.headerFields.firstValue(.contentType)?.prefix { $0 != ";" }.lowercased() ?? ""
    return ["json", "html", "xml"].contains { type.hasSuffix($0) } ? type : nil
  }
}
