import Diagnostics
import Foundation
import Templates
import Templating
import Testing

@testable import SwiftEmitter

/// The built-in templates and their documentation are what the program uses.
@Suite struct TemplateTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates")

  @Test func everyFileOfTheFolderIsBuiltIn() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: "swift").path)
    let names = files.map { String($0.dropLast(".mustache".count)) }.sorted()
    #expect(BuiltInTemplates.all.map(\.name).sorted() == names)
  }

  @Test func theReadmeListsEveryKeyOfEveryView() throws {
    let url = Self.folder.appending(path: "README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let mark = "<!-- keys -->\n"
    let start = try #require(text.range(of: mark)).upperBound
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try (text[..<start] + KeyTable.markdown).write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[start...]) == KeyTable.markdown, "run the test with UPDATE_GOLDEN=1")
    }
  }

  @Test func theTemplatesOfTheBenchmarksKeepUpWithTheKeys() throws {
    let folder = Self.folder.deletingLastPathComponent().appending(path: "Benchmarks/Plain")
    let own = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { file in
      TemplateLibrary.Source(
        name: String(file.dropLast(".mustache".count)), file: file,
        text: Array(try Data(contentsOf: folder.appending(path: file))))
    }
    var bag = DiagnosticBag()
    let library = Emitter.library(overrides: own, into: &bag)
    #expect(!Emitter().emit(Fixture.api(), configuration: .init(), library: library, into: &bag).isEmpty)
    #expect(bag.diagnostics.isEmpty)
  }

  @Test func aFaultInAnOwnTemplateIsToldBeforeAnythingIsWritten() {
    var bag = DiagnosticBag()
    let own = TemplateLibrary.Source(name: "union", file: "mine/union.mustache", text: Array("a\n {{nmae}}".utf8))
    let library = Emitter.library(overrides: [own], into: &bag)
    #expect(Emitter().emit(Fixture.api(), configuration: .init(), library: library, into: &bag).isEmpty)
    #expect(bag.diagnostics.map(\.id) == [.unknownTemplateKey])
    #expect(bag.diagnostics.first?.location == SourceLocation(file: "mine/union.mustache", line: 2, column: 2))
  }

  @Test func anOwnTemplateChangesWhatIsPrinted() {
    var bag = DiagnosticBag()
    let own = TemplateLibrary.Source(
      name: "enumeration", file: "mine/enumeration.mustache", text: Array("// {{name}}\n".utf8))
    let library = Emitter.library(overrides: [own], into: &bag)
    let api = Fixture.api([Fixture.enumeration("Kind", ["a"])])
    let files = Emitter().emit(api, configuration: .init(), library: library, into: &bag)
    #expect(files.first { $0.path == "Models/Kind.swift" }?.text.hasSuffix("\n// Kind\n") == true)
  }

  @Test func aTemplateThatIsNotThereIsAnError() {
    var bag = DiagnosticBag()
    let library = TemplateLibrary(builtIn: [], into: &bag)
    _ = library.program("file", for: FileView.self, into: &bag)
    #expect(bag.diagnostics.map(\.id.name) == ["missing-template"])
  }
}
