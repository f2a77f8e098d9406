import ClientsmithRuntime
import ClientsmithWebhooks
import FireHydrant
import HTTPTypes
import Testing

/// A generated union of webhooks, from signed bytes to the typed event.
struct GeneratedWebhookTests {
  /// Signed with OpenSSL: `printf '%s' BODY | openssl dgst -sha256 -hmac s3cr3t`.
  private static let body = #"{"event":{"operation":"CREATED","resource_type":"incident"},"data":{"id":"i1"}}"#
  private static let signature = "cf4c2004903f75f2b2258e9e92ae2b2f8aa6b9252130fe7418cfd4ecda2f66fd"

  @Test func `one call verifies and gives the event`() throws {
    let headers: HTTPFields = [HTTPField.Name("fh-signature")!: Self.signature]
    let event = try FireHydrantClient.WebhookEvent.unwrap(Self.body.utf8, headers: headers, secrets: ["s3cr3t"])
    guard case .delivery(let delivery) = event else { return #expect(Bool(false), "\(event)") }
    #expect(delivery.event.resourceType == "incident" && delivery.data?["id"] == "i1")
    #expect(throws: WebhookFailure.wrongSignature) {
      try FireHydrantClient.WebhookEvent.unwrap(Self.body.utf8, headers: headers, secrets: ["another"])
    }
  }

  @Test func `what the document does not have is other, and not an error`() throws {
    let body = #"{"something":"new"}"#
    let headers: HTTPFields = [
      HTTPField.Name("fh-signature")!: "087d14bd0c4c3fcef81cee6c9677be373e877612d03c3f5a5a6cfdcb07c7cba5"
    ]
    #expect(
      try FireHydrantClient.WebhookEvent.unwrap(body.utf8, headers: headers, secrets: ["s3cr3t"])
        == .other(["something": "new"]))
  }
}
