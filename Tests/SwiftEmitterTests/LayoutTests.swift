import Testing

@testable import ClientModel
@testable import SwiftEmitter

/// Files are of a readable size, and a new model leaves other files alone.
@Suite struct LayoutTests {
  private func paths(_ names: [String]) -> [String: [String]] {
    let pieces = names.map { RenderedPiece(name: $0, text: Array("x\n".utf8)) }
    let groups = PrefixGroups(
      limits: .init(pieces: 4, lines: 100, smallest: 2), dividesAlways: true, steps: WordSplit.words
    ).divide(pieces)
    return Dictionary(uniqueKeysWithValues: groups.map { ($0.prefix.joined(), $0.pieces.map(\.name)) })
  }

  @Test func modelsStandByTheirFirstWord() {
    #expect(
      paths(["Pet", "PetOwner", "Petunia", "IDCard"]) == [
        "Pet": ["Pet", "PetOwner"], "Petunia": ["Petunia"], "IDCard": ["IDCard"],
      ])
  }

  @Test func aFullWordIsDividedByTheNext() {
    let names = ["Pet", "PetOwner", "PetOwnerName", "PetFood", "PetFoodKind", "PetToy"]
    #expect(
      paths(names) == [
        "Pet": ["Pet", "PetToy"], "PetOwner": ["PetOwner", "PetOwnerName"], "PetFood": ["PetFood", "PetFoodKind"],
      ])
  }

  @Test func aVerbInFrontIsNotWhatATypeIs() {
    let pieces = ["CreateIncident", "Incident", "UpdateIncidentBody", "HasLayoutTrait", "GitHubProblem", "Create"]
      .map { RenderedPiece(name: $0, text: Array("x\n".utf8)) }
    let groups = PrefixGroups(dividesAlways: true, steps: WordSplit.nounFirst).divide(pieces)
    #expect(
      Dictionary(uniqueKeysWithValues: groups.map { ($0.prefix.joined(), $0.pieces.map(\.name)) }) == [
        "Incident": ["CreateIncident", "Incident", "UpdateIncidentBody"], "Layout": ["HasLayoutTrait"],
        "GitHub": ["GitHubProblem"], "Create": ["Create"],
      ])
  }

  @Test func aNewModelLeavesOtherFilesAlone() {
    let names = (0..<400).map {
      "\(["User", "Team", "Thing", "Token", "Age"][$0 % 5])\(["Red", "Blue", "Grey"][$0 % 3])\($0 * 7919 % 1000)"
    }
    let before = paths(names)
    let after = paths(names + ["TokenGreen"])
    let changed = before.filter { after[$0.key] != $0.value }
    #expect(changed.count <= 1)
    #expect(Set(after.values.joined()).count == Set(names).count + 1)
  }

  @Test func caseDoesNotDivide() {
    #expect(paths(["pet", "PET", "PetOwner"]) == ["pet": ["pet", "PET", "PetOwner"]])
  }

  @Test func fileNamesAreUniqueOnEveryFileSystem() {
    var names = FileNames()
    #expect(names.path("Credentials") == "Credentials.swift")
    #expect(names.path("CREDENTIALS", in: "Models") == "Models/CREDENTIALS2.swift")
    #expect(names.path("credentials", in: "Models") == "Models/credentials3.swift")
  }

  @Test func aLongResourceIsDividedByTheWordsOfItsOperations() {
    let parameters = (0..<20).map { Fixture.parameter("parameter\($0)") }
    let operations = ["list", "get", "create"].flatMap { verb in
      (0..<10).map { Fixture.operation("\(verb)Thing\($0)", "GET", "/", parameters) }
    }
    let files = emit(Fixture.api(operations: operations))
    #expect(
      files.map(\.path) == [
        "Resources/ThingsResource+Create.swift", "Resources/ThingsResource+Get.swift",
        "Resources/ThingsResource+List.swift", "Resources/ThingsResource.swift", "SampleClient.swift",
      ])
    #expect(files.allSatisfy { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 1000 })
  }
}
