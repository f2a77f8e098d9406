import Testing

@testable import ClientModel

/// Calls whose answer is a stream where the body says so.
@Suite struct StreamSwitchTests {
  private func build(_ stream: String, more: String = "") throws -> Built {
    try ClientModelTests.build(
      """
      paths:
        /chat:
          post:
            operationId: createChat
            tags: [chat]
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Ask'}}}}
            responses:
              '200':
                description: ok
                content:
                  application/json: {schema: {type: object, properties: {text: {type: string}}}}
                  text/event-stream: {schema: {type: object, properties: {delta: {type: string}}}}
      \(more)
      components:
        schemas:
          Ask: {type: object, required: [q], properties: {q: {type: string}, stream: {\(stream)}}}
      """)
  }

  private func fields(_ built: Built) -> [[String]] {
    built.api.operations.map { $0.bodyFields.map { "\($0.pointer)=\($0.value.text)" } }
  }

  @Test("The call with the stream switches it on, and the other does not offer it")
  func both() throws {
    let built = try build("type: boolean, nullable: true")
    #expect(fields(built) == [[], ["/stream=true"]])
    #expect(built.properties("Ask") == ["q: string required"])
  }

  @Test("Where the stream is what the service takes for granted, the plain call switches it off")
  func onByDefault() throws {
    #expect(try fields(build("type: boolean, default: true")) == [["/stream=false"], ["/stream=true"]])
  }

  @Test("A model that others use as well keeps the property, and the plain call says no")
  func shared() throws {
    let more = """
        /batches:
          post:
            operationId: createBatch
            requestBody: {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Ask'}}}}}
            responses: {'204': {description: ok}}
      """
    let built = try build("type: boolean", more: more)
    #expect(fields(built) == [["/stream=false"], ["/stream=true"], []])
    #expect(built.properties("Ask").count == 2)
  }

  @Test("What is no switch is left alone")
  func others() throws {
    let built = try build("type: string")
    #expect(fields(built) == [[], []])
    #expect(built.properties("Ask").count == 2)
  }
}
