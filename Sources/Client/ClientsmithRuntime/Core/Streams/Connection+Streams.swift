import HTTPTypes

@_spi(Generated)
extension Connection {
  /// The server-sent events of an operation as they come.
  public func events(
    _ request: OperationRequest, sentinel: String? = nil, reconnection: EventReconnection = .afterInterruption
  ) -> EventStream<ServerSentEvent> {
    events(request, sentinel: sentinel, reconnection: reconnection) { $0 }
  }

  /// The server-sent events of an operation, the data of each read as JSON.
  ///
  /// An event whose data is `sentinel` ends the stream, and so does `[DONE]`, declared or not. Events without data are
  /// passed over.
  public func events<Event: JSONDecodable>(
    _ request: OperationRequest, of type: Event.Type, sentinel: String? = nil,
    reconnection: EventReconnection = .afterInterruption
  ) -> EventStream<Event> {
    events(request, sentinel: sentinel, reconnection: reconnection) { event in
      try JSONReader.decode(Event.self, from: event.data.utf8)
    }
  }

  /// The server-sent events of an operation, each read as the object `{event, data, id}` that OpenAPI 3.2's `itemSchema`
  /// describes (section 4.14.4). `data` is the text as it came; where that does not fit, it is read as JSON.
  public func events<Event: JSONDecodable>(
    _ request: OperationRequest, ofItem type: Event.Type, sentinel: String? = nil,
    reconnection: EventReconnection = .afterInterruption
  ) -> EventStream<Event> {
    events(request, sentinel: sentinel, reconnection: reconnection) { event in
      var object = JSONObject()
      object["event"] = .string(event.type)
      object["data"] = .string(event.data)
      if !event.lastEventID.isEmpty { object["id"] = .string(event.lastEventID) }
      do {
        return try JSONValue.object(object).decode(Event.self)
      } catch {
        guard let data = try? JSONReader.decode(JSONValue.self, from: event.data.utf8) else { throw error }
        object["data"] = data
        return try JSONValue.object(object).decode(Event.self)
      }
    }
  }

  /// The values of an answer in JSON Lines or NDJSON.
  public func lines<Event: JSONDecodable>(_ request: OperationRequest, of type: Event.Type) -> EventStream<Event> {
    texts(request, parser: JSONLinesParser(), accept: "application/jsonl, application/x-ndjson")
  }

  /// The values of an answer that is a JSON text sequence (RFC 7464).
  public func sequence<Event: JSONDecodable>(_ request: OperationRequest, of type: Event.Type) -> EventStream<Event> {
    texts(request, parser: JSONSequenceParser(), accept: "application/json-seq")
  }

  private func events<Event>(
    _ request: OperationRequest, sentinel: String?, reconnection: EventReconnection,
    _ decode: @escaping @Sendable (ServerSentEvent) throws -> Event
  ) -> EventStream<Event> {
    let request = resolved(request)
    return EventStream {
      var source = EventSource(connection: self, request: request, reconnection: reconnection)
      var isAtEnd = false
      return EventStream.AsyncIterator {
        while !isAtEnd, let event = try await source.next(), event.data != sentinel {
          do {
            return try self.core.reading { try decode(event) }
          } catch {
            // Events without content keep a connection alive or set an id: there is nothing to be read in them.
            if event.data.utf8.allSatisfy(\.isJSONWhitespace) { continue }
            // What every vendor ends a stream of JSON with, described or not; it is no JSON itself.
            if event.data == "[DONE]" { break }
            throw self.core.undecodableStream(error, of: request)
          }
        }
        isAtEnd = true
        // Gives up the connection, where the sentinel came before the end.
        source = EventSource(connection: self, request: request, reconnection: reconnection)
        return nil
      }
    }
  }

  private func texts<Event: JSONDecodable, Parser: StreamParser & Sendable>(
    _ request: OperationRequest, parser: Parser, accept: String
  ) -> EventStream<Event> where Parser.Element == [UInt8] {
    var request = resolved(request)
    if request.accepted == nil { request.accepted = accept }
    let call = request
    return EventStream {
      var texts: ParsedStream<ResponseBody, Parser>.AsyncIterator?
      var isAtEnd = false
      return EventStream.AsyncIterator {
        if isAtEnd { return nil }
        if texts == nil {
          texts = ParsedStream(try await self.stream(call, silence: call.options.idleTimeout).body, parser: parser)
            .makeAsyncIterator()
        }
        do {
          if let text = try await texts?.next() {
            return try self.core.reading { try JSONReader.decode(Event.self, from: text) }
          }
          isAtEnd = true
          texts = nil
          return nil
        } catch let error as TransportError {
          throw self.core.error(from: error, of: call, attempts: 1)
        } catch let error where !(error is CancellationError) {
          throw self.core.undecodableStream(error, of: call)
        }
      }
    }
  }
}
