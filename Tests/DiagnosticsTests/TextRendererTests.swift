import Testing

@testable import Diagnostics

/// The text a person reads on a terminal.
struct TextRendererTests {
  @Test func whoLogsInIsNotShown() {
    for (line, shown) in [
      ("source: https://ada:secret@a.example/b@c", "source: https://••••••••••@a.example/b@c"),
      ("- 'ftp://a@b@c' # d@e", "- 'ftp://•••@c' # d@e"), ("a@b://c d@e", "a@b://c d@e"), ("://@", "://@"),
      ("://", "://"),
      ("{a: \"https://b/c?d=ef&g=${H}\", i: j?k=l}", "{a: \"https://b/c?d=••&g=${H}\", i: j?k=l}"),
      ("a://b?c=", "a://b?c="),
    ] { #expect(AddressMask.masked(line) == shown) }
  }

  @Test func findingsAreSortedAndShowTheirLine() {
    #expect(
      TextRenderer(sourceLine: Samples.line).render(DiagnosticList(Samples.bag)) == """
        specs/api, v1.yaml:1:10: error: `discriminator` names `kind`, which `Alert` lacks [discriminator-property]
           1 | openapi: 3.1.0
             |          ^
        b.yaml:3:2: note: `Alert` is declared here
        note: a fact
        specs/api, v1.yaml:3:2: warning: the schema `A` is not used [unused-schema]
           3 |  kind:  [31m
             |  ^
        help: remove it\\nor use 100% of it
        1 error, 1 warning

        """)
  }

  @Test func colourIsUsedOnlyWhenAskedFor() {
    let plain = TextRenderer().render(DiagnosticList(Samples.bag))
    let coloured = TextRenderer(usesColour: true).render(DiagnosticList(Samples.bag))
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1;31merror:\u{1B}[0m") && coloured.contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
  }

  @Test func longLinesAreCutAroundTheColumn() {
    let window = SourceWindow(
      String(repeating: "a", count: 299) + "b" + String(repeating: "c", count: 300), around: 300)
    #expect(window.text.unicodeScalars.count == 102 && window.text.hasPrefix("…") && window.text.hasSuffix("…"))
    let marked = Array(window.text.unicodeScalars)[window.indentation.count]
    #expect(marked == "b")
    #expect(SourceWindow("ab", around: 99).indentation == "  ")
  }

  @Test func textOfADocumentCannotSteerTheTerminal() {
    var bag = DiagnosticBag()
    bag.report(Samples.unusedSchema, "the schema `\u{1B}]0;x\u{07}\u{202E}` is odd")
    let text = TextRenderer().render(DiagnosticList(bag))
    #expect(text.hasPrefix("warning: the schema `\\u{1B}]0;x\\u{07}\\u{202E}` is odd [unused-schema]"))
  }
}
