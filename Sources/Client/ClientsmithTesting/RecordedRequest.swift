import ClientsmithRuntime
import Foundation
import HTTPTypes

/// A request as a test transport received it, its body collected.
public struct RecordedRequest: Sendable {
  /// Method, URL and headers; credentials are on it.
  public let request: HTTPRequest
  /// The body.
  public let body: [UInt8]

  /// The method.
  public var method: HTTPRequest.Method { request.method }
  /// The path without the query, still percent-encoded.
  public var path: String { String((request.path ?? "/").prefix { $0 != "?" }) }
  /// The query as sent, without its question mark; empty where there is none.
  public var query: String { String((request.path ?? "").drop { $0 != "?" }.dropFirst()) }
  /// The URL.
  public var url: String { "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "/")" }
  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// The first value of a query parameter, decoded; nil where it is not there.
  public func query(_ name: String) -> String? {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.first.flatMap({ String($0).removingPercentEncoding }) == name else { continue }
      return parts.count > 1 ? String(parts[1]).removingPercentEncoding : ""
    }
    return nil
  }

  /// The first value of a header, nil where it is not there.
  public func header(_ name: String) -> String? {
    request.headerFields.first { $0.name.canonicalName == name.lowercased() }?.value
  }

  /// The body as JSON; throws `JSONSyntaxError`.
  public func json() throws -> JSONValue { try JSONReader.decode(from: body) }
}

extension RecordedRequest {
  package init(_ request: HTTPRequest, body: RequestBody) async throws {
    self.request = request
    switch body {
    case .none: self.body = []
    case .bytes(let bytes): self.body = bytes
    case .stream(let streamed):
      var bytes: [UInt8] = []
      for try await chunk in try streamed.makeStream() { bytes += chunk }
      self.body = bytes
    }
  }
}

/// What a test transport answers.
public struct StubResponse: Sendable {
  /// The status.
  public var status: Int
  /// The headers, in order.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: ResponseBody
  /// What is thrown instead of answering.
  public var error: (any Error)?

  /// An answer of bytes.
  public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = .bytes(body)
  }

  /// An answer of JSON text: `.json(#"{"id": "1"}"#)`.
  public static func json(
    _ text: String, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> StubResponse {
    StubResponse(
      status: status, headers: [("Content-Type", "application/json")] + headers, body: Array(text.utf8))
  }

  /// An answer of a model; throws `EncodingFailure`.
  public static func json(encoding value: some JSONEncodable, status: Int = 200) throws -> StubResponse {
    StubResponse(
      status: status, headers: [("Content-Type", "application/json")], body: try JSONWriter.encode(value))
  }

  /// An answer without a body.
  public static func status(_ status: Int, headers: [(name: String, value: String)] = []) -> StubResponse {
    StubResponse(status: status, headers: headers)
  }

  /// An answer whose body comes in chunks, which may end by throwing.
  public static func stream<Chunks: AsyncSequence & Sendable>(
    _ chunks: Chunks, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> StubResponse where Chunks.Element == [UInt8] {
    var response = StubResponse(status: status, headers: headers)
    response.body = .stream(ByteStream(chunks))
    return response
  }

  /// No answer: the transport throws.
  public static func failure(_ error: any Error) -> StubResponse {
    var response = StubResponse()
    response.error = error
    return response
  }

  /// The answer in a transport's terms; throws the error, if it is one.
  public func transportResponse() throws -> TransportResponse {
    if let error { throw error }
    var head = HTTPResponse(status: HTTPResponse.Status(code: min(max(status, 100), 999)))
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { continue }
      head.headerFields.append(HTTPField(name: name, value: value))
    }
    return TransportResponse(head, body: body)
  }
}
