import Diagnostics
import Templating
import Testing

/// What is wrong with a template is said with its place, before anything is rendered.
@Suite struct StrictnessTests {
  private func finding(
    _ template: String, _ entries: [(String, Sample)] = [], partials: [(String, String)] = []
  ) -> Diagnostic? {
    let result = render(template, entries, partials: partials)
    #expect(result.diagnostics.count == 1)
    return result.diagnostics.first
  }

  @Test func anUnknownNameTellsWhatThereIs() throws {
    let found = try #require(finding("a\n  {{nmae}}", [("name", "x"), ("age", "y")]))
    #expect(found.id == .unknownTemplateKey)
    #expect(found.location == SourceLocation(file: "templates/swift/main.mustache", line: 2, column: 3))
    #expect(found.notes.map(\.message) == ["view `sample` offers `name`, `age`"])
  }

  @Test func anUnknownNameIsFoundInASectionThatIsNotEntered() {
    #expect(finding("{{#on}}{{nope}}{{/on}}", [("on", false)])?.id == .unknownTemplateKey)
    #expect(finding("{{#list}}{{nope}}{{/list}}", [("list", [])])?.id == .unknownTemplateKey)
  }

  @Test func everyFaultIsReportedAtOnce() {
    let result = render("{{a}}{{b}}{{>c}}", [("x", "")])
    #expect(result.diagnostics.map(\.id) == [.unknownTemplateKey, .unknownTemplateKey, .unknownPartial])
  }

  @Test func anUnknownPartialTellsWhichExist() throws {
    let found = try #require(finding("{{>nope}}", partials: [("p", "")]))
    #expect(found.id == .unknownPartial)
    #expect(found.notes.map(\.message) == ["the templates are `main`, `p`"])
  }

  @Test func aFaultInAPartialIsToldOnce() {
    let entries: [(String, Sample)] = [("a", ["x": "1"]), ("b", ["y": "2"])]
    #expect(
      finding("{{>p}}{{>p}}", entries, partials: [("p", "{{nope}}")])?.location?.file.hasSuffix("p.mustache") == true)
  }

  @Test func onlyTextsArePlaced() {
    #expect(finding("{{on}}", [("on", true)])?.message == "`on` is a yes or no and cannot be placed")
    #expect(finding("{{list}}", [("list", ["a"])])?.message == "`list` is a list of texts and cannot be placed")
    #expect(finding("{{.}}", [("on", true)])?.id == .templateKeyUse)
  }

  @Test func aDottedNameStopsAtTheStepThatIsMissing() {
    #expect(finding("{{a.nope}}", [("a", ["b": "c"])])?.message == "there is no key `nope` in `a`")
    #expect(finding("{{a.b.c}}", [("a", ["b": "c"])])?.message == "there is no key `c` in `a`")
  }

  @Test(arguments: [
    ("{{#a}}", "section `a` is never closed"),
    ("{{/a}}", "`{{/a}}` closes a section that was not opened"),
    ("{{#a}}{{/b}}", "`{{/b}}` closes section `a`"),
    ("{{a", "`{{` is never closed"),
    ("{{{a}}}", "`{{{…}}}` and `{{&…}}` are not supported"),
    ("{{&a}}", "`{{{…}}}` and `{{&…}}` are not supported"),
    ("{{=<% %>=}}", "changed delimiters, blocks and parents are not supported"),
    ("{{}}", "`` is not a name"),
    ("{{a + b}}", "`a+b` is not a name"),
  ])
  func malformedTemplatesAreRefused(template: String, message: String) {
    let found = finding("x\n" + template, [("a", true)])
    #expect(found?.id == .templateSyntax)
    #expect(found?.message == message)
    #expect(found?.location?.line == 2)
  }

  @Test func columnsCountCharactersNotBytes() {
    #expect(finding("«é» {{nope}}")?.location?.column == 5)
  }
}
