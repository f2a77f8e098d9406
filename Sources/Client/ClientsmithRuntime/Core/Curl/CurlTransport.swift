#if os(Linux)
import HTTPTypes

/// Sends requests through the system's libcurl: what clients on Linux use unless they are told otherwise.
///
///     var configuration = ClientConfiguration.default
///     configuration.transport = try CurlTransport(.init(tls: .init(certificateAuthorities: "/etc/company/ca.pem")))
///
/// Bodies are streamed both ways, and a slow reader or writer slows the other side down. HTTP/2 is spoken where an https
/// server offers it. Answers in gzip and deflate are unpacked while they are read. Redirects are not followed, no cookies
/// are kept, nothing is cached, and no request is ever sent twice. A transport has one thread, started by its first request, and
/// connections that all its calls share; both end with it. A process that forks must not use it in the child.
public final class CurlTransport: InterruptibleTransport {
  private let inbox: CurlInbox

  /// What keeps the requests that libcurl would queue in line before it.
  public let gate: ConnectionGate?

  /// A transport with connections of its own. Throws ``CurlUnavailable`` where libcurl is missing or older than 7.68.
  public convenience init(_ configuration: Configuration = Configuration()) throws {
    try self.init(configuration, version: nil)
  }

  /// A transport that does without what came to libcurl after `version`.
  package init(_ configuration: Configuration, version: CurlVersion?) throws {
    var library = try CurlLibrary.loaded.get()
    if let version { library.version = version }
    inbox = CurlInbox(CurlSettings(configuration, library))
    gate = ConnectionGate(limit: configuration.connectionsPerHost)
  }

  deinit {
    inbox.close()
  }

  /// Sends a request; throws ``TransportError``, `CancellationError`, and what a streamed body throws.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try await send(request, body: body, within: nil)
  }

  func send(_ request: HTTPRequest, body: RequestBody, within limit: TimeLimit?) async throws -> TransportResponse {
    try Task.checkCancellation()
    let prepared = try CurlRequest(request, body, acceptsCompressed: inbox.settings.library.zlib != nil)
    let upload = try prepared.upload(of: body)
    let exchange = CurlExchange(prepared, upload: upload, inbox: inbox)
    limit?.onEnd { exchange.cancel() }
    let answer = try await exchange.answer()
    let head = HTTPResponse(lines: answer.head)
    return TransportResponse(head, body: exchange.body(of: answer, head))
  }
}

extension CurlTransport: CustomReflectable {
  /// Nothing: its settings may hold the password of a proxy.
  public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .class) }
}
#endif
