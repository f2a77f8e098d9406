import HTTPTypes
import Testing

@testable import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct StaticCredentialTests {
  private let service = TokenService()

  private func request(_ path: String = "/v1/things") -> HTTPRequest {
    HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: path)
  }

  @Test(arguments: ["fhb-1", "Bearer fhb-1", "bearer fhb-1", "  fhb-1\n"])
  func aPrefixIsNeverDoubled(key: String) async throws {
    let header = try await service.authorize(
      APIKeyAuthenticator(key, name: "Authorization", in: .header, prefix: "Bearer ")
    ).header
    #expect(header?.lowercased() == "bearer fhb-1")
  }

  @Test func keysGoIntoQueriesAndCookies() async throws {
    var plain = request()
    let query = APIKeyAuthenticator("a&b c", name: "api key", in: .query)
    _ = try await query.authorize(&plain, for: service.context)
    #expect(plain.path == "/v1/things?api%20key=a%26b%20c")
    var more = request("/v1/things?page=2")
    _ = try await query.authorize(&more, for: service.context)
    #expect(more.path == "/v1/things?page=2&api%20key=a%26b%20c")
    #expect(query.secretQueryNames == ["api key"])

    var cookies = request()
    cookies.headerFields[.cookie] = "theme=dark"
    _ = try await APIKeyAuthenticator("s=1;x", name: "session", in: .cookie).authorize(&cookies, for: service.context)
    #expect(cookies.headerFields[.cookie] == "theme=dark; session=s=1%3Bx")
  }

  @Test(arguments: ["", "   ", "a\nb", "a\u{0}b"])
  func aKeyThatCannotBeRightIsRefusedBeforeSending(key: String) async {
    let error = await authenticationError {
      _ = try await service.authorize(APIKeyAuthenticator(key, name: "X-Key", in: .header))
    }
    #expect(error?.kind == .malformedCredential)
    #expect(error?.operationID == "getThing")
  }

  @Test func basicIsEncodedAsUTF8() async throws {
    // RFC 7617 section 2.1: "test" and "123£".
    let header = try await service.authorize(BasicAuthenticator(username: "test", password: "123£")).header
    #expect(header == "Basic dGVzdDoxMjPCow==")
  }

  @Test(arguments: [("a:b", "c"), ("a", "c\n"), ("", "")])
  func basicRefusesWhatCannotBeTransmitted(username: String, password: String) async {
    let error = await authenticationError {
      _ = try await service.authorize(BasicAuthenticator(username: username, password: password))
    }
    #expect(error?.kind == .malformedCredential)
  }

  @Test func aBearerTokenMayComeFromTheProgramAndIsAskedForOnce() async throws {
    let asked = Locked(0)
    let bearer = BearerAuthenticator {
      let count = asked.withLock { count in
        count += 1
        return count
      }
      return ProvidedToken(Secret("p\(count)"), lifetime: .seconds(100))
    }
    #expect(try await service.authorize(bearer).header == "Bearer p1")
    #expect(try await service.authorize(bearer).header == "Bearer p1")
    service.advance(.seconds(95))
    #expect(try await service.authorize(bearer).header == "Bearer p2")
  }

  @Test func theProgramsOwnErrorIsKept() async {
    struct NoNetwork: Error {}
    let error = await authenticationError {
      _ = try await service.authorize(BearerAuthenticator { throw NoNetwork() })
    }
    #expect(error?.kind == .unavailable)
    #expect(error?.underlying is NoNetwork)
  }

  @Test func unknownSchemesAreAClosure() async throws {
    let custom = CustomAuthenticator { request, context in
      request.headerFields[.authorization] = "Signature \(context.operationID)"
    }
    #expect(try await service.authorize(custom).header == "Signature getThing")
    #expect(try await service.authorize(TransportAuthenticator()).header == nil)
  }
}
