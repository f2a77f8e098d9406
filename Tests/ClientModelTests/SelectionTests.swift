import Testing

@testable import ClientModel

/// Which operations become calls.
@Suite struct SelectionTests {
  private static let document = """
    paths:
      /orders:
        get: {operationId: listOrders, tags: [orders], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}
        post: {operationId: createOrder, tags: [orders, writing], responses: {'204': {description: ok}}}
      /orders/{id}: {get: {operationId: getOrder, tags: [orders], responses: {'204': {description: ok}}}}
      /users: {get: {operationId: listUsers, tags: [users], responses: {'204': {description: ok}}}}
    components: {schemas: {Order: {type: object, properties: {a: {type: string}}}, User: {type: object, properties: {a: {type: string}}}}}
    """

  private func calls(_ change: (inout ModelConfiguration) -> Void) throws -> Built {
    var configuration = ModelConfiguration()
    configuration.dropsUnusedSchemas = true
    change(&configuration)
    return try build(Self.document, configuration: configuration)
  }

  @Test("Without a selection everything is generated")
  func everything() throws {
    #expect(
      try build(Self.document).api.operations.map(\.id) == ["listOrders", "createOrder", "getOrder", "listUsers"])
  }

  @Test("Tags, paths and ids each narrow the selection")
  func narrowing() throws {
    #expect(try calls { $0.selection.tags = ["writing"] }.api.operations.map(\.id) == ["createOrder"])
    #expect(try calls { $0.selection.paths = ["/orders/*"] }.api.operations.map(\.id) == ["getOrder"])
    #expect(
      try calls { $0.selection.paths = ["/orders*"] }.api.operations.map(\.id) == [
        "listOrders", "createOrder", "getOrder",
      ])
    let both = try calls {
      $0.selection.tags = ["orders"]
      $0.selection.operationIDs = ["listOrders", "listUsers"]
    }
    #expect(both.api.operations.map(\.id) == ["listOrders"])
    #expect(both.models == ["Order"])
  }

  @Test("A selection that matches nothing is an error, an entry that does a warning")
  func nothing() throws {
    #expect(try calls { $0.selection.tags = ["none"] }.findings == ["unknown-selection", "nothing-selected"])
    #expect(try calls { $0.selection.tags = ["users", "none"] }.findings == ["unknown-selection"])
  }
}
