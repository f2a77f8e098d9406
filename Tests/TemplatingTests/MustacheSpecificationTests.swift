import Testing

/// The rules of the public Mustache specification for the parts that are implemented.
@Suite struct MustacheSpecificationTests {
  @Test func textWithoutTagsIsCopied() {
    #expect(text("let x = 1 } {\n") == "let x = 1 } {\n")
    #expect(text("") == "")
  }

  @Test func namesArePlacedAsTheyAre() {
    #expect(text("Hello, {{subject}}!", [("subject", "world")]) == "Hello, world!")
    #expect(text("{{ subject }}", [("subject", "a & \"b\" < c")]) == "a & \"b\" < c")
    #expect(text("| {{a}} |\n  {{a}}\n", [("a", "-")]) == "| - |\n  -\n")
  }

  @Test func dottedNamesWalkThroughViews() {
    let person: [(String, Sample)] = [("person", ["name": ["first": "Jo"]])]
    #expect(text("{{person.name.first}}", person) == "Jo")
    #expect(text("{{#person.name}}{{first}}{{/person.name}}", person) == "Jo")
    #expect(text("[{{person.name}}]", [("person", .absent([("name", "x")]))]) == "[]")
  }

  @Test func sectionsAskWhetherAValueIsThere() {
    #expect(text("[{{#on}}yes{{/on}}]", [("on", true)]) == "[yes]")
    #expect(text("[{{#on}}yes{{/on}}]", [("on", false)]) == "[]")
    #expect(text("[{{^on}}no{{/on}}]", [("on", false)]) == "[no]")
    #expect(text("[{{#word}}{{.}}!{{/word}}]", [("word", "hm")]) == "[hm!]")
    #expect(text("[{{#word}}{{.}}!{{/word}}{{^word}}none{{/word}}]", [("word", "")]) == "[none]")
    #expect(text("[{{#none}}x{{/none}}]", [("none", .absent([]))]) == "[]")
  }

  @Test func sectionsRepeatForLists() {
    #expect(text("{{#list}}({{.}}){{/list}}", [("list", ["1", "2", "3"])]) == "(1)(2)(3)")
    #expect(text("{{#list}}x{{/list}}{{^list}}empty{{/list}}", [("list", [])]) == "empty")
    let views = Sample.views([[("n", "1")], [("n", "2")]])
    #expect(text("\"{{#list}}{{n}}{{/list}}\"", [("list", views)]) == "\"12\"")
    #expect(text("{{^list}}empty{{/list}}", [("list", .views([]))]) == "empty")
  }

  @Test func innerNamesHideOuterOnes() {
    let entries: [(String, Sample)] = [("a", "outer"), ("b", "seen"), ("inner", ["a": "inner"])]
    #expect(text("{{#inner}}{{a}} {{b}}{{/inner}} {{a}}", entries) == "inner seen outer")
  }

  @Test func nestedSectionsKeepTheirOwnItems() {
    let rows = Sample.views([[("name", "a"), ("cells", ["1", "2"])], [("name", "b"), ("cells", ["3"])]])
    let template = "{{#rows}}{{#cells}}{{name}}{{.}}{{^last}},{{/last}}{{/cells}}{{^last}};{{/last}}{{/rows}}"
    #expect(text(template, [("rows", rows)]) == "a1,a2;b3")
  }

  @Test func firstAndLastAreKnownInLists() {
    let template = "{{#list}}{{#first}}[{{/first}}{{.}}{{^last}}, {{/last}}{{#last}}]{{/last}}{{/list}}"
    #expect(text(template, [("list", ["a", "b", "c"])]) == "[a, b, c]")
    #expect(text(template, [("list", ["a"])]) == "[a]")
    #expect(text("{{first}}", [("first", "own key")]) == "own key")
  }

  @Test func linesThatHoldOnlyATagLeaveNoTrace() {
    let on: [(String, Sample)] = [("on", true), ("off", false)]
    #expect(text("|\n{{#on}}\nis\n{{/on}}\n|\n", on) == "|\nis\n|\n")
    #expect(text("|\n  {{#on}}  \nis\n\t{{/on}}\n|", on) == "|\nis\n|")
    #expect(text("|\r\n{{#on}}\r\n{{/on}}\r\n|", on) == "|\r\n|")
    #expect(text("{{#on}}\n/\n{{/on}}", on) == "/\n")
    #expect(text("a {{#on}}\nb{{/on}}\nc", on) == "a \nb\nc")
    #expect(text(" {{^off}}x{{/off}} {{#on}}y{{/on}}\n", on) == " x y\n")
    #expect(text("{{#on}}\n{{#on}}\nx\n{{/on}}\n{{/on}}\n", on) == "x\n")
  }

  @Test func commentsVanish() {
    #expect(text("12{{! what a pity }}34") == "1234")
    #expect(text("a\n  {{! alone\n  on two lines }}\nb\n") == "a\nb\n")
    #expect(text("  12 {{! beside }}\n") == "  12 \n")
  }

  @Test func partialsSeeTheNamesAround() {
    #expect(text("\"{{>p}}\"", [("word", "content")], partials: [("p", "*{{word}}*")]) == "\"*content*\"")
    #expect(text("| {{> p }} |", partials: [("p", ">\n>")]) == "| >\n> |")
  }

  @Test func aPartialAloneOnItsLineIndentsEveryLine() {
    let entries: [(String, Sample)] = [("list", ["a", "b"]), ("text", "<\n->")]
    #expect(text("\\\n {{>p}}\n/\n", entries, partials: [("p", "|\n{{text}}\n|\n")]) == "\\\n |\n <\n->\n |\n/\n")
    let partial = "{\n{{#list}}\n  {{.}}\n\n{{/list}}\n}\n"
    #expect(text("x\n  {{>p}}\ny\n", entries, partials: [("p", partial)]) == "x\n  {\n    a\n\n    b\n\n  }\ny\n")
    #expect(text("  {{>p}}\n>", partials: [("p", ">")]) == "  >>")
    let nested = [("p", "1\n  {{>q}}\n4\n"), ("q", "2\n3\n")]
    #expect(text("  {{>p}}\n", partials: nested) == "  1\n    2\n    3\n  4\n")
  }
}
