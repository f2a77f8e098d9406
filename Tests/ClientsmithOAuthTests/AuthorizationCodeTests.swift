import Foundation
import Testing

@testable import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct AuthorizationCodeTests {
  private let recorder = Recorder()
  private let client = OAuthClient(
    id: "app",
    endpoints: OAuthEndpoints(
      token: "/oauth/token", authorization: "/oauth/authorize?tenant=7", issuer: "https://api.example.com"),
    scopeSeparator: ",")

  private func tokenContext() -> AuthorizationContext {
    context(recorder) { _, _ in
      (200, #"{"access_token":"a","token_type":"bearer","expires_in":3600,"refresh_token":"r"}"#)
    }
  }

  private func query(_ url: String) -> [String: String] {
    Dictionary((URLComponents(string: url)?.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
  }

  @Test func challengesAreThoseOfTheStandard() {
    // RFC 7636 appendix B.
    let key = ProofKey(verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    #expect(key.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    #expect(ProofKey().verifier.reveal().count == 43)
    #expect(ProofKey().verifier != ProofKey().verifier)
  }

  @Test func theCodeIsExchangedWithItsVerifier() async throws {
    let context = tokenContext()
    let flow = AuthorizationCodeFlow(client: client, redirectURI: "https://app.example/cb", scopes: ["a", "b"])
    let pending = try await flow.start(for: context)
    let sent = query(pending.url)
    #expect(pending.url.hasPrefix("https://api.example.com/oauth/authorize?tenant=7&response_type=code"))
    #expect(sent["scope"] == "a,b")
    #expect(sent["code_challenge"] == ProofKey(verifier: pending.verifier).challenge)
    #expect(sent["code_challenge_method"] == "S256")
    #expect(sent["state"] == pending.state)
    let tokens = try await flow.finish(
      "https://app.example/cb?code=c%2B1&state=\(pending.state)", of: pending, for: context)
    #expect(tokens.accessToken == "a")
    #expect(tokens.scopes == ["a", "b"])
    let form = await recorder.form(0)
    #expect(
      form == [
        "grant_type": "authorization_code", "code": "c+1", "redirect_uri": "https://app.example/cb",
        "code_verifier": pending.verifier.reveal(), "client_id": "app",
      ])
  }

  @Test(arguments: [
    "code=c&state=other", "code=c", "code=c&state=STATE&state=STATE", "code=c&state=STATE&iss=https://evil.example",
    "state=STATE", "error=access_denied&state=STATE&error_description=No",
  ])
  func aRedirectThatIsNotOursIsRefusedBeforeTheCodeIsUsed(query: String) async throws {
    let context = tokenContext()
    let flow = AuthorizationCodeFlow(client: client, redirectURI: "https://app.example/cb")
    let pending = try await flow.start(for: context)
    let redirect = "https://app.example/cb?" + query.replacing("STATE", with: pending.state)
    let error = await authenticationError { _ = try await flow.finish(redirect, of: pending, for: context) }
    #expect(error?.kind == .authorizationFailed)
    #expect(await recorder.requests.isEmpty)
    if query.hasPrefix("error") {
      #expect(error?.code == "access_denied")
      #expect(error?.detail == "No")
    }
  }

  @Test func aProgramWithItsOwnBrowserViewGetsTokensOnTheFirstCall() async throws {
    let grant = AuthorizationCodeGrant(client, account: "ada", redirectURI: "app://cb") { url in
      let state = URLComponents(string: url)?.queryItems?.first { $0.name == "state" }?.value ?? ""
      return "app://cb?code=c&state=\(state)"
    }
    let tokens = try await grant.acquire(for: tokenContext())
    #expect(tokens.refreshToken == "r")
  }

  @Test func aCommandLineProgramReceivesTheRedirectOnALoopbackPort() async throws {
    let pages = Recorder2()
    let grant = AuthorizationCodeGrant(client, account: "ada") { url in
      let query = query(url)
      let redirect = query["redirect_uri"] ?? ""
      let state = query["state"] ?? ""
      // A browser asks for other things too, and other programs of this machine may call with what they like.
      Task {
        let idle = IdleConnection(port: UInt16(URLComponents(string: redirect)?.port ?? 0))
        defer { withExtendedLifetime(idle) {} }
        for target in ["/favicon.ico", "/callback?code=evil&state=guess", "/callback?code=c&state=\(state)"] {
          let base = redirect.replacing("/callback", with: "")
          await pages.add(try await fetch(base + target))
        }
      }
    }
    let tokens = try await grant.acquire(for: tokenContext())
    #expect(tokens.accessToken == "a")
    let form = await recorder.form(0)
    #expect(form["code"] == "c")
    #expect(form["redirect_uri"]?.hasPrefix("http://127.0.0.1:") == true)
    while await pages.statuses.count < 3 { await Task.yield() }
    #expect(await pages.statuses == [404, 404, 200])
  }

  @Test func cancellingEndsTheWaitForABrowser() async {
    let context = tokenContext()
    let receiving = Task {
      let receiver = try LoopbackRedirectReceiver(LoopbackRedirect())
      return try await receiver.receive(state: "s", environment: context.environment)
    }
    receiving.cancel()
    await #expect(throws: CancellationError.self) { _ = try await receiving.value }
  }

  @Test func patienceEnds() async throws {
    let receiver = try LoopbackRedirectReceiver(LoopbackRedirect(patience: .zero))
    let error = await authenticationError {
      _ = try await receiver.receive(state: "s", environment: tokenContext().environment)
    }
    #expect(error?.kind == .authorizationFailed)
  }
}

actor Recorder2 {
  private(set) var statuses: [Int] = []
  func add(_ status: Int) { statuses.append(status) }
}
