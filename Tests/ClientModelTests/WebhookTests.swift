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
}
