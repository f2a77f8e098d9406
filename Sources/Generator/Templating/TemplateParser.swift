import Diagnostics

/// Reads Mustache text into a tree: names, sections, inverted sections, comments and partials.
package struct TemplateParser {
  private let name: String
  private let file: String
  private let bytes: [UInt8]

  /// Prepares to read `text`, which is shown in diagnostics as `file`.
  package init(name: String, file: String, text: [UInt8]) {
    self.name = name
    self.file = file
    self.bytes = text
  }

  /// The template, or nil where it is malformed, which is reported at its line and column.
  package func parse(into bag: inout DiagnosticBag) -> Template? {
    do {
      var lexer = TemplateLexer(bytes)
      let tokens = try lexer.tokens()
      return Template(name: name, file: file, nodes: try tree(of: tokens))
    } catch {
      bag.report(.templateSyntax, error.message, at: location(of: error.offset), help: error.help)
      return nil
    }
  }

  private struct OpenSection {
    var tag: TemplateLexer.Tag
    var nodes: [TemplateNode] = []
  }

  private func tree(of tokens: [TemplateLexer.Token]) throws(TemplateLexer.Failure) -> [TemplateNode] {
    var open: [OpenSection] = []
    var nodes: [TemplateNode] = []
    for token in tokens {
      switch token {
      case .text(let range):
        nodes.append(node(.text(Array(bytes[range])), at: range.lowerBound))
      case .tag(let tag):
        switch tag.sigil {
        case UInt8(ascii: "!"): break
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
          open.append(OpenSection(tag: tag, nodes: nodes))
          nodes = []
        case UInt8(ascii: "/"):
          guard let section = open.popLast() else {
            throw .init(message: "`{{/\(tag.name)}}` closes a section that was not opened", offset: tag.start)
          }
          try check(tag, closes: section.tag)
          let content = TemplateNode.Content.section(
            path(section.tag.name), inverted: section.tag.sigil == UInt8(ascii: "^"), body: nodes)
          nodes = section.nodes + [node(content, at: section.tag.start)]
        case UInt8(ascii: ">"):
          let indentation = tag.indentation.map { Array(bytes[$0]) } ?? []
          nodes.append(node(.partial(tag.name, indentation: indentation), at: tag.start))
        default:
          nodes.append(node(.place(path(tag.name)), at: tag.start))
        }
      }
    }
    if let section = open.last {
      throw .init(
        message: "section `\(section.tag.name)` is never closed", offset: section.tag.start,
        help: "add `{{/\(section.tag.name)}}`")
    }
    return nodes
  }

  private func check(_ tag: TemplateLexer.Tag, closes opening: TemplateLexer.Tag) throws(TemplateLexer.Failure) {
    guard tag.name != opening.name else { return }
    throw .init(
      message: "`{{/\(tag.name)}}` closes section `\(opening.name)`", offset: tag.start,
      help: "write `{{/\(opening.name)}}`")
  }

  private func path(_ name: String) -> [String] {
    name == "." ? [] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private func node(_ content: TemplateNode.Content, at offset: Int) -> TemplateNode {
    let place = location(of: offset)
    return TemplateNode(content: content, line: place.line, column: place.column)
  }

  private func location(of offset: Int) -> SourceLocation {
    let before = bytes[..<min(offset, bytes.count)]
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return SourceLocation(file: file, line: line, column: column)
  }
}
