import ClientsmithRuntime
import ClientsmithWebhooks
import Foundation
import HTTPTypes
import Testing

/// Messages as vendors' own documentation shows them; where one publishes none, made with OpenSSL.
struct VendorMessage: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let scheme: WebhookScheme
  let secret: String
  let headers: [String: String]
  let body: String
  /// When it was signed, as Unix seconds; nil where the scheme has no time.
  var time: Double?

  static let all = [
    // docs.github.com, "Validating webhook deliveries".
    VendorMessage(
      testDescription: "GitHub", scheme: .gitHub, secret: "It's a Secret to Everybody",
      headers: ["x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"],
      body: "Hello, World!"),
    // docs.slack.dev, "Verifying requests from Slack".
    VendorMessage(
      testDescription: "Slack", scheme: .slack, secret: "8f742231b10e8888abcd99yyyzzz85a5",
      headers: [
        "X-Slack-Signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "X-Slack-Request-Timestamp": "1531420618",
      ],
      body: [
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V",
        "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=",
        "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN",
        "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
      ].joined(), time: 1_531_420_618),
    // docs.svix.com, "Verifying webhooks manually".
    VendorMessage(
      testDescription: "Svix", scheme: .svix, secret: "whsec_plJ3nmyCDGBKInavdOK15jsl",
      headers: [
        "svix-id": "msg_loFOjxBNrRLzqYUf", "svix-timestamp": "1731705121",
        "svix-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
      ], body: #"{"event_type":"ping","data":{"success":true}}"#, time: 1_731_705_121),
    // The example that the implementations of Standard Webhooks are tested with.
    VendorMessage(
      testDescription: "Standard Webhooks", scheme: .standardWebhooks, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      headers: [
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      ], body: #"{"test": 2432232314}"#, time: 1_614_265_330),
    VendorMessage(
      testDescription: "Stripe", scheme: .stripe, secret: "whsec_test_secret",
      headers: [
        "Stripe-Signature":
          "t=1700000000,v1=248a374f50f943a28b0f6ab50faf9a7e7e29b710fa26df9fb1618b9bf8ea9c9a,v0=ignored"
      ], body: #"{"id":"evt_1"}"#, time: 1_700_000_000),
    VendorMessage(
      testDescription: "Shopify", scheme: .shopify, secret: "shop-secret",
      headers: ["X-Shopify-Hmac-Sha256": "plW8VGqq0nDMIEhDqaNNW99asdUCy7EIqLZVcQwtAZ0="], body: #"{"id":1}"#),
  ]
}

/// Webhooks as generated code declares them, of which only the text is kept.
private struct Text: WebhookUnion {
  static let secretVariable = "TEXT_WEBHOOK_SECRET"
  let text: String
  init(_ message: WebhookMessage) { text = String(decoding: message.body, as: UTF8.self) }
}

struct VendorTests {
  private func environment(_ time: Double?, later seconds: Double = 0) -> RuntimeEnvironment {
    var environment = RuntimeEnvironment.live
    let now = Date(timeIntervalSince1970: (time ?? 0) + seconds)
    environment.now = { now }
    return environment
  }

  @Test(arguments: VendorMessage.all) func `a vendor's own example is accepted`(message: VendorMessage) throws {
    let webhooks = WebhookReceiver<Text>(
      scheme: message.scheme, secrets: ["another", message.secret], environment: environment(message.time, later: 60))
    #expect(try webhooks.event(headers: message.headers, body: message.body.utf8).text == message.body)
  }

  @Test(arguments: VendorMessage.all) func `a changed body and another's secret are refused`(message: VendorMessage) {
    let webhooks = WebhookReceiver<Text>(
      scheme: message.scheme, secrets: [message.secret], environment: environment(message.time))
    #expect(throws: WebhookFailure.wrongSignature) {
      try webhooks.event(headers: message.headers, body: (message.body + " ").utf8)
    }
    let others = WebhookReceiver<Text>(
      scheme: message.scheme, secrets: ["c29tZWJvZHk="], environment: environment(message.time))
    #expect(throws: WebhookFailure.wrongSignature) {
      try others.event(headers: message.headers, body: message.body.utf8)
    }
  }

  @Test(arguments: VendorMessage.all.filter { $0.time != nil })
  func `a message that is sent again later is refused, by the runtime's clock`(message: VendorMessage) {
    let webhooks = WebhookReceiver<Text>(
      scheme: message.scheme, secrets: [message.secret], environment: environment(message.time, later: 301))
    #expect(throws: WebhookFailure.outsideTolerance) {
      try webhooks.event(headers: message.headers, body: message.body.utf8)
    }
  }

  @Test func `secrets come from the environment, a line each, and none is named as such`() throws {
    let message = VendorMessage.all[0]
    let given = WebhookReceiver<Text>(
      scheme: message.scheme, variables: ["TEXT_WEBHOOK_SECRET": "old\n\(message.secret)\n"])
    #expect(try given.event(headers: message.headers, body: message.body.utf8).text == message.body)
    for variables in [[:], ["TEXT_WEBHOOK_SECRET": ""]] {
      let none = WebhookReceiver<Text>(scheme: message.scheme, variables: variables)
      let failure = #expect(throws: WebhookFailure.self) {
        try none.event(headers: message.headers, body: message.body.utf8)
      }
      #expect(failure == .missingSecret("TEXT_WEBHOOK_SECRET"))
    }
  }

  @Test func `a secret that is misspelt does not stand in the way of one that is right, and is named where none is`()
    throws
  {
    let message = VendorMessage.all[2]
    let both = WebhookReceiver<Text>(
      scheme: message.scheme, secrets: ["whsec_*", message.secret], environment: environment(message.time))
    #expect(try both.event(headers: message.headers, body: message.body.utf8).text == message.body)
    let wrong = WebhookReceiver<Text>(
      scheme: message.scheme, secrets: ["whsec_*", "whsec_AAAA"], environment: environment(message.time))
    #expect(throws: WebhookFailure.malformedSecret) {
      try wrong.event(headers: message.headers, body: message.body.utf8)
    }
  }

  @Test func `neither secrets nor bodies are printed`() {
    let secret = "It's a Secret to Everybody"
    let webhooks = WebhookReceiver<Text>(scheme: .gitHub, secrets: [secret])
    var text =
      "\(webhooks) \(String(reflecting: webhooks)) \(WebhookMessage(headers: [:], body: Array("private".utf8)))"
    dump(webhooks, to: &text)
    dump(WebhookMessage(headers: [:], body: Array("private".utf8)), to: &text)
    #expect(!text.contains(secret) && !text.contains("private"))
  }
}
