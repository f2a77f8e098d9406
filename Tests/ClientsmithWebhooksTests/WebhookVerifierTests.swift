import ClientsmithRuntime
import ClientsmithWebhooks
import Foundation
import HTTPTypes
import Testing

/// Signatures made with OpenSSL: `printf '%s' '<content>' | openssl dgst -sha256 -hmac '<secret>'`.
private enum Signed {
  static let secret = "It's a Secret to Everybody"
  static let body = Array("Hello, World!".utf8)
  /// Of the body alone; the example that GitHub's documentation gives.
  static let hex = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
}

private func headers(_ fields: (String, String)...) -> HTTPFields {
  var headers = HTTPFields()
  for (name, value) in fields {
    if let name = HTTPField.Name(name) { headers[name] = value }
  }
  return headers
}

private func failure(_ body: () throws -> Void) -> WebhookFailure? {
  do {
    try body()
    return nil
  } catch {
    return error as? WebhookFailure
  }
}

struct WebhookVerifierTests {
  let fireHydrant = WebhookVerifier(.fireHydrant, secret: Signed.secret)

  @Test func aTrueSignatureIsAccepted() throws {
    try fireHydrant.verify(body: Signed.body, headers: headers(("fh-signature", Signed.hex)))
    try fireHydrant.verify(body: Signed.body, headers: headers(("FH-Signature", Signed.hex.uppercased())))
    let gitHub = WebhookVerifier(.gitHub, secret: Signed.secret)
    try gitHub.verify(body: Signed.body, headers: headers(("x-hub-signature-256", "sha256=" + Signed.hex)))
  }

  @Test func aChangedBodySignatureOrSecretIsNot() {
    let good = headers(("fh-signature", Signed.hex))
    #expect(failure { try fireHydrant.verify(body: Signed.body + [10], headers: good) } == .wrongSignature)
    let changed = headers(("fh-signature", "0" + Signed.hex.dropFirst()))
    #expect(failure { try fireHydrant.verify(body: Signed.body, headers: changed) } == .wrongSignature)
    let other = WebhookVerifier(.fireHydrant, secret: "other")
    #expect(failure { try other.verify(body: Signed.body, headers: good) } == .wrongSignature)
  }

  @Test(arguments: ["", "zz", "757107ea", Signed.hex + "00", Signed.hex.dropLast() + "", "sha256=" + Signed.hex])
  func aMalformedSignatureIsNamedAsSuch(signature: String) {
    let headers = headers(("fh-signature", signature))
    #expect(failure { try fireHydrant.verify(body: Signed.body, headers: headers) } == .malformedSignature)
  }

  @Test func aMissingHeaderIsNamed() {
    #expect(
      failure { try fireHydrant.verify(body: Signed.body, headers: [:]) } == .missingHeader("fh-signature"))
  }

  @Test func anEmptySecretAcceptsNothing() {
    // HMAC-SHA256 of the body with an empty key.
    let verifier = WebhookVerifier(.fireHydrant, secret: "")
    let signed = headers(("fh-signature", "2bbcfa9524f3218c7a34b30e6936f8b1a4516cb097f1a85a1c7d98b5977ec769"))
    #expect(failure { try verifier.verify(body: Signed.body, headers: signed) } == .wrongSignature)
  }

  @Test func eitherSecretWillDoWhileTheyAreChanged() throws {
    let verifier = WebhookVerifier(.fireHydrant, secrets: ["new", Signed.secret])
    try verifier.verify(body: Signed.body, headers: headers(("fh-signature", Signed.hex)))
  }

  @Test func theBodyIsReadOnlyAfterItIsVerified() throws {
    struct Event: JSONDecodable {
      let id: Int
      init(json: borrowing JSONReader) throws { id = try json.required("id") }
    }
    let body = Array(#"{"id":7}"#.utf8)
    let signed = headers(("fh-signature", HMACSample.eventSignature))
    #expect(try fireHydrant.decode(Event.self, body: body, headers: signed).id == 7)
    #expect(throws: WebhookFailure.self) {
      try fireHydrant.decode(Event.self, body: Array("not json".utf8), headers: signed)
    }
  }

  @Test func secretsAreNotPrinted() {
    #expect(!"\(fireHydrant) \(String(reflecting: fireHydrant))".contains(Signed.secret))
    var dump = ""
    Swift.dump(fireHydrant, to: &dump)
    #expect(!dump.contains("SymmetricKey"))
  }
}

struct TimestampedWebhookTests {
  static let stripe = WebhookScheme.stripe
  static let slack = WebhookScheme.slack
  static let signedAt = Date(timeIntervalSince1970: 1_700_000_000)

  private func verifier(_ scheme: WebhookScheme) -> WebhookVerifier { WebhookVerifier(scheme, secret: Signed.secret) }

  @Test func oneOfSeveralSignaturesWillDo() throws {
    let signature = "t=1700000000,v1=\(String(repeating: "0", count: 64)),v0=x, v1=\(HMACSample.dotted)"
    try verifier(Self.stripe).verify(
      body: Signed.body, headers: headers(("Stripe-Signature", signature)), now: Self.signedAt)
  }

  /// Anybody may send as many as a header holds: with an HMAC for each of them a megabyte would be hashed four thousand times.
  @Test func aThousandSignaturesAreLookedThrough() throws {
    let wrong = (0..<2000).map { ",v1=\(String(repeating: "0", count: 60))\(String($0 + 0x1000, radix: 16))" }.joined()
    let verifier = WebhookVerifier(Self.stripe, secrets: ["another", Signed.secret])
    try verifier.verify(
      body: Signed.body, headers: headers(("Stripe-Signature", "t=1700000000\(wrong),v1=\(HMACSample.dotted)")),
      now: Self.signedAt)
    let large = [UInt8](repeating: 0x20, count: 1 << 20)
    #expect(
      failure {
        try verifier.verify(
          body: large, headers: headers(("Stripe-Signature", "t=1700000000\(wrong)")), now: Self.signedAt)
      } == .wrongSignature)
  }

  @Test func theTimeIsPartOfWhatIsSigned() {
    let signature = "t=1700000001,v1=\(HMACSample.dotted)"
    #expect(
      failure {
        try verifier(Self.stripe).verify(
          body: Signed.body, headers: headers(("Stripe-Signature", signature)), now: Self.signedAt)
      } == .wrongSignature)
    #expect(
      failure {
        try verifier(Self.stripe).verify(
          body: Signed.body, headers: headers(("Stripe-Signature", "v1=\(HMACSample.dotted)")), now: Self.signedAt)
      } == .malformedTimestamp)
  }

  @Test(arguments: [(-301.0, false), (-300, true), (0, true), (300, true), (301, false)])
  func anOldOrFutureWebhookIsRefused(offset: Double, isAccepted: Bool) {
    let signed = headers(("X-Slack-Signature", "v0=\(HMACSample.slack)"), ("X-Slack-Request-Timestamp", "1700000000"))
    let failure = failure {
      try verifier(Self.slack).verify(
        body: Signed.body, headers: signed, now: Self.signedAt.addingTimeInterval(offset))
    }
    #expect(failure == (isAccepted ? nil : .outsideTolerance))
  }

  /// The example that the implementations of Standard Webhooks are tested with.
  private static let example = headers(
    ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), ("webhook-timestamp", "1614265330"),
    ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="))

  @Test(arguments: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
  func aSecretOfStandardWebhooksIsBase64(secret: String) throws {
    let verifier = WebhookVerifier(.standardWebhooks, secret: secret)
    let now = Date(timeIntervalSince1970: 1_614_265_330)
    let body = Array(#"{"test": 2432232314}"#.utf8)
    try verifier.verify(body: body, headers: Self.example, now: now)
    #expect(failure { try verifier.verify(body: body + [32], headers: Self.example, now: now) } == .wrongSignature)
  }

  @Test(arguments: ["whsec_*", "whsec_A"])
  func aSecretThatIsNotSpeltAsTheSchemeSaysIsNamed(secret: String) {
    let verifier = WebhookVerifier(.standardWebhooks, secret: secret)
    #expect(failure { try verifier.verify(body: [], headers: Self.example) } == .malformedSecret)
    // Nothing stands behind the prefix: no key, and nobody may sign.
    let empty = WebhookVerifier(.standardWebhooks, secret: "whsec_")
    #expect(failure { try empty.verify(body: [], headers: Self.example) } == .wrongSignature)
  }

  @Test func elsewhereTheSamePrefixIsPartOfTheSecret() {
    // Stripe's secrets begin so too, and are keys as they are.
    #expect(Self.stripe.secretForm == .text)
    #expect(WebhookScheme.standardWebhooks.secretForm == .base64(prefix: "whsec_"))
  }

  @Test func standardWebhooksAreBase64OverThreeParts() throws {
    let signed = headers(
      ("webhook-id", "msg_1"), ("webhook-timestamp", "1700000000"),
      ("webhook-signature", "v1,AAAA v1,\(HMACSample.standard)"))
    try verifier(.standardWebhooks).verify(body: Signed.body, headers: signed, now: Self.signedAt)
  }
}
