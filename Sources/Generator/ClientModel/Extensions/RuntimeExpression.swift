import Diagnostics
import YAML

/// A runtime expression (OpenAPI 3.2 §4.20.4): a place in a request or a response.
enum RuntimeExpression: Hashable {
  case request(RequestPointer)
  /// JSON pointer into the response body; empty for the whole.
  case responseBody(String)
  case responseHeader(String)

  /// Parses an expression; nil where it is none.
  init?(_ text: String) {
    func rest(_ prefix: String) -> String? { text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil }
    if let name = rest("$request.query."), !name.isEmpty {
      self = .request(.query(name))
    } else if let name = rest("$request.header."), !name.isEmpty {
      self = .request(.header(name))
    } else if let name = rest("$request.path."), !name.isEmpty {
      self = .request(.path(name))
    } else if let pointer = rest("$request.body#"), pointer.isEmpty || pointer.hasPrefix("/") {
      self = .request(.body(pointer))
    } else if let name = rest("$response.header."), !name.isEmpty {
      self = .responseHeader(name)
    } else if let pointer = rest("$response.body#"), pointer.isEmpty || pointer.hasPrefix("/") {
      self = .responseBody(pointer)
    } else if text == "$response.body" {
      self = .responseBody("")
    } else {
      return nil
    }
  }

  /// Reads one from a member of an extension, reporting what is none.
  static func read(_ node: Node?, of name: String, into bag: inout DiagnosticBag) -> RuntimeExpression? {
    guard let node else { return nil }
    if let text = node.string, let expression = RuntimeExpression(text) { return expression }
    bag.report(
      .invalidExtension, "`\(name)` must be a runtime expression", at: node.location,
      help: "for instance `$request.query.page` or `$response.body#/data`")
    return nil
  }

  /// The place in a request, reporting an expression of a response.
  static func request(_ node: Node?, of name: String, into bag: inout DiagnosticBag) -> RequestPointer? {
    guard let expression = read(node, of: name, into: &bag) else { return nil }
    if case .request(let pointer) = expression { return pointer }
    bag.report(.invalidExtension, "`\(name)` must lead into the request", at: node?.location)
    return nil
  }

  /// The place in a response, reporting an expression of a request.
  static func response(_ node: Node?, of name: String, into bag: inout DiagnosticBag) -> ResponsePointer? {
    switch read(node, of: name, into: &bag) {
    case nil: return nil
    case .responseBody(let pointer): return .body(pointer)
    case .responseHeader(let name): return .header(name)
    case .request:
      bag.report(.invalidExtension, "`\(name)` must lead into the response", at: node?.location)
      return nil
    }
  }

  /// The JSON pointer into a response's body, reporting anything else.
  static func responseBody(_ node: Node?, of name: String, into bag: inout DiagnosticBag) -> String? {
    guard let expression = read(node, of: name, into: &bag) else { return nil }
    if case .responseBody(let pointer) = expression { return pointer }
    bag.report(.invalidExtension, "`\(name)` must lead into the response's body", at: node?.location)
    return nil
  }
}
