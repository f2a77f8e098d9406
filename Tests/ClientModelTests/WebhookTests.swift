import Testing

@testable import ClientModel

/// What the service sends to its user.
@Suite struct WebhookTests {
  @Test("Webhooks and callbacks have names and payloads, and payloads are models that are read")
  func payloads() throws {
    let built = try build(
      """
      paths:
        /subscribe:
          post:
            operationId: subscribe
            responses: {'204': {description: ok}}
            callbacks:
              orderShipped:
                '{$request.body#/url}':
                  post:
                    requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
                    responses: {'204': {description: ok}}
      webhooks:
        incident.created:
          post:
            summary: An incident begins.
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Incident'}}}}
            responses: {'204': {description: ok}}
        default: {post: {responses: {'204': {description: ok}}}}
      components: {schemas: {Incident: {type: object, properties: {a: {type: string}}}}}
      """)
    #expect(built.api.webhooks.map(\.name) == ["incidentCreated", "`default`", "orderShipped"])
    #expect(built.api.webhooks.map(\.id) == ["incident.created", "default", "orderShipped"])
    #expect(
      built.api.webhooks.map { $0.payload.map(built.text) } == ["Incident", nil, "ShopClient.OrderShippedPayload"])
    #expect(built.model("Incident")?.usage == .response)
    #expect(built.api.webhooks.first?.documentation.summary == "An incident begins.")
  }

  /// Two webhooks with a member `type` each, as `first` and `second` describe it.
  private func two(_ first: String, _ second: String, root: String = "", own: String = "", headers: String = "")
    throws -> Built
  {
    try build(
      """
      \(root)
      webhooks:
        first.made:
          \(own)
          post:
            \(headers)
            requestBody: {content: {application/json: {schema: {type: object, properties: {type: \(first)}}}}}
            responses: {'204': {description: ok}}
        second.made:
          post:
            requestBody: {content: {application/json: {schema: {type: object, properties: {type: \(second)}}}}}
            responses: {'204': {description: ok}}
      """)
  }

  private func marks(_ built: Built) -> [[String]] {
    built.api.webhooks.map { $0.marks.map { "\($0.place) \($0.values.joined(separator: "|"))" } }
  }

  @Test("Places stand in the order of their names, run for run")
  func order() throws {
    let names = ["kind", "type", "event", "action", "source", "version", "zone", "api"]
    let members = names.map { "\($0): {const: a}" }.joined(separator: ", ")
    let built = try build(
      """
      webhooks:
        made:
          post:
            requestBody: {content: {application/json: {schema: {type: object, properties: {\(members)}}}}}
            responses: {'204': {description: ok}}
      """)
    #expect(marks(built) == [names.sorted().map { "member(\"/\($0)\") a" }])
  }

  @Test("Constants at one place tell webhooks apart")
  func constants() throws {
    let built = try two("{const: a}", "{enum: [b, c]}")
    #expect(marks(built) == [[#"member("/type") a"#], [#"member("/type") b|c"#]])
    #expect(!built.findings.contains("untold-webhook"))
  }

  @Test("What is alike tells nothing, and is said")
  func alike() throws {
    for (first, second) in [("{type: string}", "{type: string}"), ("{enum: [a, b]}", "{enum: [b, c]}")] {
      let built = try two(first, second)
      #expect(marks(built) == [[], []])
      #expect(built.findings.contains("untold-webhook"))
    }
  }

  @Test("A document can say where a message has its webhook's name")
  func declared() throws {
    let built = try two(
      "{type: string}", "{type: string}", root: "x-clientsmith-webhook-event: {header: X-Event}",
      own: "x-clientsmith-webhook-event: one")
    #expect(marks(built) == [[#"header("X-Event") one"#], [#"header("X-Event") second.made"#]])
    #expect(!built.findings.contains("untold-webhook"))
    let lost = try two("{const: a}", "{const: b}", own: "x-clientsmith-webhook-event: one")
    #expect(lost.findings.contains("invalid-extension"))
  }

  @Test(
    "The signature is the document's word or the header fields that it describes, and else unknown",
    arguments: [
      ("", "", nil),
      ("", "parameters: [{name: X-Hub-Signature-256, in: header, schema: {type: string}}]", .known(.github)),
      ("", "parameters: [{name: svix-signature, in: header, schema: {type: string}}]", nil),
      ("x-clientsmith-webhook-signature: stripe", "", .known(.stripe)),
      (
        "x-clientsmith-webhook-signature: {header: X-S, prefix: 'v1=', content: 'v1:{timestamp}:{body}', timestampHeader: X-T}",
        "",
        .own(
          OwnWebhookSignature(
            header: "X-S", prefix: "v1=", content: [.text("v1:"), .timestamp, .text(":"), .body], timestampHeader: "X-T"
          ))
      ),
    ] as [(String, String, WebhookSignature?)])
  func signature(root: String, headers: String, signature: WebhookSignature?) throws {
    let built = try two("{const: a}", "{const: b}", root: root, headers: headers)
    #expect(built.api.webhookUnion?.signature == signature)
  }

  @Test(
    "A signature that cannot be is an error",
    arguments: [
      "gitlab", "{prefix: a}", "{header: X S}", "{header: X, encoding: utf8}",
      "{header: X, content: '{timestamp}.{body}'}",
      "{header: X, timestampHeader: T}", "{header: X, content: abc}", "{header: X, separator: ab}",
      "{header: X, colour: red}",
    ])
  func malformed(text: String) throws {
    let built = try two("{const: a}", "{const: b}", root: "x-clientsmith-webhook-signature: \(text)")
    #expect(built.findings.contains("invalid-extension"))
    #expect(built.api.webhookUnion?.signature == nil)
  }
}
