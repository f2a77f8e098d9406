import SwiftEmitter
import Testing

@testable import ClientModel

/// The text of operations: one statement a parameter.
@Suite struct OperationTests {
  private func text(_ operation: Operation, _ declarations: [Declaration] = []) -> String {
    let all = SwiftEmitterTests.text(Fixture.api(declarations, operations: [operation]), "ThingsResource.swift")
    return all.components(after: "{ self.connection = connection }\n\n")
  }

  @Test func aCallBuildsARequestAndSendsIt() {
    let pet = Fixture.structure("Pet", [])
    let operation = Fixture.operation(
      "update", "PUT", "/pets/{pet_id}",
      [
        Fixture.parameter("petID", .path, required: true, wire: "pet_id"),
        Fixture.parameter("tags", .query, .array(.string), explode: false),
        Fixture.parameter("trace", .header, wire: "X-Trace"),
      ], body: Fixture.body(.json(.declared(DeclarationID(0)), contentType: "application/json")),
      .content(.json(.declared(DeclarationID(0)))))
    #expect(
      text(operation, [pet]) == """
          /// `PUT /pets/{pet_id}`
          public func update(
            petID: String, _ body: Pet, tags: [String]? = nil, trace: String? = nil, options: RequestOptions = .default
          ) async throws -> Pet {
            var request = OperationRequest("update", .put, "/pets/{pet_id}", options)
            request.path("pet_id", petID)
            request.query("tags", tags, explode: false)
            request.header("X-Trace", trace)
            request.body(json: body)
            return try await connection.value(request)
          }
        }

        """)
  }

  @Test func aCallWithoutArgumentsChangesNothing() {
    #expect(
      text(Fixture.operation("ping", "GET", "/ping", [], .raw)) == """
          /// `GET /ping`
          public func ping(options: RequestOptions = .default) async throws -> RawBody {
            let request = OperationRequest("ping", .get, "/ping", options)
            return try await connection.raw(request)
          }
        }

        """)
  }

  @Test func anAnswerThatWasAskedForIsNotDiscarded() {
    for (method, isDiscardable) in [("GET", false), ("HEAD", false), ("POST", true), ("DELETE", true)] {
      let operation = Fixture.operation("run", method, "/run", [], .raw)
      #expect(text(operation).contains("@discardableResult") == isDiscardable)
    }
  }

  @Test func sentencesEndBeforeOthersFollow() {
    var size = Fixture.parameter("per_page")
    size.documentation = Documentation(description: "Results per page (max 100)", remarks: ["Default: `30`."])
    var plain = Fixture.parameter("page")
    plain.documentation = Documentation(description: "Which page")
    let others = [Fixture.parameter("sort"), Fixture.parameter("xY", wire: "x_y")]
    let doc = text(Fixture.operation("list", "GET", "/", [size, plain] + others))
    #expect(doc.contains("Results per page (max 100). Default: `30`.\n"))
    #expect(doc.contains("- Parameter page: Which page\n"))
    #expect(doc.contains("- Parameter sort: Sent in the query.\n"))
    #expect(doc.contains("- Parameter xY: Sent in the query as `x_y`.\n"))
  }

  @Test func aListIsOnlyPrepared() {
    let operation = Fixture.operation("list", "GET", "/", [Fixture.parameter("page", .query, .builtIn(.integer))]) {
      $0.result = .paged(.string)
      $0.pagination = Pagination(
        style: .page, position: .query("page"), size: .query("per_page"), first: 0, items: "/data", next: "/next",
        isNested: false, origin: .declared, itemType: .string)
    }
    #expect(
      text(operation).contains("func list(page: Int? = nil, options: RequestOptions = .default) -> Paged<String> {"))
    #expect(
      text(operation).contains(
        """
            let pagination = Pagination(
              .page, position: .query("page"), size: .query("per_page"), first: 0, items: "/data", next: "/next")
            return Paged(connection, request, pagination)

        """))
  }

  @Test func everyFactOfAPaginationIsWritten() {
    let operation = Fixture.operation("list") {
      $0.result = .paged(.string)
      $0.pagination = Pagination(
        style: .page, position: .query("page"), size: .query("n"), defaultSize: 20, maximumSize: 100, first: 0,
        items: "", next: .header("X-Next"), hasMore: "/more", total: .header("X-Total"), pages: "/pages",
        last: "/last", isNested: true, origin: .declared, itemType: .string)
    }
    let written = text(operation)
    for fact in [
      #"next: .header("X-Next")"#, #"hasMore: "/more""#, #"total: .header("X-Total")"#, #"pages: "/pages""#,
      #"last: "/last""#, "defaultSize: 20", "maximumSize: 100", "isNested: true",
    ] { #expect(written.contains(fact), "\(fact) is not in \(written)") }
  }

  @Test func aCallThatNoLimitCountsSaysSo() {
    let operation = Fixture.operation("ping") { $0.ignoresRateLimits = true }
    #expect(text(operation).contains("    request.withoutRateLimits()\n"))
  }

  @Test func whatTheDocumentSaysOfACallFollowsItsParameters() {
    let operation = Fixture.operation(
      "run", "POST", "/run/{hash}", [Fixture.parameter("hash", .path, required: true, secret: true)]
    ) {
      $0.accept = ["text/csv"]
      $0.security = [
        SecurityRequirement(schemes: [.init(scheme: "key", scopes: ["a:b"])]), SecurityRequirement(schemes: []),
      ]
      $0.idempotencyKey = .header("Idempotency-Key")
      $0.documentation.isDeprecated = true
      $0.rateLimits = [RateLimit(requests: 3, seconds: 0.5, scope: .account, group: nil)]
    }
    #expect(
      text(operation).hasSuffix(
        """
          @available(*, deprecated)
          public func run(hash: String, options: RequestOptions = .default) async throws {
            var request = OperationRequest("run", .post, "/run/{hash}", options)
            request.path("hash", hash)
            request.secretPath("hash")
            request.accept(["text/csv"])
            request.security([SecurityRequirement("key", scopes: ["a:b"]), .anonymous])
            request.rateLimit(group: "run")
            request.idempotencyKey(header: "Idempotency-Key")
            try await connection.empty(request)
          }
        }

        """))
    let client = SwiftEmitterTests.text(Fixture.api(operations: [operation]), "SampleClient.swift")
    #expect(
      client.contains("rateLimits: [RateLimit(requests: 3, per: .seconds(0.5), scope: .account, group: \"run\")]"))
  }

  @Test func hostileNamesStayText() {
    let operation = Fixture.operation("a", "GET", "/\\(exit())/\"", [Fixture.parameter("x", .query, wire: "\"\\(y)")])
    #expect(text(operation).contains(#"OperationRequest("a", .get, "/\\(exit())/\"", options)"#))
    #expect(text(operation).contains(#"request.query("\"\\(y)", x)"#))
  }
}

extension String {
  /// What follows the first occurrence.
  func components(after separator: String) -> String {
    range(of: separator).map { String(self[$0.upperBound...]) } ?? self
  }
}
