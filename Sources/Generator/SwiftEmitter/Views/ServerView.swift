import ClientModel
import Templating

/// A server of the document: a static member that makes its address.
final class ServerView: TemplateView {
  let server: Server
  let access: String

  init(server: Server, access: String) {
    self.server = server
    self.access = access
  }

  static let viewName = "server"
  static let keys: [TemplateKey<ServerView>] = [
    .texts("doc", "comment lines, `///` included") { view in
      DocumentationText.lines(view.server.documentation, fallback: "`\(view.server.url)`")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the member, quoted where it must be") { $0.server.name },
    .text("arguments", "arguments for the address's variables, and for the origin of a relative address") {
      $0.arguments.joined(separator: ", ")
    },
    .text("url", "the address as an expression") { $0.url },
    .views("types", "enumerations of the variables' values") { view in
      view.server.variables.filter { !$0.isTypeShared }.compactMap { variable in
        variable.typeName.map {
          EnumerationView(
            name: $0, doc: DocumentationText.lines(variable.documentation), cases: variable.values, access: view.access)
        }
      }
    },
  ]

  /// Whether the address is only known relative to where the document was found (OpenAPI 3.1 §4.8.5).
  var isRelative: Bool {
    let beforeVariable = server.url.prefix { $0 != "{" }
    return !beforeVariable.contains("://") && !(beforeVariable.isEmpty && server.url.hasPrefix("{"))
  }

  /// The expression for this server without arguments, or nil where some are needed.
  var defaultExpression: String? {
    if isRelative { return nil }
    return arguments.isEmpty ? ".\(server.name)" : ".\(server.name)()"
  }

  private var arguments: [String] {
    let origin = isRelative ? ["at origin: String"] : []
    return origin
      + server.variables.map { variable in
        guard let type = variable.typeName else {
          return "\(variable.name): String = \(SwiftLiteral.string(variable.defaultValue))"
        }
        let known = variable.values.first { $0.value == .string(variable.defaultValue) }
        let value = known.map { ".\($0.name)" } ?? "\(type)(rawValue: \(SwiftLiteral.string(variable.defaultValue)))"
        return "\(variable.name): \(type) = \(value)"
      }
  }

  private var url: String {
    var pieces: [String] = isRelative ? ["\\(origin)"] : []
    var rest = Substring(isRelative && server.url == "/" ? "" : server.url)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(Self.inner(rest[..<open]))
      let name = rest[rest.index(after: open)..<close]
      if let variable = server.variables.first(where: { $0.wireName == name }) {
        pieces.append("\\(\(variable.name)\(variable.typeName == nil ? "" : ".rawValue"))")
      } else {
        pieces.append(Self.inner(rest[open...close]))
      }
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(Self.inner(rest))
    return "\"\(pieces.joined())\""
  }

  /// The text as it stands inside a string literal.
  private static func inner(_ text: Substring) -> String {
    String(SwiftLiteral.string(String(text)).dropFirst().dropLast())
  }
}
