import Diagnostics
import Templating
import Testing

/// A folder of own templates replaces built-in ones by name.
@Suite struct TemplateLibraryTests {
  private func source(_ name: String, _ text: String, in folder: String) -> TemplateLibrary.Source {
    .init(name: name, file: "\(folder)/\(name).mustache", text: Array(text.utf8))
  }

  final class Greeting: TemplateView {
    let names: [String]
    let reply: [Greeting]

    init(names: [String], reply: [Greeting] = []) {
      self.names = names
      self.reply = reply
    }

    static let viewName = "greeting"
    static let keys: [TemplateKey<Greeting>] = [
      .texts("names", "who is greeted") { $0.names },
      .flag("isLong", "more than one name") { $0.names.count > 1 },
      .views("replies", "what they say") { $0.reply },
    ]
  }

  @Test func anOverrideReplacesTheBuiltInOfItsName() throws {
    var bag = DiagnosticBag()
    let library = TemplateLibrary(
      builtIn: [source("a", "built-in {{>b}}", in: "templates"), source("b", "b", in: "templates")],
      overrides: [source("b", "{{#names}}{{.}}{{/names}}", in: "mine")], into: &bag)
    let program = try #require(library.program("a", for: Greeting.self, into: &bag))
    #expect(String(decoding: program.render(Greeting(names: ["x", "y"])), as: UTF8.self) == "built-in xy")
    #expect(bag.diagnostics.isEmpty)
  }

  @Test func anOverrideOfNothingIsAnError() throws {
    var bag = DiagnosticBag()
    _ = TemplateLibrary(
      builtIn: [source("model", "", in: "templates")], overrides: [source("modle", "", in: "mine")], into: &bag)
    let found = try #require(bag.diagnostics.first)
    #expect(found.id == .unknownTemplate)
    #expect(found.location?.file == "mine/modle.mustache")
    #expect(found.notes.first?.message == "the built-in templates are `model.mustache`")
  }

  @Test func aPartialMayIncludeItself() throws {
    var bag = DiagnosticBag()
    let library = TemplateLibrary(
      builtIn: [source("a", "{{#names}}{{.}}{{/names}}\n{{#replies}}\n  {{>a}}\n{{/replies}}\n", in: "t")], into: &bag)
    let program = try #require(library.program("a", for: Greeting.self, into: &bag))
    let leaf = Greeting(names: ["c"])
    let tree = Greeting(names: ["a"], reply: [Greeting(names: ["b"], reply: [leaf]), leaf])
    #expect(String(decoding: program.render(tree), as: UTF8.self) == "a\n  b\n    c\n  c\n")
  }
}
