import Foundation
import Testing

@testable import ClientModel
@testable import SwiftEmitter

/// Nothing that a document holds may leave the literal or the comment it was put in.
@Suite struct WordsTests {
  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b", #""a\"b""#), ("\\(exit())", #""\\(exit())""#), ("a\nb\r\tc", #""a\nb\r\tc""#),
    ("\u{2028}\u{2029}", #""\u{2028}\u{2029}""#), ("\u{202E}abc", #""\u{202E}abc""#), ("\u{0}", #""\u{0}""#),
    ("\u{FEFF}x\u{200B}", #""\u{FEFF}x\u{200B}""#), ("naïve 日本", "\"naïve 日本\""), ("\"\"\"", #""\"\"\"""#),
    ("#\"\"#", ##""#\"\"#""##), ("", "\"\""), ("\u{E0041}", #""\u{E0041}""#), ("\u{85}", #""\u{85}""#),
  ])
  func stringsStayInTheirLiteral(text: String, literal: String) {
    #expect(SwiftLiteral.string(text) == literal)
  }

  /// JSON within a raw literal: no interpolation, no end, no line break, and the same value for who reads it.
  @Test(arguments: [
    (##"{"p":"a\\#(exit())"}"##, ##"{"p":"a\\\u0023(exit())"}"##), (##"{"p":"# \"\"\"#"}"##, ##"{"p":"# \"\"\"#"}"##),
    ("{\"p\":\"\u{2028}\"}", ##"{"p":"\u2028"}"##), ("{\"p\":\"\u{E0041}\"}", ##"{"p":"\udb40\udc41"}"##),
    (##"{"p":"\\d#"}"##, ##"{"p":"\\d#"}"##),
  ])
  func rawJSONStaysInItsLiteral(line: String, literal: String) throws {
    #expect(SwiftLiteral.rawJSON(line) == literal)
    #expect(!literal.contains(##"\#"##))
    let values = try [line, literal].map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
    #expect(values[0] == values[1])
  }

  @Test func numbersAreOnlyNumbers() {
    #expect(SwiftLiteral.literal(.number("-1.5e+10")) == "-1.5e+10")
    #expect(SwiftLiteral.literal(.number("1; exit()")) == "\"1; exit()\"")
    #expect(SwiftLiteral.literal(.number(".5")) == "\".5\"")
    #expect(SwiftLiteral.literal(.integer(.min)) == "-9223372036854775808")
  }

  @Test(arguments: ["*/ exit() /*", "a\rexit()", "a\u{2028}exit()", "a\u{0B}exit()", "a\r\nexit()", "a\u{85}exit()"])
  func commentsEndOnlyWhereTheyShould(description: String) {
    for line in DocumentationText.lines(Documentation(description: description)) {
      #expect(line.hasPrefix("///"))
      #expect(!line.unicodeScalars.contains { $0.isLineBreak })
    }
  }

  @Test func commentsKeepTheirParagraphs() {
    let lines = DocumentationText.lines(
      Documentation(summary: "Short.", description: "\n\nLong  \n\n\n\tmore\u{202E}\n\n", remarks: ["Default: 3."]))
    #expect(lines == ["/// Short.", "///", "/// Long", "///", "///   more", "///", "/// Default: 3."])
  }

  @Test func longLinesAreWrappedBetweenWords() {
    let text = Array(repeating: "word", count: 60).joined(separator: " ")
    let lines = DocumentationText.lines(Documentation(description: "- \(text)"))
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 114 })
    #expect(lines[1].hasPrefix("///   word"))
  }

  @Test func anOpenFenceIsClosed() {
    #expect(DocumentationText.lines(Documentation(description: "```\ncode")) == ["/// ```", "/// code", "/// ```"])
  }

  @Test func aLongLineFlowsIntoTheRestOfItsParagraph() {
    let long = Array(repeating: "word", count: 25).joined(separator: " ")
    func lines(_ description: String) -> [String] { DocumentationText.lines(Documentation(description: description)) }
    #expect(
      lines("short\n\(long)\nmore words\nend\n\nnext") == [
        "/// short", "/// " + Array(repeating: "word", count: 22).joined(separator: " "),
        "/// word word word more words end", "///", "/// next",
      ])
    // What is no paragraph keeps its lines.
    for other in ["- item", "1. item", "# heading", "> quote", "| cell |", "```", "  indented"] {
      #expect(lines("\(long)\n\(other)").contains("/// \(other)"))
    }
    #expect(lines("\(long)\\\nbroken on purpose").last == "/// broken on purpose")
    #expect(lines("short\nlines\nstay") == ["/// short", "/// lines", "/// stay"])
  }

  @Test func wrappingMakesNoListsOrHeadings() {
    let words = Array(repeating: "word", count: 21).joined(separator: " ")
    for mark in ["-", "#", "1.", "+", ">"] {
      let lines = DocumentationText.lines(Documentation(description: "\(words) abc \(mark) end and more words here"))
      #expect(!lines.contains { $0.hasPrefix("/// \(mark)") })
    }
  }

  @Test func typesAreSpelled() {
    let api = Fixture.api([Fixture.structure("Pet", [])])
    let types = TypeSpelling(api)
    let pet = TypeReference.declared(DeclarationID(0))
    #expect(types.text(.array(.dictionary(.optional(pet)))) == "[[String: Pet?]]")
    #expect(types.optional(.optional(pet)) == "Pet?")
    #expect(types.text(.optional(pet), .optionalNullable) == "Nullable<Pet>?")
    #expect(types.text(.builtIn(.base64), .requiredNullable) == "Data?")
  }

  @Test func wordsOfANameAreFound() {
    #expect(WordSplit.words("listAllURLs") == ["list", "All", "URLs"])
    #expect(WordSplit.words("`default`") == ["default"])
  }
}
