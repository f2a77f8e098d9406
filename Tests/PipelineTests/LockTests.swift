import ClientModel
import Diagnostics
import OpenAPI
import Testing

@testable import Pipeline

/// What was published stays.
@Suite struct LockTests {
  struct Texts: FileSource {
    let text: String
    /// Other files, by the ends of their paths.
    var others: [String: String] = [:]

    func bytes(of path: String) -> [UInt8]? {
      Array((others.first { path.hasSuffix($0.key) }?.value ?? text).utf8)
    }
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
    try generated(text, keeping: published).names
  }

  /// The names of a client, and the ids of what was found.
  static func generated(
    _ text: String, others: [String: String] = [:], keeping published: PublishedNames
  ) throws -> (names: PublishedNames, findings: [String]) {
    var client = ClientConfiguration(name: "Pets", spec: "api.yaml", output: "")
    client.model.module = "Pets"
    client.model.published = published
    let generation = Generator(Configuration(), source: Texts(text: text, others: others)).generate(client)
    #expect(!generation.bag.hasErrors, "\(generation.bag.diagnostics.map(\.message))")
    return (PublishedNames(of: try #require(generation.api)), generation.bag.diagnostics.map(\.id.name))
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

  /// The document with further components, to each of which a property of `Pet` leads.
  private static func holding(_ names: [String], _ schemas: [String]) -> String {
    let properties = names.map { "        a\($0): {$ref: '#/components/schemas/\($0)'}\n" }.joined()
    return document.replacing("name: {type: string}\n", with: "name: {type: string}\n" + properties)
      + schemas.map { "\n    " + $0 }.joined()
  }

  @Test("Elements of lists that are components of their own are told apart, so that the second run is as the first")
  func elementsOfLists() throws {
    let whole = Self.holding(
      ["owners", "toys", "marks", "notes"],
      [
        "owners: {type: array, items: {type: object, properties: {name: {type: string}}}}",
        "toys: {type: array, items: {type: object, properties: {size: {type: object, properties: {w: {type: integer}}}}}}",
        "marks: {oneOf: [{type: array, items: {type: integer}}, {type: array, items: {type: string}}]}",
        "notes: {type: array, items: {oneOf: [{type: boolean}, {type: object, properties: {b: {type: integer}}}]}}",
      ])
    let published = try Self.names(whole)
    #expect(published.types.keys.filter { $0.hasPrefix("shared /") } == [])
    #expect(published.types.count { $0.key.contains("[]") } >= 4, "\(published.types.keys.sorted())")
    let again = try Self.names(whole, keeping: published)
    #expect(again.types == published.types)
    #expect(again.members == published.members)
  }

  @Test(
    "Operations whose paths differ in a fixed query or a fragment are told apart, so that the second run is as the first"
  )
  func pathsWithQueries() throws {
    let more = ["?beta=true", "?beta=true&kind={kind}", "#slow"].enumerated().map { index, suffix in
      """
        /pets/{petId}\(suffix):
          get:
            operationId: fetchSpecial\(index)
            tags: [pets]
            parameters: [{name: petId, in: path, required: true, schema: {type: string}}, {name: shade, in: query, schema: {type: string, enum: [a\(index), b]}}]
            responses: {"200": {description: -, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}

      """
    }
    let whole = Self.document.replacing("components:", with: more.joined() + "components:")
    let published = try Self.names(whole)
    #expect(published.calls.keys.filter { $0.hasPrefix("GET /pets/{}") }.count == 4)
    let again = try Self.names(whole, keeping: published)
    #expect(again.calls == published.calls)
    #expect(again.types == published.types)
    #expect(again.arguments == published.arguments)
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

  static let repeated = """
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    servers: [{url: "https://api.example.com"}]
    paths:
      /pets/{kind}:
        get:
          operationId: listPets
          tags: [pets]
          parameters:
            - {name: kind, in: path, required: true, schema: {type: string, enum: [cat, dog]}}
            - {name: order, in: query, schema: {type: string, enum: [asc, desc]}}
          responses: {"200": {description: -, content: {application/json: {schema: &pet
            {type: object, properties: {name: {type: string}, owner: {type: object, properties: {role: {type: string, enum: [a, b]}}}}}}}}}
      /owners:
        get:
          operationId: listOwners
          tags: [owners]
          parameters: [{name: order, in: query, schema: {type: string, enum: [asc, desc]}}]
          responses: {"200": {description: -, content: {application/json: {schema: *pet}}}}
      /shops:
        get:
          operationId: listShops
          tags: [shops]
          parameters: [{name: order, in: query, schema: {type: string, enum: [asc, desc]}}]
          responses: {"200": {description: -, content: {application/json: {schema: *pet}}}}
    components: {schemas: {}}
    """

  /// What was one type in several places stays one where a place has more values by now, or a key, or goes.
  @Test(arguments: [
    (
      "name: order, in: query, schema: {type: string, enum: [asc, desc]}}]",
      "name: order, in: query, schema: {type: string, enum: [asc, desc, random]}}]"
    ),
    (
      "    - {name: order, in: query, schema: {type: string, enum: [asc, desc]}}",
      "    - {name: order, in: query, schema: {type: string, enum: [random, asc, desc]}}"
    ),
    ("  operationId: listShops\n", "  operationId: findShops\n"), ("{kind}", "{sort}"), ("name: kind", "name: sort"),
  ])
  func oneTypeStaysOne(change: (String, String)) throws {
    let published = try Self.names(Self.repeated)
    var text = Self.repeated.replacing(change.0, with: change.1)
    if change.0 == "{kind}" { text = text.replacing("name: kind", with: "name: sort") }
    if change.0 == "name: kind" { text = text.replacing("{kind}", with: "{sort}") }
    let kept = try Self.names(text, keeping: published)
    #expect(kept.types == published.types)
    #expect(kept.calls.values.sorted() == published.calls.values.sorted())
  }

  /// Parts are known by the first place of what they are parts of.
  @Test func whatIsLeftOfATypeKeepsItsParts() throws {
    let published = try Self.names(Self.repeated)
    let pets = Self.repeated.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "  /owners:" }
    let start = Self.repeated.split(separator: "\n", omittingEmptySubsequences: false).prefix {
      $0 != "  /pets/{kind}:"
    }
    let shape =
      "{type: object, properties: {name: {type: string}, owner: {type: object, properties: {role: {type: string, enum: [a, b]}}}}}"
    let kept = try Self.names((start + pets).joined(separator: "\n").replacing("*pet", with: shape), keeping: published)
    #expect(Set(kept.types.values).isSubset(of: Set(published.types.values)))
    #expect(kept.types.values.contains { $0.hasSuffix("Role") })
    // And where a part has more values in one place by now.
    let more = try Self.names(
      Self.repeated.replacing(
        "*pet}}}}\n    components", with: shape.replacing("[a, b]", with: "[a, b, c]") + "}}}}\n    components"
      ).replacing("*pet}}}}\ncomponents", with: shape.replacing("[a, b]", with: "[a, b, c]") + "}}}}\ncomponents"),
      keeping: published)
    #expect(Set(more.types.values) == Set(published.types.values))
  }

  @Test func ofDifferentTypesMostPlacesKeepTheName() throws {
    let published = try Self.names(Self.repeated)
    let key = try #require(
      published.types.first {
        $0.key.hasPrefix("GET /pets") && !$0.key.contains("y order") && !$0.key.contains("path")
          && !$0.key.contains("owner")
      })
    let text = Self.repeated.replacing(
      "*pet}}}}\n  /shops", with: "{type: object, properties: {other: {type: string}}}}}}}\n  /shops")
    #expect(text != Self.repeated)
    let (names, findings) = try Self.generated(text, keeping: published)
    #expect(findings == ["published-type-divided"])
    #expect(names.types[key.key] == key.value)
    #expect(names.types.filter { $0.value == key.value }.count == 2)
  }

  @Test func anEqualSchemaWithAKeyIsTheTypeThatWasPublished() throws {
    let text = Self.document.replacing(
      "{name: fields, in: query, schema: {type: string}}",
      with: "{name: state, in: query, schema: {type: string, enum: [free, sold]}}")
    let published = try Self.names(text)
    let status = published.types.filter {
      $0.value.hasSuffix("tat") || $0.value.hasSuffix("State") || $0.value.hasSuffix("Status")
    }
    #expect(Set(status.values).count == 1)
    let kept = try Self.names(
      text.replacing(
        "status: {type: string, enum: [free, sold]}",
        with: "status: {$ref: '#/components/schemas/Offer'}\n    Offer: {type: string, enum: [free, sold]}"),
      keeping: published)
    #expect(kept.types["#/components/schemas/Offer"] == status.values.first)
    #expect(Set(kept.types.values) == Set(published.types.values))
  }

  @Test(arguments: ["{type: array, items: {type: string}}", "{type: object, additionalProperties: {type: string}}"])
  func moreSaidOfTheTextsInAListChangesNoType(schema: String) throws {
    let text = Self.document.replacing("name: {type: string}", with: "name: \(schema)")
    let published = try Self.names(text)
    for more in ["{type: string, format: date-time}", "{type: string, enum: [a, b]}"] {
      let kept = try Self.names(
        text.replacing("name: \(schema)", with: "name: \(schema.replacing("{type: string}", with: more))"),
        keeping: published)
      #expect(kept.members["#/components/schemas/Pet"] == published.members["#/components/schemas/Pet"])
    }
  }

  static let held = """
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    servers: [{url: "https://api.example.com"}]
    paths:
      /pets:
        get:
          operationId: listPets
          tags: [pets]
          responses:
            "200": {description: -, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
    webhooks:
      bought: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Sale"}}}}, responses: {"200": {description: -}}}}
    components:
      schemas:
        Pet: {type: object, properties: {id: {type: string}, home: {$ref: "#/components/schemas/Home"}, kin: {$ref: "#/components/schemas/Kin"}}}
        Home: {type: object, properties: {street: {type: string}, kind: {type: string, enum: [house, flat]}}}
        Kin: {oneOf: [{$ref: "#/components/schemas/Dog"}, {$ref: "#/components/schemas/Cat"}]}
        Dog: {type: object, required: [barks], properties: {barks: {type: boolean}}}
        Cat: {type: object, required: [purrs], properties: {purrs: {type: boolean}}}
        Sale: {type: object, properties: {price: {type: number}}}
    """

  /// Another key for every schema, as when a service's framework changes, and a schema that loses its key: what callers held is what
  /// they hold.
  @Test func aSchemaIsKnownByWhoHoldsIt() throws {
    let published = try Self.names(Self.held)
    let renamed = ["Pet", "Home", "Kin", "Dog", "Cat", "Sale"].reduce(Self.held) { text, name in
      text.replacing("/\(name)\"", with: "/Api.\(name)Dto\"").replacing("    \(name): {", with: "    Api.\(name)Dto: {")
    }
    let kept = try Self.names(renamed, keeping: published)
    #expect(Set(kept.types.values) == Set(published.types.values))
    #expect(kept.members["#/components/schemas/Api.KinDto"]?.values.map(\.name).sorted() == ["cat", "dog"])
    let home = "{type: object, properties: {street: {type: string}, kind: {type: string, enum: [house, flat]}}}"
    let inlined = Self.held.replacing("    Home: \(home)\n", with: "").replacing(
      "{$ref: \"#/components/schemas/Home\"}", with: home)
    #expect(Set(try Self.names(inlined, keeping: published).types.values) == Set(published.types.values))
    // And back again.
    let back = try Self.names(Self.held, keeping: try Self.names(inlined, keeping: published))
    #expect(back == published)
  }

  @Test func anotherSchemaInItsPlaceIsAnother() throws {
    let published = try Self.names(Self.held)
    let text = Self.held.replacing("schemas/Home", with: "schemas/Burrow").replacing(
      "    Home: {type: object, properties: {street", with: "    Burrow: {type: object, properties: {depth")
    let kept = try Self.names(text, keeping: published)
    #expect(kept.types["#/components/schemas/Burrow"] == "Burrow")
  }

  /// Answers of two statuses, and the choice between them, are three types in one place.
  @Test func whatIsGeneratedAgainStaysAsItIs() throws {
    let text = Self.document.replacing(
      "responses: {\"204\": {description: -}}",
      with: """
        responses:
                "200": {description: -, content: {application/json: {schema: {type: object, properties: {time: {type: number}}}}}}
                "202": {description: -, content: {application/json: {schema: {type: object, properties: {job: {type: string}}}}}}
        """)
    #expect(text != Self.document)
    let published = try Self.names(text)
    let (again, findings) = try Self.generated(text, keeping: published)
    #expect(again == published)
    #expect(findings.isEmpty)
  }

  /// Two values of a discriminator may mean the same schema: each keeps its own case.
  @Test func variantsOfOneTypeAreToldApartByTheirValues() throws {
    func text(_ mapping: [String]) -> String {
      Self.document.replacing(
        "status: {type: string, enum: [free, sold]}", with: "last: {$ref: '#/components/schemas/Event'}") + """

              Event:
                oneOf: [{$ref: '#/components/schemas/Made'}, {$ref: '#/components/schemas/Moved'}, {$ref: '#/components/schemas/Moved'}]
                discriminator: {propertyName: kind, mapping: {\(mapping.joined(separator: ", "))}}
              Made: {type: object, required: [kind], properties: {kind: {type: string}, at: {type: string}}}
              Moved: {type: object, required: [kind], properties: {kind: {type: string}, to: {type: string}}}
          """
    }
    let mapping = ["made: Made", "up: Moved", "down: Moved"]
    let published = try Self.names(text(mapping))
    #expect(try Self.names(text(mapping), keeping: published) == published)
    let reversed = try Self.names(text(mapping.reversed()), keeping: published)
    let event = "#/components/schemas/Event"
    #expect(reversed.members[event]?.mapValues(\.name) == published.members[event]?.mapValues(\.name))
  }

  /// In a file of its own an operation's parameters and answers stand where a file of shared ones has those.
  @Test func operationsInFilesOfTheirOwnShareNothing() throws {
    func operation(_ noun: String, _ values: String) -> String {
      """
      operationId: list\(noun)
      tags: [\(noun)]
      parameters: [{name: state, in: query, schema: {type: string, enum: [\(values)]}}]
      responses: {"200": {description: -, content: {application/json: {schema: {type: object, properties: {\(noun): {type: string}}}}}}}
      """
    }
    let text = """
      openapi: 3.1.0
      info: {title: Pets, version: "1"}
      servers: [{url: "https://api.example.com"}]
      paths:
        /pets: {get: {$ref: pets.yaml}}
        /owners: {get: {$ref: owners.yaml}}
      """
    let others = ["pets.yaml": operation("pets", "free, sold"), "owners.yaml": operation("owners", "new, old")]
    let (published, _) = try Self.generated(text, others: others, keeping: PublishedNames())
    #expect(
      Set(published.types.values) == [
        "PetsResource.State", "PetsResource.ListResponse", "OwnersResource.State", "OwnersResource.ListResponse",
      ])
    let (again, findings) = try Self.generated(text, others: others, keeping: published)
    #expect(again == published)
    #expect(!findings.contains("published-type-divided"))
  }

  /// The client's error body, described alike in two shared answers, is both of them however often it is generated.
  @Test func theErrorBodyOfTwoAnswersStaysBoth() throws {
    let error =
      "{description: -, content: {application/json: {schema: {type: object, properties: {detail: {type: string}}}}}}"
    let text = Self.document.replacing(
      "\"204\": {description: -}",
      with:
        "\"204\": {description: -}, 4XX: {$ref: '#/components/responses/ClientError'}, 5XX: {$ref: '#/components/responses/ServerError'}"
    ).replacing(
      "components:\n", with: "components:\n  responses:\n    ServerError: \(error)\n    ClientError: \(error)\n")
    let published = try Self.names(text)
    let again = try Self.names(text, keeping: published)
    #expect(again == published)
    #expect(try Self.names(text, keeping: again) == published)
    #expect(published.types.values.count { $0 == "PetsProblem" } == 2)
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
