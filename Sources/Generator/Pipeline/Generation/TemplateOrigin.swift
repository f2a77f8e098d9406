import Diagnostics
import Templates
import Templating

/// The first line of an exported template: which text of the built-in one it was made from.
enum TemplateOrigin {
  private static let start = "{{! Made from the built-in template "

  /// The line for a built-in template's text. It stands alone in its line, which therefore is not rendered.
  static func comment(for text: [UInt8]) -> String { "\(start)\(Fingerprint(of: text).text) }}\n" }

  /// Reports overrides whose built-in template has changed since they were exported.
  static func report(_ overrides: [TemplateLibrary.Source], into bag: inout DiagnosticBag) {
    for override in overrides {
      guard let builtIn = BuiltInTemplates.all.first(where: { $0.name == override.name }),
        let origin = origin(of: override.text), origin != Fingerprint(of: builtIn.text).text
      else { continue }
      bag.report(
        .staleTemplate, "the built-in template `\(override.name)` has changed since this one was made from it",
        at: SourceLocation(file: override.file, line: 1, column: 1),
        help:
          "export it anew into another folder (`clientsmith templates export DIR \(override.name)`), bring your changes over, and "
          + "take its first line too")
    }
  }

  private static func origin(of text: [UInt8]) -> String? {
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    guard line.starts(with: start.utf8) else { return nil }
    let rest = line.dropFirst(start.utf8.count).prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "}") }
    return String(decoding: rest, as: UTF8.self)
  }
}
