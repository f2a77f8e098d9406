import ClientsmithContract
import ClientsmithRuntime
import ClientsmithTesting
import HTTPTypes
import Testing

/// Answers held against a contract while calls are made.
@Suite struct ContractObserverTests {
  /// `GET /pets/{petId}`: a pet with a required name, an optional age and one of two statuses.
  static let contract = Contract(
    generated: [
      "clientsmith contract 1",
      "f\tapi.yaml",
      "o\tgetPet\tGET\t/pets/{petId}\t/paths/~1pets~1{petId}/get\t0\t7\t3\t0",
      "r\t2XX\t/paths/~1pets~1{petId}/get/responses/2XX\t0\t7\t3",
      "c\tapplication/json\t0",
      "s\t/components/schemas/Pet\t0\t7\t3\t4\t0\t\t",
      "p\tname\t1\t1",
      "p\tage\t2\t0",
      "p\tstatus\t3\t0",
      "s\t/components/schemas/Pet/properties/name\t0\t7\t3\t32\t0\t\t",
      "s\t/components/schemas/Pet/properties/age\t0\t7\t3\t65\t0\t\t",
      "s\t/components/schemas/Pet/properties/status\t0\t7\t3\t32\t0\t\t",
      "v\tavailable\tsold \\qout\\q",
    ].joined(separator: "\n"))

  /// What is found in one answer.
  private func deviations(_ body: String, status: Int = 200, type: String = "application/json") async throws -> [String]
  {
    let observer = ContractObserver(Self.contract)
    _ = try await Self.pass(body, status: status, type: type, through: observer)
    return observer.deviations.map { "\($0.deviation.kind.rawValue) \($0.deviation.name) \($0.count)" }
  }

  /// Sends an answer through an observer, in chunks of a few bytes, and gives what the caller gets.
  private static func pass(
    _ body: String, status: Int = 200, type: String = "application/json", isStream: Bool = true,
    through observer: ContractObserver
  ) async throws -> [UInt8] {
    let request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/pets/1")
    let context = OperationContext(service: "Pets", operationID: "getPet")
    let response = try await observer.intercept(request, body: .none, operation: context) { _, _ in
      var head = HTTPResponse(status: .init(code: status))
      head.headerFields[.contentType] = type
      let bytes = Array(body.utf8)
      guard isStream else { return TransportResponse(head, body: .bytes(bytes)) }
      let chunks = stride(from: 0, to: bytes.count, by: 5).map { Array(bytes[$0..<min($0 + 5, bytes.count)]) }
      return TransportResponse(
        head,
        body: .stream(
          ByteStream(
            AsyncStream { continuation in
              for chunk in chunks { continuation.yield(chunk) }
              continuation.finish()
            })))
    }
    return try await response.body.collect(upTo: .max)
  }

  @Test func whatIsAsDescribedIsNoDeviation() async throws {
    #expect(try await deviations(#"{"name": "Rex", "age": 3, "status": "available"}"#) == [])
    #expect(try await deviations(#"{"name": "Rex", "age": null, "status": "sold \"out\""}"#) == [])
    #expect(
      try await deviations(#"{"name": "Rex", "age": 3.0}"#, status: 201, type: "Application/JSON; charset=utf-8") == [])
    #expect(try await deviations("", status: 204) == [])
  }

  @Test(arguments: [
    (#"{"name": "Rex", "colour": "red"}"#, "undeclared-member colour 1"),
    (#"{"age": 1}"#, "missing-member name 1"),
    (#"{"name": "Rex", "status": "lost"}"#, "undeclared-value  1"),
    (#"{"name": 7}"#, "other-type integer 1"),
    (#"{"name": "Rex", "age": 1.5}"#, "other-type number 1"),
    (#"{"name": null}"#, "other-type null 1"),
    ("[]", "other-type array 1"),
    ("<p>", "other-type text that is no JSON 1"),
  ])
  func whatIsNotAsDescribedIsCounted(body: String, expected: String) async throws {
    #expect(try await deviations(body) == [expected])
  }

  @Test func statusesAndMediaTypesAreLookedAt() async throws {
    #expect(try await deviations("{}", status: 404) == ["undeclared-status 404 1"])
    #expect(try await deviations("<p>", type: "text/html") == ["undeclared-media-type text/html 1"])
  }

  @Test func theCallersBodyIsTheServers() async throws {
    let body = #"{"name": "Rex", "colour": "red"}"#
    for isStream in [true, false] {
      let observer = ContractObserver(Self.contract, limit: 10)
      #expect(try await Self.pass(body, isStream: isStream, through: observer) == Array(body.utf8))
      #expect(observer.deviations.isEmpty, "an answer above the limit was looked into")
      #expect(observer.unseen == 1)
      #expect(observer.report == "answers of more than 10 bytes that were not looked into: 1\n")
      let other = ContractObserver(Self.contract)
      #expect(try await Self.pass(body, isStream: isStream, through: other) == Array(body.utf8))
      #expect(
        other.report
          == "api.yaml:7:3: `GET /pets/{petId}` answers with a member `colour` that is not described (once) [undeclared-member]\n"
      )
    }
  }

  @Test(arguments: [(1.0, 100), (0.5, 50), (0.01, 1), (0, 0), (-1, 0), (7, 100)])
  func aShareOfTheCallsIsLookedAt(share: Double, expected: Int) async throws {
    let observer = ContractObserver(Self.contract, share: share)
    for _ in 0..<100 { _ = try await Self.pass(#"{"age": 1}"#, through: observer) }
    #expect(observer.deviations.first?.count ?? 0 == expected)
  }

  @Test func deviationsAreHeardOfAsTheyCome() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Deviation.self)
    let observer = ContractObserver(Self.contract) { continuation.yield($0) }
    _ = try await Self.pass(#"{"age": 1, "colour": "red"}"#, through: observer)
    continuation.finish()
    var heard: [Deviation.Kind] = []
    for await deviation in stream { heard.append(deviation.kind) }
    #expect(heard == [.missingMember, .undeclaredMember])
  }

  @Test func manyTasksCountTogether() async throws {
    let observer = ContractObserver(Self.contract)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<200 { group.addTask { _ = try await Self.pass(#"{"age": 1}"#, through: observer) } }
      try await group.waitForAll()
    }
    #expect(observer.deviations.map(\.count) == [200])
  }

  @Test func aContractIsReadAsItWasWritten() throws {
    var contract = Self.contract
    contract.schemas[0].additional = .schema(1)
    contract.schemas[1].additional = .open
    contract.schemas[1].required = ["a\tb", "c\\n"]
    contract.schemas[2].parts = [0, 1]
    contract.schemas[2].variants = [3]
    contract.schemas[2].items = 2
    contract.schemas[3].discriminator = "kind"
    contract.schemas[3].mapping = ["a": 0, "\"\"\"#\n": 1]
    contract.schemas[3].isNullable = true
    let text = contract.text
    #expect(!text.contains("\""))
    #expect(try Contract(text: text) == contract)
    #expect(Contract(generated: text) == contract)
  }

  @Test(arguments: [
    "", "clientsmith contract 2\n", "clientsmith contract 1\ns\t/a\t0\t1\t1\t0\t0\t\t\n",
    "clientsmith contract 1\nf\ta\ns\t/a\t0\t1\t1\t0\t0\t9\t\n", "clientsmith contract 1\nzz\n",
    "clientsmith contract 1\nf\ta\ns\t/a\t0\t1\t1\t0\t0\t\t\na\t7\n",
  ])
  func whatIsNoContractIsRefused(text: String) {
    #expect(throws: Contract.Unreadable.self) { try Contract(text: text) }
    #expect(Contract(generated: text).operations.isEmpty)
    #expect(Contract(generated: text).unreadable != nil)
  }

  @Test func aContractThatCannotBeReadIsSaid() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Deviation.self)
    let observer = ContractObserver(Contract(generated: "clientsmith contract 2\n")) { continuation.yield($0) }
    for _ in 0..<3 { _ = try await Self.pass(#"{"name": 1}"#, through: observer) }
    continuation.finish()
    var heard: [Deviation.Kind] = []
    for await deviation in stream { heard.append(deviation.kind) }
    #expect(heard == [.unreadableContract])
    #expect(
      observer.report == "nothing is held against the document, since the client's contract cannot be read "
        + "(line 1 is not one of a contract, or of one that another version wrote): generate it with the version of the library "
        + "(once) [unreadable-contract]\n")
  }
}
