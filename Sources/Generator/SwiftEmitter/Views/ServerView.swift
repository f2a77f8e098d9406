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

  /// Whether the address is only known relative to where the document was found (OpenAPI 3.1 §4.8.5): it has no scheme,
  /// with the defaults of its variables neither.
  var isRelative: Bool {
    var address = ""
    for piece in pieces {
      switch piece {
      case .text(let text): address += text
      case .variable(let variable): address += variable.defaultValue
      case .unknown: break
      }
    }
    guard let colon = address.firstRange(of: "://") else { return true }
    return address[..<colon.lowerBound].contains { !($0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0))) }
  }

  /// A piece of the address.
  private enum Piece {
    case text(Substring)
    case variable(Server.Variable)
    /// A name in braces that no variable has.
    case unknown(Substring)
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(server.url)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(rest[..<open])) }
      let name = rest[rest.index(after: open)..<close]
      if let variable = server.variables.first(where: { $0.wireName == name }) {
        pieces.append(.variable(variable))
      } else {
        pieces.append(.unknown(rest[open...close]))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
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
    let isRelative = isRelative
    var text = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let part): text += Self.inner(part)
      case .variable(let variable): text += "\\(\(variable.name)\(variable.typeName == nil ? "" : ".rawValue"))"
      // In front it can only stand for where the document was found.
      case .unknown(let part): text += isRelative && index == 0 ? "" : Self.inner(part)
      }
    }
    return isRelative ? "ServerLocation.resolve(\"\(text)\", at: origin)" : "\"\(text)\""
  }

  /// The text as it stands inside a string literal.
  private static func inner(_ text: Substring) -> String {
    String(SwiftLiteral.string(String(text)).dropFirst().dropLast())
  }
}
