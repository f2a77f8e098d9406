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

extension CurlTransport {
  /// How a transport reaches servers.
  public struct Configuration: Sendable {
    /// The most connections to one host; further requests wait for one to become free.
    public var connectionsPerHost: Int
    /// What stands between this machine and the servers.
    public var proxy: Proxy
    /// Whom to trust, and as whom to be trusted.
    public var tls: TLS
    /// A socket in the file system that all requests go to, whatever host they name.
    public var unixSocket: String?

    /// A configuration that differs from the default in what is given.
    public init(
      connectionsPerHost: Int = 256, proxy: Proxy = .environment, tls: TLS = TLS(), unixSocket: String? = nil
    ) {
      self.connectionsPerHost = connectionsPerHost
      self.proxy = proxy
      self.tls = tls
      self.unixSocket = unixSocket
    }
  }

  /// A proxy, or none.
  public enum Proxy: Sendable {
    /// As `https_proxy`, `http_proxy` (in lower case only), `all_proxy` and `no_proxy` say.
    case environment
    /// None, whatever the environment says.
    case none
    /// The proxy at a URL (`http://`, `https://`, `socks5://`, `socks5h://`) for all hosts but those named, with the user and
    /// password that it asks for (HTTP Basic, or SOCKS 5's).
    case server(String, user: String? = nil, password: Secret? = nil, except: [String] = [])
  }

  /// What a transport asks of TLS. At least TLS 1.2 is spoken, and every certificate is verified.
  public struct TLS: Sendable {
    /// A PEM file of the authorities to trust in place of the system's.
    public var certificateAuthorities: String?
    /// The certificate that servers know this client by.
    public var clientCertificate: ClientCertificate?
    /// The public keys of which a server must have one, as `sha256//` and the base64 of the SHA-256 of its
    /// SubjectPublicKeyInfo (RFC 7469 section 2.4); none: any key of a trusted certificate.
    public var pinnedPublicKeys: [String]

    /// Settings that differ from the default in what is given.
    public init(
      certificateAuthorities: String? = nil, clientCertificate: ClientCertificate? = nil,
      pinnedPublicKeys: [String] = []
    ) {
      self.certificateAuthorities = certificateAuthorities
      self.clientCertificate = clientCertificate
      self.pinnedPublicKeys = pinnedPublicKeys
    }
  }

  /// A client's certificate and key, as PEM files.
  public struct ClientCertificate: Sendable {
    /// The certificate, and any between it and the authority.
    public var certificate: String
    /// The private key.
    public var key: String
    /// What the key is encrypted with.
    public var password: Secret?

    /// Names the files.
    public init(certificate: String, key: String, password: Secret? = nil) {
      self.certificate = certificate
      self.key = key
      self.password = password
    }
  }
}
#endif
