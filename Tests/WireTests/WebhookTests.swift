import ClientsmithRuntime
import Testing
import Wire

/// What the service sends to its user.
@Suite struct WebhookTests {
  @Test func `payloads of webhooks and callbacks are typed`() throws {
    let made = try WireClient.Webhooks.thingChanged(Array(#"{"kind":"made","name":"n"}"#.utf8))
    guard case .made(let thing) = made else { return fail("\(made)") }
    #expect(thing.name == "n")
    let new = try WireClient.Webhooks.thingChanged(Array(#"{"kind":"moved"}"#.utf8))
    guard case .other(let value) = new else { return fail("\(new)") }
    #expect(value == ["kind": "moved"])
    #expect(try WireClient.Webhooks.accountReady(Array(#"{"job":"j"}"#.utf8)).job == "j")
    #expect(try WireClient.Webhooks.undescribed([1, 2]).bytes == [1, 2])
  }

  @Test func `a payload that is not what the document says is named`() {
    let error = #expect(throws: DecodingFailure.self) {
      try WireClient.Webhooks.thingChanged(Array(#"{"kind":"made"}"#.utf8))
    }
    #expect(error?.description == "name: expected a value, found nothing")
  }

  private func event(_ body: String) throws -> WireClient.WebhookEvent {
    try WireClient.WebhookEvent(WebhookMessage(headers: [:], body: Array(body.utf8)))
  }

  @Test func `a message is the webhook that the document describes, or other`() throws {
    guard case .thingChanged(.made(let thing)) = try event(#"{"kind":"made","name":"n"}"#) else {
      return fail("not told")
    }
    #expect(thing.name == "n")
    #expect(try event(#"{"kind":"moved"}"#) == .other(["kind": "moved"]))
    #expect(try event(#"{"anything":1}"#) == .other(["anything": 1]))
    #expect(throws: DecodingFailure.self) { try event(#"{"kind":"made"}"#) }
    #expect(throws: JSONSyntaxError.self) { try event("a=b") }
  }
}
