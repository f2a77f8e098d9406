import Diagnostics
import YAML

/// The text of a `clientsmith.yaml` that names one client more.
package enum ConfigurationText {
  /// What is said of the new client, with paths relative to the configuration's folder.
  package struct Client: Sendable {
    package var name: String
    package var spec: String
    package var output: String
    /// Where the document was fetched.
    package var source: String?

    package init(name: String, spec: String, output: String, source: String? = nil) {
      self.name = name
      self.spec = spec
      self.output = output
      self.source = source
    }

    func lines(indentation: Int) -> [String] {
      var lines = [
        "\(name):", "  spec: \(ConfigurationText.scalar(spec))", "  output: \(ConfigurationText.scalar(output))",
      ]
      if let source { lines.append("  source: \(ConfigurationText.scalar(source))") }
      return lines.map { String(repeating: " ", count: indentation) + $0 }
    }
  }

  /// A configuration of this client alone.
  package static func new(_ client: Client) -> String {
    (["# Written by `clientsmith init`; docs/configuration.md has every key.", "clients:"]
      + client.lines(indentation: 2))
      .joined(separator: "\n") + "\n"
  }

  /// An existing configuration with the client before its first one; nil where its form leaves no room for a line of our own
  /// (`clients: {…}`), or it cannot be read.
  package static func adding(_ client: Client, to bytes: [UInt8], path: String) -> String? {
    var bag = DiagnosticBag()
    guard let root = YAMLReader().read(bytes, file: path, into: &bag), !bag.hasErrors,
      let entries = root.mapping?["clients"]?.mapping?.entries, let first = entries.first?.keyLocation,
      let above = root.mapping?.entries.first(where: { $0.key == "clients" })?.keyLocation,
      first.line > above.line, first.column > 1
    else { return nil }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    guard lines.indices.contains(first.line - 1),
      lines[first.line - 1].prefix(first.column - 1).allSatisfy({ $0 == " " })
    else { return nil }
    lines.insert(contentsOf: client.lines(indentation: first.column - 1), at: first.line - 1)
    return lines.joined(separator: "\n")
  }

  /// A text as YAML takes it for just that: quoted where a plain scalar would not do (YAML 1.2.2 §7.3.3).
  static func scalar(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && !text.contains(": ") && !text.contains(" #")
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
      && !"!&*-?|>@`%{}[],#'\":~".contains(text.first ?? "-") && text.last != ":"
    if isPlain { return text }
    return "'" + text.replacing("'", with: "''") + "'"
  }
}
