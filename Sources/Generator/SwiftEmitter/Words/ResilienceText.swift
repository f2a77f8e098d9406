import ClientModel

/// Spells retry policies, rate limits and pagination as Swift expressions.
enum ResilienceText {
  /// The policy, or nothing where it changes nothing.
  static func text(_ policy: RetryPolicy) -> String {
    var arguments: [String] = []
    if let retries = policy.maxRetries { arguments.append("retries: \(retries)") }
    if let seconds = policy.initialSeconds { arguments.append("initialDelay: \(duration(seconds))") }
    if let multiplier = policy.multiplier { arguments.append("multiplier: \(multiplier)") }
    if let seconds = policy.maximumSeconds { arguments.append("maximumDelay: \(duration(seconds))") }
    if let statuses = policy.statuses {
      arguments.append("statuses: [\(statuses.map(String.init).joined(separator: ", "))]")
    }
    if let retries = policy.retriesConnectionErrors { arguments.append("retriesConnectionFailures: \(retries)") }
    if let seconds = policy.deadlineSeconds { arguments.append("deadline: \(duration(seconds))") }
    return arguments.isEmpty ? "" : "RetryPolicy(\(arguments.joined(separator: ", ")))"
  }

  static func text(_ limit: RateLimit, group: String?) -> String {
    // A limit of one operation is one of the account that counts only the operation's group.
    let scope = limit.scope == .operation ? RateLimit.Scope.account : limit.scope
    var text = "RateLimit(requests: \(limit.requests), per: \(duration(limit.seconds)), scope: .\(scope.rawValue)"
    if let group { text += ", group: \(SwiftLiteral.string(group))" }
    return text + ")"
  }

  /// The arguments of a `Pagination`.
  static func facts(_ pagination: Pagination) -> [String] {
    var arguments = [".\(pagination.style.rawValue)"]
    func pointer(_ label: String, _ value: RequestPointer?) {
      if let value { arguments.append("\(label): \(text(value))") }
    }
    func member(_ label: String, _ value: String?) {
      if let value { arguments.append("\(label): \(SwiftLiteral.string(value))") }
    }
    func place(_ label: String, _ value: ResponsePointer?) {
      switch value {
      case .body(let pointer): member(label, pointer)
      case .header(let name): arguments.append("\(label): .header(\(SwiftLiteral.string(name)))")
      case nil: break
      }
    }
    pointer("position", pagination.position)
    pointer("before", pagination.before)
    pointer("size", pagination.size)
    if pagination.first != defaultFirst(pagination.style) { arguments.append("first: \(pagination.first)") }
    member("items", pagination.items)
    place("next", pagination.next)
    member("id", pagination.id)
    place("hasMore", pagination.hasMore)
    place("total", pagination.total)
    place("pages", pagination.pages)
    place("last", pagination.last)
    if let size = pagination.defaultSize { arguments.append("defaultSize: \(size)") }
    if let size = pagination.maximumSize { arguments.append("maximumSize: \(size)") }
    if pagination.isNested { arguments.append("isNested: true") }
    return arguments
  }

  static func text(_ pointer: RequestPointer) -> String {
    switch pointer {
    case .query(let name): ".query(\(SwiftLiteral.string(name)))"
    case .header(let name): ".header(\(SwiftLiteral.string(name)))"
    case .body(let pointer): ".body(\(SwiftLiteral.string(pointer)))"
    case .path(let name): ".path(\(SwiftLiteral.string(name)))"
    }
  }

  private static func defaultFirst(_ style: Pagination.Style) -> Int { style == .page ? 1 : 0 }

  private static func duration(_ seconds: Double) -> String {
    if let whole = Int(exactly: seconds) { return ".seconds(\(whole))" }
    return ".seconds(\(seconds))"
  }
}
