import CLibYAML
import Diagnostics

/// What libyaml says when it gives up, in words for the author of the document.
struct SyntaxProblem {
  let refusal: Refusal

  init(_ parser: yaml_parser_t, bytes: [UInt8], file: SourceFile) {
    let problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    if parser.error == YAML_READER_ERROR {
      let position = Position(ofByte: Int(clamping: parser.problem_offset), in: bytes)
      refusal = Self.encodingRefusal(problem, value: Int(parser.problem_value), at: position, in: file)
      return
    }
    let position = Position(parser.problem_mark)
    var notes: [Diagnostic.Note] = []
    if let context = parser.context.map({ String(cString: $0) }), parser.context_mark.line != parser.problem_mark.line {
      notes.append(.init(context, at: Position(parser.context_mark).location(in: file)))
    }
    refusal = Refusal(
      .yamlSyntax, "this is not YAML: \(problem)", at: position, in: file, notes: notes,
      help: Self.help(for: problem, at: position, in: file))
  }

  private static func encodingRefusal(
    _ problem: String, value: Int, at position: Position, in file: SourceFile
  ) -> Refusal {
    // libyaml names the byte that ought to follow; what is wrong is the one that begins the sequence.
    let isControl = problem.contains("control characters")
    let value = isControl ? value : TextEncoding.firstInvalidByte(in: file.bytes).map { Int(file.bytes[$0]) } ?? value
    let code = value < 0 ? "" : " (0x\(String(value, radix: 16, uppercase: true)))"
    if isControl {
      return Refusal(
        .controlCharacter, "a control character\(code) is not allowed in YAML", at: position, in: file,
        help: "remove it, or write it as an escape in double quotes")
    }
    return Refusal(
      .invalidEncoding, "this byte\(code) is not UTF-8", at: position, in: file, help: "save the file as UTF-8")
  }

  /// What to do about the mistakes people make most.
  private static func help(for problem: String, at position: Position, in file: SourceFile) -> String? {
    let line = file.line(Int(position.line)) ?? ""
    let rest = line.unicodeScalars.dropFirst(Int(position.column) - 1)
    switch problem {
    case "found character that cannot start any token":
      if rest.first == "\t" || line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
        return "indent with spaces: YAML does not allow tabs there"
      }
      if rest.first == "@" || rest.first == "`" || rest.first == "%" {
        return "put quotes around text that begins with `\(rest.first.map(String.init) ?? "")`"
      }
      return nil
    case "mapping values are not allowed in this context":
      return "put quotes around text that contains `: `, or correct the indentation"
    case "did not find expected key", "did not find expected '-' indicator":
      return "check the indentation: this line belongs to no key or list above it"
    case "could not find expected ':'":
      return "a key needs a `:` after it; text of several lines needs `|`, `>` or quotes"
    default: return nil
    }
  }
}

extension Position {
  /// The place of a byte, counted from the front of the file; invalid bytes count as one character each.
  init(ofByte offset: Int, in bytes: [UInt8]) {
    var line = 1
    var start = 0
    let end = min(offset, bytes.count)
    for position in 0..<end {
      let isBreak =
        bytes[position] == 0x0A
        || (bytes[position] == 0x0D && !(position + 1 < bytes.count && bytes[position + 1] == 0x0A))
      if isBreak {
        line += 1
        start = position + 1
      }
    }
    self.init(
      line: line, column: String(decoding: bytes[start..<max(start, end)], as: UTF8.self).unicodeScalars.count + 1)
  }
}
