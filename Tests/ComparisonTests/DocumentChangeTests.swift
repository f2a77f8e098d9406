import Comparison
import Testing

/// What a change of a document means on the wire and in Swift.
@Suite struct DocumentChangeTests {
  static let pet = """
        Pet:
          type: object
          required: [id]
          properties:
            id: {type: string}
            age: {type: integer}
    """

  @Test func anOptionalPropertyIsAnAddition() {
    let changes = Clients.changes(
      from: Clients.document(schemas: Self.pet),
      to: Clients.document(schemas: Self.pet + "\n        colour: {type: string}"))
    #expect(changes.allSatisfy { $0.verdicts.worst <= .addition })
  }

  @Test func anAnswersPropertyThatMayBeMissingBreaksBothSides() {
    let changes = Clients.changes(
      from: Clients.document(schemas: Self.pet),
      to: Clients.document(schemas: Self.pet.replacing("required: [id]", with: "required: []")))
    // Without an id that always comes nothing can be `Identifiable`.
    #expect(
      changes.lines == ["conformance-removed Pet: source break", "member-type Pet.id: wire break, source break"])
    let change = changes.first { $0.rule.id == "member-type" }
    #expect(change?.before == "String" && change?.after == "String?")
    #expect(change?.place?.file == "new.yaml" && change?.formerPlace?.file == "old.yaml")
  }

  @Test func aRenamedOperationIsARename() {
    let base = Clients.document(schemas: Self.pet)
    let changes = Clients.changes(from: base, to: base.replacing("listPets", with: "browsePets"))
    #expect(changes.lines == ["method-renamed pets.list(options:): source break"] || changes.lines.isEmpty)
  }

  @Test func aRenamedSchemaIsOneRemovalWithoutItsMembers() {
    let base = Clients.document(schemas: Self.pet)
    let changes = Clients.changes(
      from: base,
      to: base.replacing("schemas/Pet\"", with: "schemas/Animal\"").replacing("    Pet:", with: "    Animal:"))
    #expect(changes.ids(.breaking).contains("type-removed"))
    #expect(!changes.contains { $0.rule.id.hasPrefix("member") })
  }

  @Test func anEnumerationTakesMoreAndLess() {
    let with = { (values: String) in
      Clients.document(schemas: Self.pet + "\n        status: {type: string, enum: [\(values)]}")
    }
    let more = Clients.changes(from: with("a, b"), to: with("a, b, c"))
    #expect(more.allSatisfy { $0.verdicts.source <= .addition && $0.verdicts.wire <= .caution })
    let less = Clients.changes(from: with("a, b"), to: with("a"))
    #expect(less.contains { $0.verdicts.source == .breaking })
  }

  @Test func fingerprintsOutliveOtherEdits() {
    let base = Clients.document(schemas: Self.pet)
    let revision = base.replacing("age: {type: integer}", with: "age: {type: string}")
    let first = Clients.changes(from: base, to: revision)
    let second = Clients.changes(from: "# a line more\n" + base, to: "# two\n# lines more\n" + revision)
    #expect(first.map(\.fingerprint) == second.map(\.fingerprint))
    #expect(first.map(\.place?.line) != second.map(\.place?.line))
  }

  @Test func theSameDocumentInOtherWordsIsTheSame() {
    let plain = Clients.document(schemas: Self.pet + "\n        name: {type: [string, \"null\"]}")
    let union = Clients.document(schemas: Self.pet + "\n        name: {anyOf: [{type: string}, {type: \"null\"}]}")
    #expect(Clients.changes(from: plain, to: union).lines.isEmpty)
  }

  @Test func versionsFollowTheHeaviestChange() {
    let base = Clients.state(Clients.document(schemas: Self.pet))
    let more = Clients.state(Clients.document(schemas: Self.pet + "\n        colour: {type: string}"))
    #expect(ClientComparison(from: base, to: more).proposedVersion(after: "1.2.3")?.version == "1.3.0")
    #expect(ClientComparison(from: more, to: base).proposedVersion(after: "1.2.3")?.version == "2.0.0")
    #expect(ClientComparison(from: more, to: base).proposedVersion(after: "0.2.3")?.version == "0.3.0")
    #expect(ClientComparison(from: base, to: base).proposedVersion(after: "1.2.3")?.version == "1.2.3")
    #expect(ClientComparison(from: base, to: base).proposedVersion(after: "one") == nil)
  }
}
