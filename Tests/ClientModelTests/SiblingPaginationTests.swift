import Testing

@testable import ClientModel

/// Lists that say too little follow the document's other lists.
@Suite struct SiblingPaginationTests {
  private static let page = "parameters: [\(query("page")), \(query("per_page"))]"
  private static let envelope = object(
    "data: \(things), pagination: " + object("next: {type: integer}, pages: {type: integer}"))

  /// Lists that are described in full, and one more.
  private func document(_ last: String, parameters: String = page, answer: String = envelope, lists: Int = 5) throws
    -> Built
  {
    let whole = (0..<lists).map {
      "  /whole\($0): {get: {operationId: listWhole\($0), \(parameters), responses: {'200': {description: ok, content: {application/json: {schema: \(answer)}}}}}}"
    }
    return try build(
      "paths:\n" + whole.joined(separator: "\n") + "\n  /things: {get: {operationId: listThings, \(last)}}\n"
        + "components: {schemas: {Thing: {type: object, properties: {id: {type: string}, name: {type: string}}}}}")
  }

  private static let undescribed = "responses: {'200': {description: ok}}"

  @Test("An answer that nobody described is walked as the others are, its items being JSON")
  func undescribed() throws {
    let built = try document("\(Self.page), \(Self.undescribed)")
    #expect(built.result("listThings") == "pages of json")
    #expect(built.paging?.items == "/data" && built.paging?.next == "/pagination/next")
    #expect(
      built.paging?.origin == .inferred("the answer is not described, and 5 other lists of the document are walked so"))
  }

  @Test("An answer described as one item is a list of them")
  func single() throws {
    let answer =
      "responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}"
    #expect(try document("\(Self.page), \(answer)").result("listThings") == "pages of Thing")
    #expect(try document("parameters: [\(query("page"))], \(answer)").result("listThings") == "Thing")
  }

  @Test("A cursor that an answer forgets is where the others have it")
  func cursor() throws {
    let parameters = "parameters: [\(query("offset", "{type: string}")), \(query("limit"))]"
    let built = try document(
      "\(parameters), responses: {'200': {description: ok, content: {application/json: {schema: \(object("data: \(things)"))}}}}",
      parameters: parameters, answer: object("data: \(things), next_page: " + object("offset: {type: string}")))
    #expect(built.paging?.style == .cursor && built.paging?.next == "/next_page/offset")
    #expect(built.result("listThings") == "pages of Thing")
  }

  @Test("A bare list that only takes the others' page number is walked by it until a page is empty")
  func lonePage() throws {
    func lists(_ name: String, _ count: Int) -> String {
      (0..<count).map {
        "  /whole\($0): {get: {operationId: listWhole\($0), \(Self.page), responses: {'200': {description: ok, headers: {Link: {schema: {type: string}}}, content: {application/json: {schema: \(things)}}}}}}\n"
      }.joined()
        + "  /things: {get: {operationId: listThings, parameters: [\(query(name))], responses: {'200': {description: ok, content: {application/json: {schema: \(things)}}}}}}\n"
        + "components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}"
    }
    let paging = try build("paths:\n" + lists("page", 5)).paging
    #expect(paging?.style == .page && paging?.position == .query("page") && paging?.first == 1 && paging?.size == nil)
    #expect(try build("paths:\n" + lists("chapter", 5)).paging == nil)
    #expect(try build("paths:\n" + lists("page", 4)).paging == nil)
  }

  @Test("Without the same parameters, enough lists or an agreement nothing follows")
  func refused() throws {
    #expect(try document("parameters: [\(query("page"))], \(Self.undescribed)").paging == nil)
    #expect(try document("parameters: [\(query("offset")), \(query("limit"))], \(Self.undescribed)").paging == nil)
    #expect(try document("\(Self.page), \(Self.undescribed)", lists: 4).paging == nil)
    #expect(try document("\(Self.page), x-clientsmith-pagination: false, \(Self.undescribed)").paging == nil)
  }

  @Test("Pages count from 0 where the same parameter of another list says so")
  func firstPage() throws {
    let built = try build(
      """
      paths:
        /a: {get: {operationId: listWhole, parameters: [\(query("page", "{type: integer, default: 0}")), \(query("per_page"))], responses: {'200': {description: ok, content: {application/json: {schema: \(things)}}}}}}
        /b: {get: {operationId: listThings, \(Self.page), responses: {'200': {description: ok, content: {application/json: {schema: \(things)}}}}}}
      components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
      """)
    #expect(built.paging?.first == 0)
  }
}
