#if os(Linux)
@_spi(Generated) import ClientsmithRuntime
import Foundation
import HTTPTypes
import Testing

/// TLS and HTTP/2 against a server that is not ours: `interop/nginx/run` starts it.
@Suite(
  .enabled(if: Nginx.running != nil, "interop/nginx/run starts nginx and runs these tests"), .timeLimit(.minutes(25)))
struct CurlNginxTests {
  private let nginx: Nginx

  init() throws {
    nginx = try #require(Nginx.running)
  }

  @Test(arguments: Vintage.allCases)
  func `HTTP 2 is spoken where a server offers it`(vintage: Vintage) async throws {
    let transport = try vintage.transport(.init(tls: nginx.trusted))
    let answer = try await transport.exchange(nginx.request(.get, "/protocol", port: nginx.http2))
    #expect(String(decoding: answer.body, as: UTF8.self) == "HTTP/2.0 GET")
    #expect(answer.head.status == .ok)
  }

  @Test(arguments: Vintage.allCases)
  func `many calls at once over HTTP 2`(vintage: Vintage) async throws {
    let transport = try vintage.transport(.init(tls: nginx.trusted))
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<300 {
        group.addTask {
          let sent = nginx.request(number % 2 == 0 ? .get : .delete, "/protocol", port: nginx.http2)
          return String(decoding: try await transport.exchange(sent).body, as: UTF8.self)
        }
      }
      return try await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(answers == ["HTTP/2.0 GET": 150, "HTTP/2.0 DELETE": 150])
  }

  @Test func `bodies go both ways over HTTP 2, with a length and without`() async throws {
    let transport = try CurlTransport(.init(tls: nginx.trusted))
    let size = 8 << 20
    let bytes = [UInt8](repeating: 7, count: size)
    for body in [
      RequestBody.bytes(bytes), .stream(StreamedBody(isReplayable: true, length: nil) { ByteStream(bytes) }),
    ] {
      let answer = try await transport.exchange(nginx.request(.put, "/length", port: nginx.http2), body)
      #expect(String(decoding: answer.body, as: UTF8.self) == "\(size)")
    }
  }

  @Test func `a slow reader of one stream holds up no other, and a reader that leaves cancels his alone`() async throws
  {
    let transport = try CurlTransport(.init(tls: nginx.trusted))
    let large = nginx.request(.get, "/large", port: nginx.http2)
    let slow = try await transport.send(large, body: .none)
    do {
      let left = try await transport.send(large, body: .none)
      for try await _ in left.body { break }
    }
    for _ in 0..<20 {
      let answer = try await transport.exchange(nginx.request(.get, "/protocol", port: nginx.http2))
      #expect(answer.head.status == .ok)
    }
    var read = 0
    for try await chunk in slow.body { read += chunk.count }
    #expect(read == 67_108_864)
  }

  @Test func `gzip from nginx`() async throws {
    let transport = try CurlTransport(.init(tls: nginx.trusted))
    let answer = try await transport.exchange(nginx.request(.get, "/large.css", port: nginx.http2))
    #expect(answer.head.headerFields[.contentEncoding] == "gzip")
    #expect(answer.body == [UInt8](repeating: 0, count: 1_048_576))
  }

  // libcurl does not say whether a stream was refused with the connection's end (GOAWAY) or lost in it: what may not be repeated
  // fails as one that may have been sent, and what may be is repeated by the client.
  @Test func `a server that ends its connections after a few requests loses no call that may be repeated`() async throws
  {
    var hurried = RuntimeEnvironment.live
    hurried.sleep = { _ in await Task.yield() }
    let configuration = ClientConfiguration(
      transport: try CurlTransport(.init(tls: nginx.trusted)), retries: RetryPolicy(retries: 20), timeout: nil,
      environment: hurried)
    let connection = Connection(
      description: APIDescription(name: "Nginx", version: "1"), server: "https://127.0.0.1:\(nginx.goaway)",
      configuration: configuration)
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<40 {
        group.addTask { try await connection.text(OperationRequest("get", .get, "/", .default)) }
      }
      return try await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(answers == ["GET": 40])
  }

  @Test(arguments: Vintage.allCases)
  func `an authority that is not trusted is refused before anything is sent`(vintage: Vintage) async throws {
    let stranger = CurlTransport.TLS(certificateAuthorities: nginx.file("stranger.pem"))
    for tls in [CurlTransport.TLS(), stranger, CurlTransport.TLS(certificateAuthorities: nginx.file("none.pem"))] {
      let transport = try vintage.transport(.init(tls: tls))
      let error = try await failure {
        _ = try await transport.exchange(nginx.request(.post, "/protocol", port: nginx.http2))
      }
      #expect(error?.kind == .neverSent)
      #expect(error?.message.contains("certificate") == true, "\(error?.message ?? "")")
    }
  }

  @Test func `a name that the certificate does not have is refused`() async throws {
    let transport = try CurlTransport(.init(tls: nginx.trusted))
    var sent = nginx.request(.get, "/protocol", port: nginx.http2)
    sent.authority = "ip6-localhost.localdomain:\(nginx.http2)"
    #expect(try await failure { _ = try await transport.exchange(sent) }?.kind == .neverSent)
    sent.authority = "localhost:\(nginx.http2)"
    #expect(try await transport.exchange(sent).head.status == .ok)
  }

  @Test func `a client is known by its certificate`() async throws {
    let sent = nginx.request(.get, "/", port: nginx.clients)
    var tls = nginx.trusted
    let unknown = try await CurlTransport(.init(tls: tls)).exchange(sent)
    #expect(unknown.head.status.code == 400)
    tls.clientCertificate = .init(certificate: nginx.file("client.pem"), key: nginx.file("client.key"))
    let known = try await CurlTransport(.init(tls: tls)).exchange(sent)
    #expect(String(decoding: known.body, as: UTF8.self) == "HTTP/1.1 CN=client")
    tls.clientCertificate = .init(
      certificate: nginx.file("client.pem"), key: nginx.file("client.locked.key"), password: "k3yword")
    #expect(try await CurlTransport(.init(tls: tls)).exchange(sent).body == known.body)
    tls.clientCertificate?.password = "wrong"
    let locked = try CurlTransport(.init(tls: tls))
    let error = try await failure { _ = try await locked.exchange(sent) }
    #expect(error?.kind == .neverSent)
  }

  @Test func `a key that is not pinned is refused`() async throws {
    let sent = nginx.request(.get, "/protocol", port: nginx.http2)
    var tls = nginx.trusted
    let other = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    tls.pinnedPublicKeys = [other, "sha256//\(nginx.pin)"]
    #expect(try await CurlTransport(.init(tls: tls)).exchange(sent).head.status == .ok)
    tls.pinnedPublicKeys = [other]
    let transport = try CurlTransport(.init(tls: tls))
    #expect(try await failure { _ = try await transport.exchange(sent) }?.kind == .neverSent)
  }

  @Test func `a tunnel through a proxy that wants a password`() async throws {
    let proxy = try await TunnelServer.start(authorization: "Basic dXNlcjpwYXNz", target: nginx.http2)
    let sent = nginx.request(.get, "/protocol", port: nginx.http2)
    let known = CurlTransport.Proxy.server("http://127.0.0.1:\(proxy.port)", user: "user", password: "pass")
    let answer = try await CurlTransport(.init(proxy: known, tls: nginx.trusted)).exchange(sent)
    #expect(String(decoding: answer.body, as: UTF8.self) == "HTTP/2.0 GET")
    let unknown = try CurlTransport(.init(proxy: .server("http://127.0.0.1:\(proxy.port)"), tls: nginx.trusted))
    #expect(try await failure { _ = try await unknown.exchange(sent) }?.kind == .neverSent)
    await proxy.stop()
  }
}

/// The nginx that `interop/nginx/run` has started.
struct Nginx: Sendable {
  let folder: String
  let http2: Int
  let goaway: Int
  let clients: Int

  static let running: Nginx? = {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["CLIENTSMITH_NGINX_FOLDER"] else { return nil }
    let ports = (environment["CLIENTSMITH_NGINX_PORTS"] ?? "").split(separator: " ").compactMap { Int($0) }
    guard ports.count >= 3 else { return nil }
    return Nginx(folder: folder, http2: ports[0], goaway: ports[1], clients: ports[2])
  }()

  func file(_ name: String) -> String { "\(folder)/\(name)" }
  var trusted: CurlTransport.TLS { CurlTransport.TLS(certificateAuthorities: file("ca.pem")) }
  var pin: String {
    ((try? String(contentsOfFile: file("server.pin"), encoding: .utf8)) ?? "").trimmingCharacters(
      in: .whitespacesAndNewlines)
  }

  func request(_ method: HTTPRequest.Method, _ path: String, port: Int) -> HTTPRequest {
    HTTPRequest(method: method, scheme: "https", authority: "127.0.0.1:\(port)", path: path)
  }
}
#endif
