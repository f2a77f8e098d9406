import ClientModel
import Templating

/// The API's own operations that give tokens.
final class ExchangeView: TemplateView {
  let exchange: TokenExchange
  /// The arguments for the login's fields; nil where the program starts from a token it has.
  let fields: [String]?
  let initial: [String]

  init(exchange: TokenExchange, fields: [String]?, initial: [String]) {
    self.exchange = exchange
    self.fields = fields
    self.initial = initial
  }

  static let viewName = "exchange"
  static let keys: [TemplateKey<ExchangeView>] = [
    .view("acquire", "the operation that gives a first token") { view in
      view.fields.flatMap { fields in view.exchange.acquire.map { TokenOperationView(operation: $0, values: fields) } }
    },
    .view("refresh", "the operation that gives the next token") { view in
      view.exchange.refresh.map { TokenOperationView(operation: $0, values: []) }
    },
    .texts("options", "further arguments: tokens to start from, rotation, the answers that mean a token has ended") {
      $0.options
    },
  ]

  private var options: [String] {
    var options = initial
    if exchange.rotates { options.append("rotates: true") }
    let rules = exchange.renewOn.flatMap(\.expressions)
    if !rules.isEmpty { options.append("renewOn: [\(rules.joined(separator: ", "))]") }
    return options
  }
}

extension TokenExchange.RenewalRule {
  /// The rule as expressions: one for each code.
  var expressions: [String] {
    if codes.isEmpty { return ["RenewalRule(status: \(status))"] }
    let place = pointer.map { ", at: \(SwiftLiteral.string($0))" } ?? ""
    return codes.map { "RenewalRule(status: \(status), code: \(SwiftLiteral.string($0))\(place))" }
  }
}

/// One operation that gives tokens.
final class TokenOperationView: TemplateView {
  let operation: TokenExchange.Exchange
  let values: [String]

  init(operation: TokenExchange.Exchange, values: [String]) {
    self.operation = operation
    self.values = values
  }

  static let viewName = "tokenOperation"
  static let keys: [TemplateKey<TokenOperationView>] = [
    .text("id", "literal id of the operation") { SwiftLiteral.string($0.operation.operationID) },
    .text("method", "HTTP method as an expression") { ".\($0.operation.method.lowercased())" },
    .text("path", "literal path") { SwiftLiteral.string($0.operation.path) },
    .texts("options", "what is sent and where in the answer things stand, labelled") { $0.options },
  ]

  private var options: [String] {
    var options: [String] = []
    let fields = zip(operation.fields, values).map { field, value in
      "TokenField(\(SwiftLiteral.string(Self.fieldName(field.pointer))), \(value))"
    }
    if !fields.isEmpty { options.append("fields: [\(fields.joined(separator: ", "))]") }
    if let field = operation.refreshField {
      options.append("refreshTokenField: .body(\(SwiftLiteral.string(Self.fieldName(field))))")
    }
    options.append("token: \(SwiftLiteral.string(operation.token))")
    switch operation.lifetime {
    case .expiresAt(let pointer): options.append("expiry: .epochSeconds(\(SwiftLiteral.string(pointer)))")
    case .expiresIn(let pointer): options.append("expiry: .secondsFromNow(\(SwiftLiteral.string(pointer)))")
    case .fixed(let seconds): options.append("expiry: .fixed(.seconds(\(seconds)))")
    case .unknown: break
    }
    if let pointer = operation.refreshToken { options.append("refreshToken: \(SwiftLiteral.string(pointer))") }
    if let pointer = operation.scopes { options.append("scopes: \(SwiftLiteral.string(pointer))") }
    return options
  }

  /// The name of a field at the top of the body, from its JSON pointer; one further in keeps its pointer.
  private static func fieldName(_ pointer: String) -> String {
    guard pointer.hasPrefix("/"), !pointer.dropFirst().contains("/"), !pointer.hasPrefix("/~1") else { return pointer }
    return pointer.dropFirst().split(separator: "~1", omittingEmptySubsequences: false)
      .joined(separator: "/").split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
  }
}
