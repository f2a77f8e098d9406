import Testing

@testable import ClientModel
@testable import SwiftEmitter

/// Files are of a readable size, and a new model leaves other files alone.
@Suite struct LayoutTests {
  private func paths(_ names: [String]) -> [String: [String]] {
    let pieces = names.map { RenderedPiece(name: $0, text: Array("x\n".utf8)) }
    let groups = PrefixGroups(limits: .init(pieces: 4, lines: 100, smallest: 2), dividesAlways: true) {
      $0.map(String.init)
    }.divide(pieces)
    return Dictionary(uniqueKeysWithValues: groups.map { ($0.prefix.joined(), $0.pieces.map(\.name)) })
  }

  @Test func modelsStandByTheirFirstLetter() {
    #expect(paths(["Pet", "Apple", "Ant"]) == ["P": ["Pet"], "A": ["Apple", "Ant"]])
  }

  @Test func aFullLetterIsDivided() {
    let names = ["PatchA", "PatchB", "PatchC", "PostA", "PostB", "Put"]
    #expect(paths(names) == ["P": ["Put"], "Pa": ["PatchA", "PatchB", "PatchC"], "Po": ["PostA", "PostB"]])
  }

  @Test func aNewModelLeavesOtherFilesAlone() {
    let names = (0..<400).map { "\(["User", "Team", "Thing", "Token", "Age"][$0 % 5])\($0 * 7919 % 1000)" }
    let before = paths(names)
    let after = paths(names + ["Tokyo"])
    let changed = before.filter { after[$0.key] != $0.value }
    #expect(changed.count <= 1)
    #expect(Set(after.values.joined()).count == Set(names).count + 1)
  }

  @Test func caseDoesNotDivide() {
    #expect(paths(["ab", "AB2"]) == ["a": ["ab", "AB2"]])
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
