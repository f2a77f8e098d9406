@_spi(Generated) import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

/// Recordings of the requests by which tokens are obtained hold none of what these requests carry.
@Suite struct OAuthRecordingTests {
  private static let form = [
    "grant_type=authorization_code", "client_id=app", "client_secret=c4n4ry-secret", "code=c4n4ry-code",
    "code_verifier=c4n4ry-verifier", "refresh_token=c4n4ry-refresh", "password=c4n4ry-password",
    "client_assertion=c4n4ry.assertion.x", "assertion=c4n4ry.other.x", "device_code=c4n4ry-device",
    "passphrase=c4n4ry-phrase", "private_key=c4n4ry-private", "session_id=c4n4ry-session", "scope=models.read",
  ].joined(separator: "&")

  private func record(
    _ body: String, type: String, answer: StubResponse, path: String = "/token"
  ) async throws -> String {
    let recorder = RecordingTransport(InMemoryTransport { _ in answer })
    var request = HTTPRequest(method: .post, scheme: "https", authority: "id.test", path: path)
    request.headerFields[.contentType] = type
    _ = try await recorder.send(request, body: .bytes(Array(body.utf8)))
    return String(decoding: try JSONEncoder().encode(recorder.exchanges), as: UTF8.self)
  }

  @Test func `a form's secrets are taken out, and where the answer repeats them`() async throws {
    let text = try await record(
      Self.form, type: "application/x-www-form-urlencoded",
      answer: .json(
        #"{"error":"invalid_grant","error_description":"c4n4ry-code and c4n4ry-verifier are not good"}"#, status: 400))
    #expect(!text.contains("c4n4ry"), "\(text)")
    #expect(text.contains("client_id=app"))
    #expect(text.contains("scope=models.read"))
    #expect(text.contains("invalid_grant"))
  }

  @Test func `what is percent-encoded in a form is found decoded in the answer`() async throws {
    let text = try await record(
      "password=c4n4ry%2F%2Bsings+in&user=ada", type: "application/x-www-form-urlencoded; charset=utf-8",
      answer: .json(#"{"message":"c4n4ry/+sings in is wrong"}"#, status: 400))
    #expect(!text.contains("c4n4ry"), "\(text)")
    #expect(text.contains("ada"))
  }

  @Test func `codes and tokens in answers are taken out, in bodies and in URLs`() async throws {
    let device = try await record(
      "client_id=app", type: "application/x-www-form-urlencoded",
      answer: .json(
        #"{"device_code":"c4n4ry-device","user_code":"c4n4ry-user","id_token":"c4n4ry-id","interval":5}"#))
    #expect(!device.contains("c4n4ry"), "\(device)")
    #expect(device.contains("interval"))
    let redirect = try await record(
      "x=1", type: "application/x-www-form-urlencoded",
      answer: .status(
        302, headers: [("Location", "https://app.test/cb?code=c4n4ry-code&state=s#access_token=c4n4ry-token")]))
    #expect(!redirect.contains("c4n4ry"), "\(redirect)")
    #expect(redirect.contains("app.test"))
  }
}
