import ClientModel
import Templating

/// An operation: a function that builds a request, one statement a parameter, and sends it.
final class OperationView: TemplateView {
  let operation: Operation
  let words: Words
  let parameters: [ParameterView]
  let body: BodyView?
  let result: ResultText
  let arguments: ArgumentList

  init(_ operation: Operation, words: Words) {
    self.operation = operation
    self.words = words
    // A constant null has no text that could be sent.
    parameters = operation.parameters.filter { $0.constant != .null }
      .map { ParameterView(parameter: $0, words: words) }
    body = operation.body.map { BodyView(content: $0.content, isRequired: $0.isRequired, words: words) }
    result = ResultText(operation, words: words)
    let signature =
      "  \(words.access)func \(operation.name)()\(result.effects)\(result.type.isEmpty ? "" : " -> \(result.type)") {"
    arguments = ArgumentList(Self.arguments(operation, parameters, body), rest: signature.utf8.count)
  }

  static let viewName = "operation"
  static let keys: [TemplateKey<OperationView>] = [
    .texts("doc", "comment lines, `///` included") { $0.doc },
    .flag("isDeprecated", "the document calls the operation deprecated") { $0.operation.documentation.isDeprecated },
    .flag("isDiscardable", "callers may ignore the result") { $0.result.isDiscardable },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the function, quoted where it must be") { $0.operation.name },
    .texts("arguments", "the function's arguments with their defaults") { $0.arguments.arguments },
    .flag("isWide", "the arguments do not fit on the line of the function") { $0.arguments.isWide },
    .texts("lines", "the arguments in lines where they are wide") { $0.arguments.lines },
    .text("effects", "` async throws`, or nothing where the call is only prepared") {
      $0.result.effects
    },
    .text("result", "Swift type of the result, or nothing") { $0.result.type },
    .text("binding", "`var` where statements follow that change the request, else `let`") {
      $0.isMutated ? "var" : "let"
    },
    .text("id", "literal id of the operation") { SwiftLiteral.string($0.operation.id) },
    .text("method", "HTTP method as an expression") { $0.method },
    .text("path", "literal path template") { SwiftLiteral.string($0.operation.path) },
    .views("parameters", "the parameters in the order of the arguments") { $0.parameters },
    .view("body", "the request's body, if it has one") { $0.body },
    .texts("rules", "further calls on the request: accepted types, security, retries, …") { $0.rules },
    .text("expression", "the expression that sends the request; nothing for a list of pages") { $0.result.expression },
    .texts("pagination", "for a list of pages: the facts of its pagination, in lines") { $0.result.pagination },
    .flag("isWidePagination", "these facts do not fit on the line they belong to") {
      $0.result.pagination.count > 1
        || "    let pagination = Pagination()".utf8.count + $0.result.pagination.joined().utf8.count
          > ArgumentList.width
    },
  ]

  private var isMutated: Bool { !parameters.isEmpty || body != nil || !rules.isEmpty }

  private var doc: [String] {
    let items = argumentItems
    var documentation = operation.documentation
    if let scopes = SecurityText.scopes(operation.security ?? words.api.security.requirements) {
      documentation.remarks.append(scopes)
    }
    if let envelope = operation.envelope {
      documentation.remarks.append(
        "What stands beside the items of a page: `page.envelope(as: \(words.type(envelope)).self)`.")
    }
    if let server = operation.servers.first {
      documentation.remarks.append("Sent to `\(server.url)` unless `options.server` names another.")
    }
    return DocumentationText.lines(
      documentation, fallback: "`\(operation.method) \(operation.path)`", items: items)
  }

  /// What is said of the arguments: of none, or of each, since DocC warns of those that are left out.
  private var argumentItems: [String] {
    let given = operation.parameters.filter { $0.constant == nil }.map { parameter in
      let documentation = parameter.documentation
      let text = documentation.description ?? documentation.summary ?? ""
      let sentence = documentation.remarks.isEmpty ? text : Self.ended(text)
      return (parameter, DocumentationText.oneLine(([sentence] + documentation.remarks).joined(separator: "\n")))
    }
    guard given.contains(where: { !$0.1.isEmpty }) else { return [] }
    var items = given.map { parameter, sentence in
      "- Parameter \(parameter.name): \(sentence.isEmpty ? DocumentationText.oneLine(place(of: parameter)) : sentence)"
    }
    if body != nil { items.append("- Parameter body: What is sent.") }
    return items + ["- Parameter options: What holds for this call alone."]
  }

  /// A text to which sentences are added: with a full stop where it ends in a word or a bracket.
  private static func ended(_ text: String) -> String {
    guard let end = text.lastIndex(where: { !$0.isWhitespace }) else { return text }
    let isOpen = text[end].isLetter || text[end].isNumber || ")]`\"'*_".contains(text[end])
    return isOpen ? text[...end] + "." : text
  }

  /// What is said of an argument of which the document says nothing: what it may be, else where it goes, and as what where
  /// that is not its name.
  private func place(of parameter: Parameter) -> String {
    if case .declared(let id) = parameter.type.unwrapped, words.api.declarations.indices.contains(id.index),
      case .enumeration(let list) = words.api[id].kind, (2...6).contains(list.cases.count)
    {
      let values = list.cases.compactMap { item -> String? in
        if case .string(let text) = item.value, !text.isEmpty, !text.contains("`") { "`\(text)`" } else { nil }
      }
      if let last = values.last, values.count == list.cases.count {
        return "One of \(values.dropLast().joined(separator: ", ")) and \(last)."
      }
    }
    let name = parameter.name.filter { $0 != "`" } == parameter.wireName ? "" : " as `\(parameter.wireName)`"
    return "Sent in the \(parameter.location.rawValue)\(name)."
  }

  /// The methods that HTTPTypes has members for.
  private static let methods: Set<String> = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
  ]

  private var method: String {
    Self.methods.contains(operation.method)
      ? ".\(operation.method.lowercased())" : "method: \(SwiftLiteral.string(operation.method))"
  }

  /// The arguments in the order of the model, the options behind them.
  private static func arguments(_ operation: Operation, _ parameters: [ParameterView], _ body: BodyView?) -> [String] {
    // A constant that is not sent has no view.
    let before = operation.parameters.prefix(operation.bodyPosition).count { $0.constant != .null }
    var list = parameters[..<before].filter(\.isArgument).map(\.argument)
    if let body { list.append(body.argument) }
    list += parameters[before...].filter(\.isArgument).map(\.argument)
    list.append("options: RequestOptions = .default")
    return list
  }

  private var rules: [String] {
    var rules = operation.bodyFields.map {
      "setBodyField(\(SwiftLiteral.string($0.pointer)), \(SwiftLiteral.literal($0.value)))"
    }
    for parameter in operation.parameters where parameter.isToken {
      let place = parameter.location == .header ? "header" : "query"
      rules.append("token(\(place): \(SwiftLiteral.string(parameter.wireName)), isRequired: \(parameter.isRequired))")
    }
    if !operation.accept.isEmpty, operation.accept != ["application/json"] {
      rules.append("accept(\(SwiftLiteral.strings(operation.accept)))")
    }
    if let security = operation.security {
      rules.append(security.isEmpty ? "anonymous()" : "security(\(SecurityText.text(security)))")
    }
    if let retries = operation.retries {
      // A policy that only says so must not replace the one that the caller has chosen.
      if retries.isIdempotent == true { rules.append("idempotent()") }
      let text = ResilienceText.text(retries)
      if !text.isEmpty { rules.append("retries(\(text))") }
    }
    if operation.ignoresRateLimits { rules.append("withoutRateLimits()") }
    if let group = RateLimitGroup.of(operation) { rules.append("rateLimit(group: \(SwiftLiteral.string(group)))") }
    switch operation.idempotencyKey {
    case .header(let name): rules.append("idempotencyKey(header: \(SwiftLiteral.string(name)))")
    case .body(let pointer): rules.append("idempotencyKey(bodyPointer: \(SwiftLiteral.string(pointer)))")
    case .query(let name): rules.append("idempotencyKey(query: \(SwiftLiteral.string(name)))")
    case .path, nil: break
    }
    if let server = operation.servers.first {
      rules.append("server(\(SwiftLiteral.string(server.defaultURL)))")
    }
    for problem in operation.problems {
      guard let name = words.api.problemName(problem.alternative) else { continue }
      switch problem.status {
      case .exact(let status): rules.append("problem(\(status), .\(name))")
      case .range(let hundred): rules.append("problem(\(hundred)00...\(hundred)99, .\(name))")
      case .any: rules.append("problem(100...599, .\(name))")
      }
    }
    return rules
  }
}

/// The name under which an operation's own rate limits are counted.
enum RateLimitGroup {
  static func of(_ operation: Operation) -> String? {
    guard let limit = operation.rateLimits.first else { return nil }
    return limit.group ?? operation.id
  }
}
