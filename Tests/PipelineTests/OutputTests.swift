import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Writing touches what is ours and nothing else.
struct OutputTests {
  private func tree(_ files: [String: String]) -> GeneratedTree {
    GeneratedTree(files: files.mapValues { Array($0.utf8) }, inputs: Manifest.Inputs())
  }

  private func write(_ files: [String: String], to path: String) -> (OutputWriter.Outcome?, [String]) {
    var bag = DiagnosticBag()
    let folder = OutputFolder(reading: path, into: &bag)
    OutputWriter().check(tree(files), against: folder, into: &bag)
    guard !bag.hasErrors else { return (nil, bag.diagnostics.map(\.id.name)) }
    let outcome = OutputWriter().write(tree(files), to: folder, into: &bag)
    return (outcome, bag.diagnostics.map(\.id.name))
  }

  @Test func onlyWhatChangesIsWrittenAndOnlyWhatIsListedIsDeleted() throws {
    let space = try Workspace()
    let out = "\(space.path)/out"
    #expect(
      write(["A.swift": "a", "M/B.swift": "b", "M/C.swift": "c"], to: out).0?.written == [
        "A.swift", "M/B.swift", "M/C.swift",
      ])
    #expect(space.files == ["out/.clientsmith.json", "out/A.swift", "out/M/B.swift", "out/M/C.swift"])
    let stamp = try FileManager.default.attributesOfItem(atPath: "\(out)/A.swift")[.modificationDate] as? Date
    try space.write("mine", to: "out/Own.swift")
    let second = write(["A.swift": "a", "N.swift": "n"], to: out).0
    #expect(second?.written == ["N.swift"] && second?.deleted == ["M/B.swift", "M/C.swift"])
    #expect(space.files == ["out/.clientsmith.json", "out/A.swift", "out/N.swift", "out/Own.swift"])
    #expect(!FileManager.default.fileExists(atPath: "\(out)/M"))
    #expect(try FileManager.default.attributesOfItem(atPath: "\(out)/A.swift")[.modificationDate] as? Date == stamp)
    #expect(write(["A.swift": "a", "N.swift": "n"], to: out).0 == OutputWriter.Outcome())
  }

  @Test func aFolderOfForeignFilesIsNotTouched() throws {
    let space = try Workspace()
    try space.write("mine", to: "out/A.swift")
    #expect(write(["A.swift": "a"], to: "\(space.path)/out").1 == ["foreign-output"])
    #expect(space.read("out/A.swift") == "mine" && space.files == ["out/A.swift"])
  }

  @Test func aForeignFileInTheWayIsNotOverwritten() throws {
    let space = try Workspace()
    _ = write(["A.swift": "a"], to: "\(space.path)/out")
    try space.write("mine", to: "out/B.swift")
    #expect(write(["A.swift": "a", "B.swift": "b"], to: "\(space.path)/out").1 == ["foreign-output"])
    #expect(write(["A.swift": "a", "B.swift": "mine"], to: "\(space.path)/out").0 != nil)
  }

  @Test func linksAreNotWrittenThrough() throws {
    let space = try Workspace()
    try space.write("victim", to: "elsewhere/B.swift")
    _ = write(["A.swift": "a"], to: "\(space.path)/out")
    try FileManager.default.createSymbolicLink(
      atPath: "\(space.path)/out/M", withDestinationPath: "\(space.path)/elsewhere")
    #expect(write(["A.swift": "a", "M/B.swift": "b"], to: "\(space.path)/out").1 == ["foreign-output"])
    #expect(space.read("elsewhere/B.swift") == "victim")
  }

  @Test func aManifestCannotMakeUsDeleteElsewhere() throws {
    let space = try Workspace()
    try space.write("victim", to: "victim.swift")
    _ = write(["A.swift": "a"], to: "\(space.path)/out")
    let manifest = try #require(space.read("out/.clientsmith.json"))
    try space.write(manifest.replacingOccurrences(of: "A.swift", with: "../victim.swift"), to: "out/.clientsmith.json")
    #expect(write(["B.swift": "b"], to: "\(space.path)/out").1 == ["invalid-manifest"])
    #expect(space.read("victim.swift") == "victim")
  }

  @Test func whenTheFolderCannotBeWrittenNothingIsHalfWritten() throws {
    let space = try Workspace()
    _ = write(["A.swift": "a"], to: "\(space.path)/out")
    // A folder where a file should be: replacing it fails whoever runs the test.
    try space.write("x", to: "out/B.swift/keep")
    let (_, findings) = write(["A.swift": "changed", "B.swift": "b"], to: "\(space.path)/out")
    #expect(findings == ["foreign-output"])
    #expect(
      space.files == ["out/.clientsmith.json", "out/A.swift", "out/B.swift/keep"] && space.read("out/A.swift") == "a")
  }
}
