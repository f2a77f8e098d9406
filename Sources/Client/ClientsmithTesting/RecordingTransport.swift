import ClientsmithRuntime
import Foundation
import HTTPTypes

/// Passes requests on to another transport and keeps every exchange, without its secrets, to be replayed later.
///
///     let recorder = RecordingTransport(ClientConfiguration.platformTransport)
///     …
///     try recorder.save(to: fixture)
///
/// Credentials, the tokens that logins bring, cookies, what the document calls secret, and values whose names say so are replaced by `[secret]`; look at a recording all
/// the same before sharing it. Bodies are collected, so that streams are not streams while they are recorded.
public final class RecordingTransport: ExchangeKeeping {
  private let base: any Transport
  private let redaction: ExchangeRedaction
  private let recorded = Locked<[Exchange]>([])
  /// Tokens that answers have brought: later exchanges may repeat them anywhere.
  private let tokens = Locked<[String]>([])

  /// Records what passes to `base`. `secrets` are texts to replace wherever they stand; `secretNames` further headers,
  /// query parameters and fields whose values are secret.
  public init(_ base: any Transport, secrets: [String] = [], secretNames: [String] = []) {
    self.base = base
    redaction = ExchangeRedaction(secrets: secrets, names: secretNames)
  }

  /// The exchanges so far.
  public var exchanges: [Exchange] { recorded.withLock { $0 } }

  /// The gate of the transport underneath.
  public var gate: ConnectionGate? { base.gate }

  /// Answers a request of a client.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    let received = try await RecordedRequest(request, body: body)
    let replayed: RequestBody = if case .none = body { .none } else { .bytes(received.body) }
    let response = try await base.send(request, body: replayed)
    let bytes = try await response.body.collect(upTo: .max)
    let answered = ExchangeRedaction.answered(bytes)
    let known = tokens.withLock { tokens in
      tokens += answered
      return tokens
    }
    let exchange = Exchange(received, response.head, bytes, redaction.forCurrentCall.hiding(received).hiding(known))
    recorded.withLock { $0.append(exchange) }
    return TransportResponse(response.head, body: .bytes(bytes))
  }

  /// Writes the exchanges to a file as JSON, sorted and indented so that changes can be read.
  public func save(to url: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(exchanges).write(to: url, options: .atomic)
  }
}

extension Exchange {
  init(_ request: RecordedRequest, _ head: HTTPResponse, _ body: [UInt8], _ redaction: ExchangeRedaction) {
    let sent = redaction.body(request.body, contentType: request.header("Content-Type"))
    let type = head.headerFields.first { $0.name == .contentType }?.value
    let answered = redaction.body(body, contentType: type)
    // What was decoded on the way must not be decoded again on replay.
    var fields = head.headerFields
    fields.removeAll {
      $0.name == .contentEncoding || $0.name == .contentLength || $0.name == .transferEncoding
    }
    self.init(
      method: request.method.rawValue, url: redaction.url(request.request),
      requestHeaders: redaction.fields(request.request.headerFields), requestBody: Self.text(sent),
      status: head.status.code, responseHeaders: redaction.fields(fields), responseBody: Self.text(answered),
      binaryRequestBody: Self.base64(sent), binaryResponseBody: Self.base64(answered))
  }

  private static func text(_ bytes: [UInt8]) -> String? {
    bytes.isEmpty ? nil : String(bytes: bytes, encoding: .utf8)
  }

  private static func base64(_ bytes: [UInt8]) -> String? {
    bytes.isEmpty || String(bytes: bytes, encoding: .utf8) != nil ? nil : Data(bytes).base64EncodedString()
  }
}
