import Diagnostics
import Foundation
import OpenAPI
import Testing

@testable import Pipeline

/// `docs/repairing-documents.md` shows actions that do what it says of them.
struct RepairingDocumentTests {
  @Test("Every action of the page finds its target, and mends what it is for")
  func actions() throws {
    let page = try String(
      contentsOf: SchemaTests.repository.appendingPathComponent("docs/repairing-documents.md"), encoding: .utf8)
    let actions = page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }.filter { $0.hasPrefix("- target:") }
    #expect(actions.count > 10, "the page was not understood")
    let head = "overlay: 1.0.0\ninfo: {title: Repairs, version: '1'}\nactions:\n"

    let broken = generate(overlay: nil)
    #expect(
      Set(broken.bag.diagnostics.map(\.id.name)).isSuperset(of: ["undeclared-security", "unrecognised-paging"]))
    let mended = generate(overlay: head + actions.joined())
    #expect(mended.bag.diagnostics.map(\.id.name) == [])

    let files = try #require(mended.tree).files.mapValues { String(decoding: $0, as: UTF8.self) }
    func expect(_ text: String, in file: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
      #expect(files[file]?.contains(text) == true, "\(files[file] ?? "")", sourceLocation: sourceLocation)
    }
    expect("func apiKey(", in: "Credentials.swift")
    expect("https://api.shop.example/v2", in: "ShopClient.swift")
    expect("Paged<Order>", in: "Resources/OrdersResource.swift")
    expect("func list(", in: "Resources/OrdersResource.swift")
    expect("async throws -> Order", in: "Resources/OrdersResource.swift")
    expect("async throws -> [String]", in: "Resources/ReportsResource.swift")
    expect("EventStream<", in: "Resources/ChatResource.swift")
    expect("public var note: String?", in: "Models/Order.swift")
    expect("case created(Created)", in: "Models/Event.swift")
  }

  private func generate(overlay: String?) -> Generator.Generation {
    var client = ClientConfiguration(name: "Shop", spec: "shop.yaml", output: "out")
    client.model.module = "Shop"
    var files = ["shop.yaml": Self.document]
    if let overlay {
      files["shop.overlay.yaml"] = overlay
      client.overlays = ["shop.overlay.yaml"]
    }
    return Generator(Configuration(clients: [client]), source: InMemoryFileSource(files)).generate(client)
  }

  private static let document = """
    openapi: 3.1.0
    info: {title: Shop, version: '1', description: 'Send your API key in the header `Authorization`.'}
    paths:
      /status: {get: {operationId: getStatus, responses: {'204': {description: Up}}}}
      /orders:
        get:
          operationId: listOrders
          parameters: [{name: cursor, in: query, schema: {type: string}}]
          responses:
            '200':
              description: Some orders
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      orders: {type: array, items: {$ref: '#/components/schemas/Order'}}
                      notes: {type: array, items: {type: string}}
                      paging: {type: object, properties: {next: {type: string}}}
        post:
          operationId: createOrder
          responses:
            '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      /orders/{id}:
        get:
          operationId: getOrder
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          responses: {'200': {description: It}}
      /reports:
        get:
          operationId: listReports
          parameters: [{name: page, in: query, schema: {type: integer}}]
          responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
      /chat:
        post:
          operationId: chat
          responses: {'200': {description: Said, content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}}
      /v1/a/b: {get: {operationId: xYz, responses: {'204': {description: Done}}}}
    components:
      schemas:
        Order: {type: object, required: [id, note], properties: {id: {type: string}, note: {type: string}}}
        ChatEvent: {type: object, properties: {text: {type: string}}}
        Event: {oneOf: [{$ref: '#/components/schemas/Created'}, {$ref: '#/components/schemas/Deleted'}]}
        Created: {type: object, properties: {kind: {type: string}}}
        Deleted: {type: object, properties: {kind: {type: string}}}

    """
}
