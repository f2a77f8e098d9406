import Crypto
import Foundation
import ServiceSimulators
import Testing

@Suite(.timeLimit(.minutes(25))) struct BlueflySimulatorTests {
  private let password: JSON = [
    "username": .string(BlueflySimulator.username), "password": .string(BlueflySimulator.password),
  ]

  @Test func aSpentRefreshTokenEndsTheSession() async throws {
    let clock = ManualClock()
    let service = try await BlueflySimulator.start(clock: clock.clock)
    let caller = Caller(url: service.url)
    let first = try await caller.send("POST", "/api/v1/auth/login", json: password).json
    let spent: JSON = ["refreshToken": first["refreshToken"] ?? .null]
    let second = try await caller.send("POST", "/api/v1/auth/refresh", json: spent).json
    let bearer = ["Authorization": "Bearer \(second["token"]?.string ?? "")"]
    #expect(try await caller.send("GET", "/api/v1/user/profile", headers: bearer).status == 200)
    #expect(try await caller.send("POST", "/api/v1/auth/refresh", json: spent).status == 401)
    #expect(await service.revokedFamilies == 1)
    let ended = try await caller.send("GET", "/api/v1/user/profile", headers: bearer)
    #expect(ended.json["error"]?["code"] == "token_expired")
    let next: JSON = ["refreshToken": second["refreshToken"] ?? .null]
    #expect(try await caller.send("POST", "/api/v1/auth/refresh", json: next).status == 401)
    await service.stop()
  }

  @Test func scopesAreEnforced() async throws {
    let service = try await BlueflySimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url)
    let form = "grant_type=client_credentials&client_id=client-1&client_secret=client-1-secret&scope=models.read"
    let token = try await caller.send("POST", "/oauth/token", form: form).json
    #expect(token["scope"] == "models.read")
    #expect(token["refresh_token"] == nil)
    let bearer = ["Authorization": "Bearer \(token["access_token"]?.string ?? "")"]
    #expect(try await caller.send("GET", "/api/v1/models", headers: bearer).status == 200)
    let refused = try await caller.send(
      "POST", "/api/v1/models/bluefly-text-1/generate", json: ["prompt": "x"], headers: bearer)
    #expect(refused.status == 403)
    #expect(refused.json["error"]?["code"] == "insufficient_scope")
    await service.stop()
  }

  @Test func aCodeIsExchangedOnceAndOnlyWithItsVerifier() async throws {
    let service = try await BlueflySimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url)
    let verifier = String(repeating: "v", count: 43)
    let challenge = Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let ask =
      "/oauth/authorize?response_type=code&client_id=client-2&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcb"
      + "&scope=models.read,models.generate&state=s%201&code_challenge_method=S256&code_challenge=\(challenge)"
    func code() async throws -> String {
      let answer = try await caller.send("GET", ask)
      #expect(answer.status == 302)
      let location = try #require(answer.headers["location"])
      #expect(location.hasPrefix("http://127.0.0.1:9/cb?code=") && location.hasSuffix("&state=s%201"))
      return String(location.dropFirst("http://127.0.0.1:9/cb?code=".count).prefix { $0 != "&" })
    }
    func exchange(_ code: String, _ verifier: String) async throws -> Caller.Answer {
      try await caller.send(
        "POST", "/oauth/token",
        form: "grant_type=authorization_code&client_id=client-2&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcb"
          + "&code=\(code)&code_verifier=\(verifier)")
    }
    #expect(try await exchange(code(), String(repeating: "w", count: 43)).json["error"] == "invalid_grant")
    let good = try await code()
    let token = try await exchange(good, verifier).json
    #expect(token["scope"] == "models.read models.generate")
    #expect(token["refresh_token"]?.string != nil)
    #expect(try await exchange(good, verifier).json["error"] == "invalid_grant")
    await service.stop()
  }

  @Test func aDeviceWaitsForThePersonsWord() async throws {
    let clock = ManualClock()
    let service = try await BlueflySimulator.start(clock: clock.clock)
    let caller = Caller(url: service.url)
    let device = try await caller.send("POST", "/oauth/device_authorization", form: "client_id=client-2").json
    let form =
      "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id=client-2&device_code="
      + (device["device_code"]?.string ?? "")
    #expect(try await caller.send("POST", "/oauth/token", form: form).json["error"] == "authorization_pending")
    #expect(try await caller.send("POST", "/oauth/token", form: form).json["error"] == "slow_down")
    await service.state.answerDevice(device["user_code"]?.string ?? "", allow: true)
    clock.advance(by: 5)
    #expect(try await caller.send("POST", "/oauth/token", form: form).json["access_token"]?.string != nil)
    await service.stop()
  }
}
