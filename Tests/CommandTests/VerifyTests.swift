import Foundation
import Testing

/// `clientsmith verify`: recorded exchanges held against a document.
struct VerifyTests {
  static let document = """
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    servers: [{url: "https://api.example.com/v1"}]
    paths:
      /pets:
        get:
          operationId: listPets
          deprecated: true
          responses:
            "200": {description: -, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}
      /pets/{petId}:
        get:
          operationId: getPet
          parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
          responses:
            "200": {description: -, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
            "404": {$ref: "#/components/responses/Missing"}
    components:
      responses:
        Missing: {description: -, content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}
      schemas:
        Pet:
          type: object
          required: [id, name]
          properties:
            id: {type: string}
            name: {type: string}
            age: {type: integer}
            secret: {type: integer, writeOnly: true}
            status: {type: string, enum: [available, sold]}
            tags: {type: object, additionalProperties: {type: string}}
            animal:
              oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
              discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog"}}
        Cat: {allOf: [{$ref: "#/components/schemas/Base"}, {type: object, properties: {claws: {type: integer}}}]}
        Dog: {allOf: [{$ref: "#/components/schemas/Base"}, {type: object, properties: {barks: {type: boolean}}}]}
        Base: {type: object, required: [kind], properties: {kind: {type: string}}}
    """

  private static let pet =
    #"{"id":"1","name":"Rex","age":3,"status":"sold","tags":{"x":"y"},"animal":{"kind":"dog","barks":true}}"#

  private struct Answer {
    var url = "https://api.example.com/v1/pets/1?full=1"
    var status = 200
    var type = "application/json; charset=utf-8"
    var body = VerifyTests.pet
  }

  private static func archive(_ answers: [Answer], base64: Bool = false) throws -> String {
    let entries = answers.map { answer -> [String: Any] in
      let text = base64 ? Data(answer.body.utf8).base64EncodedString() : answer.body
      var content = ["mimeType": answer.type, "text": text]
      if base64 { content["encoding"] = "base64" }
      return [
        "request": ["method": "GET", "url": answer.url],
        "response": [
          "status": answer.status, "headers": [["name": "content-type", "value": answer.type]], "content": content,
        ] as [String: Any],
      ]
    }
    let data = try JSONSerialization.data(withJSONObject: ["log": ["version": "1.2", "entries": entries]])
    return String(decoding: data, as: UTF8.self)
  }

  private static func recording(_ answers: [Answer]) throws -> String {
    let exchanges = answers.map { answer -> [String: Any] in
      [
        "method": "GET", "url": answer.url, "requestHeaders": [], "status": answer.status,
        "responseHeaders": [["name": "Content-Type", "value": answer.type]], "responseBody": answer.body,
      ]
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: exchanges), as: UTF8.self)
  }

  private func run(_ answers: [Answer], _ more: [String] = [], base64: Bool = false) throws -> (
    run: Program.Outcome, space: Workspace
  ) {
    let space = try Workspace()
    try space.write(Self.document, to: "api.yaml")
    try space.write(try Self.archive(answers, base64: base64), to: "calls.har")
    return (try Program.run(["verify", "--spec", "api.yaml", "--har", "calls.har"] + more, in: space), space)
  }

  @Test func whatIsAsDescribedIsNoFinding() throws {
    for base64 in [false, true] {
      let run = try run(
        [Answer(), Answer(status: 404, body: #"{"message":"no"}"#), Answer(url: "https://other.example/v1/pets/1")],
        base64: base64
      ).run
      #expect(run.exitCode == 0 && run.errors.isEmpty)
      #expect(run.output == "2 exchanges, as the document says; 1 of no operation that is described\n")
    }
  }

  @Test(arguments: [
    (pet.replacingOccurrences(of: "\"name\":\"Rex\",", with: ""), "without the required member `name`", "23:7"),
    (pet.replacingOccurrences(of: "sold", with: "lost"), "a value that the enumeration does not have", "30:17"),
    (
      pet.replacingOccurrences(of: "\"age\":3", with: "\"age\":\"3\""), "a string, which is not described here", "28:14"
    ),
    (pet.replacingOccurrences(of: "\"age\":3", with: "\"ages\":3"), "a member `ages` that is not described", "23:7"),
    (pet.replacingOccurrences(of: "\"x\":\"y\"", with: "\"x\":1"), "an integer, which is not described here", "31:52"),
    (pet.replacingOccurrences(of: "barks", with: "purrs"), "a member `purrs` that is not described", "36:10"),
    ("oops", "a text that is no JSON", "23:7"),
  ])
  func oneDifferenceIsExactlyOneFindingAndTheOverlayMendsIt(body: String, words: String, place: String) throws {
    let (run, space) = try run([Answer(body: body)], ["--write-overlay", "truth.yaml"])
    #expect(run.exitCode == 1)
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.first?.contains(words) == true && lines.first?.hasPrefix("api.yaml:\(place):") == true, "\(run.output)")
    #expect(lines.contains("1 warning") && !run.output.contains("lost"))
    if body == "oops" { return }
    let mended = try Program.run(
      ["verify", "--spec", "api.yaml", "--har", "calls.har", "--overlay", "truth.yaml"], in: space)
    #expect(
      mended.exitCode == 0 && mended.output == "1 exchange, as the document says\n", "\(mended.output)\(mended.errors)")
  }

  @Test func undeclaredStatusesAndMediaTypesAreFindingsAndMended() throws {
    let (run, space) = try run(
      [Answer(status: 500, body: "{}"), Answer(status: 404, type: "text/html", body: "<p>")],
      ["--write-overlay", "truth.yaml"])
    #expect(run.output.contains("[undeclared-status]") && run.output.contains("[undeclared-media-type]"))
    #expect(run.output.contains("2 warnings"))
    let mended = try Program.run(
      ["verify", "--spec", "api.yaml", "--har", "calls.har", "--overlay", "truth.yaml"], in: space)
    #expect(mended.exitCode == 0, "\(mended.output)\(mended.errors)")
  }

  @Test func whatIsDeprecatedIsNotedAndFailsNothing() throws {
    let run = try run([Answer(url: "https://api.example.com/v1/pets", body: "[\(Self.pet)]")]).run
    #expect(run.exitCode == 0 && run.output.contains("note: `GET /pets` is deprecated and is called (once)"))
  }

  @Test func recordingsMayBeOfAnyServerAndHoldSecretsBack() throws {
    let space = try Workspace()
    try space.write(Self.document, to: "api.yaml")
    let body = Self.pet.replacingOccurrences(of: "\"age\":3", with: "\"age\":\"[secret]\"")
    let answers = [
      Answer(url: "http://127.0.0.1:8080/pets/1", body: body), Answer(url: "http://127.0.0.1:8080/v1/pets/1"),
    ]
    try space.write(try Self.recording(answers), to: "calls.json")
    let run = try Program.run(["verify", "--spec", "api.yaml", "--recording", "calls.json"], in: space)
    #expect(run.exitCode == 0 && run.output == "2 exchanges, as the document says\n", "\(run.output)\(run.errors)")
  }

  @Test func theFindingsAreForProgramsToo() throws {
    let json = try run([Answer(status: 500), Answer(status: 500)], ["--format", "json"]).run.output
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let finding = try #require((root["diagnostics"] as? [[String: Any]])?.first)
    #expect(finding["id"] as? String == "undeclared-status")
    let observation = try #require(finding["observation"] as? [String: Any])
    #expect(observation["count"] as? Int == 2 && observation["operation"] as? String == "GET /pets/{petId}")
    #expect(observation["pointer"] as? String == "/paths/~1pets~1{petId}/get/responses")
    #expect(
      try run([Answer(status: 500)], ["--format", "github"]).run.output.hasPrefix("::warning file=api.yaml,line=13,"))
    #expect(
      try run([Answer(status: 500)], ["--format", "sarif"]).run.output.contains("\"ruleId\": \"undeclared-status\""))
  }

  @Test func whatIsNoRecordingIsAnError() throws {
    let space = try Workspace()
    try space.write(Self.document, to: "api.yaml")
    try space.write("{}", to: "calls.har")
    let run = try Program.run(["verify", "--spec", "api.yaml", "--har", "calls.har"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("[unreadable-recording]"))
    // Nor is a line of it shown, whatever is wrong with it.
    for text in [
      #"{"log": {"entries": [{"authorization": "SECRET"}], "entries": 1 }"#, #"{"log": "SECRET"}"#, "SECRET: [\n",
    ] {
      try space.write(text, to: "calls.har")
      let wrong = try Program.run(["verify", "--spec", "api.yaml", "--har", "calls.har"], in: space)
      #expect(wrong.exitCode == 2 && !(wrong.output + wrong.errors).contains("SECRET"), "\(wrong.errors)")
    }
    let missing = try Program.run(["verify", "--spec", "api.yaml", "--har", "none.har"], in: space)
    #expect(missing.exitCode == 2)
    #expect(try Program.run(["verify", "--spec", "api.yaml"], in: space).exitCode == 64)
  }
}
