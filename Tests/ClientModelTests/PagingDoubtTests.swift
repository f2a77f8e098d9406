import Testing

@testable import ClientModel

/// What looks like pages and is none, or cannot be known: it is left alone, and said.
@Suite struct PagingDoubtTests {
  /// A call that must give its answer whole.
  struct Doubt: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let parameters: [String]
    let answer: String
    /// Whether a note must say that pages were not recognised.
    var isSaid = true
  }

  private static let text = "{type: string}"
  private static let whole = "{type: integer}"

  private static func described(_ name: String, _ description: String, _ schema: String = "{type: integer}") -> String {
    "{name: \(name), in: query, description: \"\(description)\", schema: \(schema)}"
  }

  static let doubts: [Doubt] = [
    Doubt(
      testDescription: "a page for client state beside a token",
      parameters: [
        described("Page", "The page index. This value is simply for client state."), query("PageSize"),
        query("PageToken", text),
      ], answer: object("things: \(things), uri: \(text)")),
    Doubt(
      testDescription: "a page beside a token of which the answer says nothing",
      parameters: [query("page"), query("per_page"), query("page_token", text)], answer: object("data: \(things)")),
    Doubt(
      testDescription: "a page that is deprecated",
      parameters: ["{name: page, in: query, deprecated: true, schema: {type: integer}}", query("per_page")],
      answer: things, isSaid: false),
    Doubt(
      testDescription: "a page whose description says it is deprecated",
      parameters: [described("page", "Deprecated. Use cursors."), query("per_page")], answer: things, isSaid: false),
    Doubt(
      testDescription: "a page that is not the page number",
      parameters: [described("page", "The kind of page to show; this is not the page number."), query("limit")],
      answer: things, isSaid: false),
    Doubt(
      testDescription: "a page of a document",
      parameters: [described("page", "Only annotations on this page of the document."), query("size")], answer: things,
      isSaid: false),
    Doubt(
      testDescription: "an offset in minutes",
      parameters: [described("offset", "Offset from UTC in minutes"), query("limit")], answer: things),
    Doubt(
      testDescription: "an offset that may be negative",
      parameters: [query("offset", "{type: integer, minimum: -720, maximum: 840}"), query("limit")],
      answer: object("data: \(things)"), isSaid: false),
    Doubt(
      testDescription: "a journal's number (Xero)",
      parameters: [
        described(
          "offset", "Offset by a specified journal number. e.g. journals with a JournalNumber greater than the offset.")
      ], answer: object("journals: \(things)")),
    Doubt(
      testDescription: "an offset that is the id of an update (Telegram)",
      parameters: [
        described(
          "offset",
          "Identifier of the first update to be returned. Must be greater by one than the highest among the identifiers of previously received updates."
        ), query("limit"),
      ], answer: object("ok: {type: boolean}, result: \(things)")),
    Doubt(
      testDescription: "an offset that may be a token, of which the answer says nothing",
      parameters: [query("offset", text), query("limit")], answer: object("data: \(things), has_more: {type: boolean}")),
    Doubt(testDescription: "an offset alone", parameters: [query("offset")], answer: object("data: \(things)")),
    Doubt(
      testDescription: "a start in time",
      parameters: [described("start", "Start of the period, Unix timestamp"), query("limit")],
      answer: object("points: \(things), total: \(whole)"), isSaid: false),
    Doubt(
      testDescription: "a moment after which things were made",
      parameters: [query("after", "{type: string, format: date-time}"), query("limit")],
      answer: object("data: \(things), has_more: {type: boolean}"), isSaid: false),
    Doubt(
      testDescription: "several lists that may all be the items",
      parameters: [query("cursor", text)],
      answer: object("added: \(things), removed: \(things), next_cursor: \(text)")),
  ]

  @Test("What is not sure is not walked", arguments: doubts)
  func doubtful(doubt: Doubt) throws {
    let built = try list(doubt.parameters.joined(separator: ", "), answer: doubt.answer)
    #expect(built.paging == nil)
    #expect(built.findings.contains("unrecognised-paging") == doubt.isSaid)
    if doubt.isSaid { #expect(built.operation("listThings")?.wholeList?.overlay.isEmpty == false) }
  }

  @Test("The note has the lines that would declare the pages")
  func remedy() throws {
    let built = try list(
      "\(query("page[cursor]", "{type: string}")), \(query("limit")), \(query("cursor", "{type: string}"))",
      answer: object("data: \(things)"))
    let note = built.diagnostics.first { $0.id.name == "unrecognised-paging" }
    #expect(note?.severity == .note)
    #expect(
      note?.help
        == "say it in an overlay: {target: \"$.paths['/things'].get\", update: {x-clientsmith-pagination: {style: cursor, cursor: $request.query.cursor, size: $request.query.limit, next: '$response.body#/WHERE/THE/NEXT/ONE/STANDS', items: '$response.body#/data'}}}"
    )
    #expect(
      built.operation("listThings")?.wholeList?.overlay == [
        "- target: $.paths['/things'].get", "  update:", "    x-clientsmith-pagination:", "      style: cursor",
        "      cursor: $request.query.cursor", "      size: $request.query.limit",
        "      next: '$response.body#/WHERE/THE/NEXT/ONE/STANDS'", "      items: '$response.body#/data'",
      ])
  }

  @Test("A path that ends in a parameter and takes nothing that asks for pages is one thing")
  func byID() throws {
    func paging(_ parameters: String) throws -> Pagination? {
      try build(
        """
        paths:
          /lists/{id}:
            get:
              operationId: getList
              parameters: [{name: id, in: path, required: true, schema: {type: string}}\(parameters)]
              responses: {'200': {description: ok, content: {application/json: {schema: \(object("data: \(things), links: " + object("next: {type: string}")))}}}}
        components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
        """
      ).operation("getList")?.pagination
    }
    #expect(try paging("") == nil)
    #expect(try paging(", \(query("page_size"))")?.style == .nextURL)
  }

  @Test("What the root declares counts only where its inputs and items are there")
  func above() throws {
    func document(_ declaration: String) -> String {
      """
      x-clientsmith-pagination: \(declaration)
      paths:
        /records: {get: {operationId: listRecords, parameters: [\(query("_limit"))], responses: {'200': {description: ok, content: {application/json: {schema: \(object("data: \(things)"))}}}}}}
        /: {get: {operationId: root, responses: {'200': {description: ok, content: {application/json: {schema: {type: object, additionalProperties: {}}}}}}}}
        /__version__: {get: {operationId: version, parameters: [\(query("_limit"))], responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}}}
        /records/{id}: {get: {operationId: getRecord, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: ok, content: {application/json: {schema: \(object("data: \(things)"))}}}}}}
      components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
      """
    }
    let sized = try build(
      document(
        "{style: nextURL, next: $response.header.Next-Page, size: $request.query._limit, items: $response.body#/data}"))
    #expect(sized.api.operations.filter { $0.pagination != nil }.map(\.id) == ["listRecords"])
    let link = try build(document("{style: link, items: $response.body#/data}"))
    #expect(link.api.operations.filter { $0.pagination != nil }.map(\.id) == ["listRecords"])
  }

  @Test("Lists that differ in their items only follow each other, but no number follows where a token is taken")
  func siblings() throws {
    func whole(_ index: Int) -> String {
      "  /whole\(index): {get: {operationId: listWhole\(index), parameters: [\(query("page")), \(query("per_page"))], responses: {'200': {description: ok, content: {application/json: {schema: \(object("whole\(index): \(things), meta: " + object("total: {type: integer}, last_page: {type: integer}")))}}}}}}"
    }
    func last(_ parameters: String) throws -> Pagination? {
      try build(
        "paths:\n" + (0..<5).map(whole).joined(separator: "\n")
          + "\n  /things: {get: {operationId: listThings, parameters: [\(parameters)], responses: {'200': {description: ok, content: {application/json: {schema: \(object("things: \(things), owner: " + object("id: {type: string}") + ", meta: " + object("last_page: {type: integer}")))}}}}}}\n"
          + "components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}"
      ).paging
    }
    #expect(try last("\(query("page")), \(query("per_page"))")?.items == "/things")
    #expect(try last("\(query("page")), \(query("per_page")), \(query("page_token", "{type: string}"))") == nil)
  }
}
