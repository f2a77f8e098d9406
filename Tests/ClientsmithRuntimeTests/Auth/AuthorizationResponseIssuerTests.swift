import Testing

@testable import ClientsmithRuntime

/// RFC 9207: a server that promises to name itself in its answers is held to that.
@Suite(.timeLimit(.minutes(25))) struct AuthorizationResponseIssuerTests {
  private let service = TokenService()

  private func finish(_ redirectIssuer: String?, promised: Bool, error: Bool = false) async throws -> TokenSet {
    let client = OAuthClient(
      id: "app",
      endpoints: OAuthEndpoints(
        token: "/token", authorization: "/authorize", issuer: "https://login.example.com", namesIssuer: promised))
    let flow = AuthorizationCodeFlow(client: client, redirectURI: "app://cb")
    let pending = try await flow.start(for: service.context)
    let issuer = redirectIssuer.map { "&iss=\($0)" } ?? ""
    let outcome = error ? "error=access_denied" : "code=c"
    return try await flow.finish(
      "app://cb?\(outcome)&state=\(pending.state)\(issuer)", of: pending, for: service.context)
  }

  @Test func aMissingIssuerIsRefusedWhereItIsPromised() async throws {
    for error in [false, true] {
      let failure = await authenticationError { _ = try await finish(nil, promised: true, error: error) }
      #expect(failure?.kind == .authorizationFailed)
      #expect(failure?.code == nil)
    }
    #expect(service.count == 0)
    _ = try await finish("https%3A%2F%2Flogin.example.com", promised: true)
    _ = try await finish(nil, promised: false)
    #expect(service.count == 2)
  }

  @Test func anotherIssuerIsRefusedAlways() async {
    for promised in [false, true] {
      let failure = await authenticationError { _ = try await finish("https%3A%2F%2Fevil.example", promised: promised) }
      #expect(failure?.kind == .authorizationFailed)
    }
    #expect(service.count == 0)
  }

  @Test func theMetadataSaysWhatIsPromised() async throws {
    for (member, promised) in [
      (#","authorization_response_iss_parameter_supported":true"#, true),
      (#","authorization_response_iss_parameter_supported":false"#, false), ("", false),
    ] {
      service.answers { _, _, _ in
        TokenService.json(200, #"{"issuer":"https://login.example.com","token_endpoint":"/token"\#(member)}"#)
      }
      let discovery = MetadataDiscovery(url: "https://login.example.com/.well-known/openid-configuration")
      #expect(try await discovery.endpoints(for: service.context).namesIssuer == promised)
    }
  }
}

#if canImport(Glibc)
import Glibc

/// The sockets that a browser's redirect comes in by are no inheritance of programs that this one starts.
@Suite struct LoopbackSocketTests {
  @Test func socketsAreClosedOnExec() throws {
    let listener = try ListeningSocket(port: 0)
    #expect(fcntl(listener.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    let browser = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(browser) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = listener.port.bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(browser, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    #expect(result == 0)
    // The connection is in the queue when `connect` has returned.
    let accepted = try #require(listener.accept())
    #expect(fcntl(accepted.descriptor, F_GETFD) & FD_CLOEXEC != 0)
  }
}
#endif
