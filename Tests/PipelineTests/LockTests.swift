import ClientModel
import Diagnostics
import OpenAPI
import Testing

@testable import Pipeline

/// What was published stays.
@Suite struct LockTests {
  struct Texts: FileSource {
    let text: String

    func bytes(of path: String) -> [UInt8]? { Array(text.utf8) }
    func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }
  }

  static let document = """
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    servers: [{url: "https://api.example.com", description: Production}]
    paths:
      /pets/{petId}:
        parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
        get:
          operationId: getPet
          tags: [pets]
          parameters:
            - {name: fields, in: query, schema: {type: string}}
            - {name: deep, in: query, schema: {type: boolean}}
          responses:
            "200": {description: -, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
        put:
          operationId: replacePet
          tags: [pets]
          requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
          responses: {"204": {description: -}}
    components:
      schemas:
        Pet:
          type: object
          required: [id]
          properties:
            id: {type: string}
            name: {type: string}
            status: {type: string, enum: [free, sold]}
    """

  static func names(_ text: String, keeping published: PublishedNames = PublishedNames()) throws -> PublishedNames {
    var client = ClientConfiguration(name: "Pets", spec: "api.yaml", output: "")
    client.model.module = "Pets"
    client.model.published = published
    let generation = Generator(Configuration(), source: Texts(text: text)).generate(client)
    #expect(!generation.bag.hasErrors, "\(generation.bag.diagnostics.map(\.message))")
    return PublishedNames(of: try #require(generation.api))
  }

  @Test(arguments: [
    ("operationId: getPet", "operationId: fetchAnimal"), ("tags: [pets]", "tags: [animals]"),
    ("{petId}", "{id}"), ("name: petId", "name: id"), ("description: Production", "description: The live one"),
    ("name: {type: string}\n", "name: {type: string}\n        # a line more\n"),
  ])
  func whatNobodySeesRenamesNothing(change: (String, String)) throws {
    let published = try Self.names(Self.document)
    var changed = Self.document.replacing(change.0, with: change.1)
    if change.0.contains("petId") { changed = Self.document.replacing("petId", with: "id") }
    let kept = try Self.names(changed, keeping: published)
    #expect(kept.calls == published.calls)
    #expect(kept.arguments == published.arguments)
    #expect(kept.types == published.types)
    #expect(kept.members == published.members)
    #expect(kept.servers == published.servers)
  }

  @Test func orderStaysAndWhatIsNewComesBehind() throws {
    let published = try Self.names(Self.document)
    let changed = Self.document
      .replacing(
        "        - {name: fields,",
        with: "        - {name: colour, in: query, schema: {type: string}}\n        - {name: fields,"
      )
      .replacing(
        "        id: {type: string}\n", with: "        born: {type: string}\n        id: {type: string}\n"
      )
      .replacing("required: [id]", with: "required: [name]")
    let kept = try Self.names(changed, keeping: published)
    #expect(kept.arguments["GET /pets/{}"]?["query fields"]?.position == 1)
    #expect(kept.arguments["GET /pets/{}"]?["query colour"]?.position == 3)
    #expect(kept.members["#/components/schemas/Pet"]?["id"]?.position == 0)
    #expect(kept.members["#/components/schemas/Pet"]?["born"]?.position == 3)
  }

  @Test func aNewSchemaTakesNoName() throws {
    let published = try Self.names(Self.document)
    let status = try #require(published.types.first { $0.value.hasSuffix("Status") })
    let kept = try Self.names(
      Self.document
        + "\n    PetStatus: {type: object, properties: {x: {type: string}}}\n    Status: {type: object, properties: {y: {type: string}}}",
      keeping: published)
    #expect(kept.types[status.key] == status.value)
  }

  @Test(arguments: [
    ("name: {type: string}", "name: {type: string, format: date-time}"),
    ("name: {type: string}", "name: {type: string, enum: [a, b]}"),
    (
      "{name: fields, in: query, schema: {type: string}}",
      "{name: fields, in: query, schema: {type: string, format: uuid}}"
    ),
  ])
  func moreSaidOfATextChangesNoType(change: (String, String)) throws {
    let published = try Self.names(Self.document)
    let kept = try Self.names(Self.document.replacing(change.0, with: change.1), keeping: published)
    #expect(kept.members["#/components/schemas/Pet"]?["name"] == published.members["#/components/schemas/Pet"]?["name"])
    #expect(kept.arguments == published.arguments)
    let fresh = try Self.names(Self.document.replacing(change.0, with: change.1))
    #expect(fresh.members != published.members || fresh.arguments != published.arguments)
  }

  static let put = document.split(separator: "\n").drop { $0 != "    put:" }.prefix { $0 != "components:" }
    .joined(separator: "\n")
  static let nullable = ("name: {type: string}", "name: {type: [string, 'null']}")

  /// What a caller holds of `Pet.name`, before and after a change that takes nothing from him.
  @Test(
    arguments: [
      // The only operation that sends the model goes, or the first one comes.
      (before: [nullable], after: [nullable, (put, "")], storage: "string|null?"),
      ([nullable, (put, "")], [nullable], "string?"),
      // It may be `null` besides, and no longer.
      ([(put, "")], [nullable, (put, "")], "string?"),
      ([nullable], [nullable, ("required: [id]", "required: [id, name]"), (put, "")], "string|null?"),
      ([nullable, (put, "")], [(put, ""), ("required: [id]", "required: [id, name]")], "string?"),
      // Its place has to be sent, and need not be.
      ([nullable, ("required: [id]", "required: [id, name]")], [nullable], "string|null"),
      (
        [nullable, ("required: [id]", "required: [id, name]")],
        [(put, ""), ("required: [id]", "required: [id, name]")], "string?"
      ),
    ] as [(before: [(String, String)], after: [(String, String)], storage: String)])
  func whatMayBeNullStaysAsItIs(change: (before: [(String, String)], after: [(String, String)], storage: String)) throws
  {
    func edited(_ edits: [(String, String)]) -> String {
      edits.reduce(Self.document) { $0.replacing($1.0, with: $1.1) }
    }
    let published = try Self.names(edited(change.before))
    let kept = try Self.names(edited(change.after), keeping: published)
    #expect(kept.members["#/components/schemas/Pet"]?["name"]?.storage == change.storage)
  }

  @Test func anInlineSchemaThatGetsAKeyKeepsItsName() throws {
    let published = try Self.names(Self.document)
    let moved = Self.document.replacing(
      "status: {type: string, enum: [free, sold]}", with: "status: {$ref: '#/components/schemas/Availability'}")
    let kept = try Self.names(
      moved + "\n    Availability: {type: string, enum: [free, sold]}", keeping: published)
    #expect(kept.types["#/components/schemas/Availability"] == "Pet.Status")
  }

  @Test func aSchemeWithAnotherKeyIsTheSameCredential() throws {
    func secured(_ key: String, _ more: String = "") -> String {
      Self.document
        .replacing("    paths:", with: "paths:")
        .replacing("paths:\n", with: "security: [{\(key): []}]\npaths:\n")
        .replacing(
          "components:\n",
          with: "components:\n  securitySchemes:\n    \(key): {type: apiKey, in: header, name: X-Key}\n\(more)")
    }
    let published = try Self.names(secured("petKey"))
    let kept = try Self.names(secured("storeKey"), keeping: published)
    #expect(kept.schemes["apiKey header x-key"]?["storeKey"] == "petKey")
    #expect(kept.credentials == published.credentials)
    let more = try Self.names(
      secured("petKey", "    basic: {type: http, scheme: basic}\n"), keeping: published)
    for (key, name) in published.credentials { #expect(more.credentials[key] == name) }
  }

  @Test func theFileReadsWhatItWrites() throws {
    var names = try Self.names(Self.document)
    names.servers["https://x.example/\twith\\odd\ncharacters"] = "odd"
    var lock = LockFile()
    lock.clients = ["Pets": names, "Other": names]
    var bag = DiagnosticBag()
    #expect(LockFile.read(Array(lock.text.utf8), path: "clientsmith.lock", into: &bag) == lock)
    #expect(
      LockFile.read(Array(lock.text.replacing("\n", with: "\r\n").utf8), path: "clientsmith.lock", into: &bag) == lock)
    #expect(bag.diagnostics.isEmpty)
  }

  @Test func aConflictIsToldAtItsLine() {
    var bag = DiagnosticBag()
    let text =
      "# lock\n<<<<<<< ours\nPets\tserver\thttps://a\t\t\tone\n=======\nPets\tserver\thttps://a\t\t\ttwo\n>>>>>>> theirs\nnonsense\n"
    _ = LockFile.read(Array(text.utf8), path: "clientsmith.lock", into: &bag)
    #expect(
      bag.diagnostics.map(\.id.name) == [
        "invalid-lock", "invalid-lock", "lock-conflict", "invalid-lock", "invalid-lock",
      ])
    #expect(bag.diagnostics.map(\.location?.line) == [2, 4, 5, 6, 7])
    #expect(bag.diagnostics.allSatisfy { $0.help != nil })
  }
}
