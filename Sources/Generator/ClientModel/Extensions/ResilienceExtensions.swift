import Diagnostics
import OpenAPI
import YAML

/// Reads `x-clientsmith-retries`, `x-clientsmith-rate-limit` and the vendors' counterparts.
enum ResilienceExtensions {
  /// The nearest retry policy among objects from the inside out.
  static func retries(_ levels: [Extensions], into bag: inout DiagnosticBag) -> RetryPolicy? {
    for extensions in levels where !extensions.isEmpty {
      if let node = ExtensionReader.value("retries", in: extensions) { return read(node, into: &bag) }
      if let node = extensions["x-speakeasy-retries"] { return speakeasy(node) }
      if let node = extensions["x-fern-retries"], node["disabled"]?.bool == true {
        var policy = RetryPolicy()
        policy.maxRetries = 0
        return policy
      }
    }
    return nil
  }

  private static func read(_ node: Node, into bag: inout DiagnosticBag) -> RetryPolicy? {
    var policy = RetryPolicy()
    if node.bool == false {
      policy.maxRetries = 0
      return policy
    }
    let name = ExtensionReader.prefix + "retries"
    let members = ["retries", "statuses", "initialDelay", "maximumDelay", "deadline", "idempotent"]
    guard ExtensionReader.check(node, members: members, former: formerMembers, of: name, into: &bag) else { return nil }
    /// A member under its name, or under the one that it had: of two the present one counts.
    func member(_ key: String) -> Node? {
      node[key] ?? formerMembers.first { $0.value == key }.flatMap { node[$0.key] }
    }
    if let retries = member("retries") {
      policy.maxRetries = retries.integer.flatMap { (0...100).contains($0) ? $0 : nil }
      if policy.maxRetries == nil { invalid(retries, "retries", "a whole number from 0 to 100", &bag) }
    }
    if let statuses = node["statuses"] {
      let codes = statuses.elements?.compactMap(\.integer).filter { (100...599).contains($0) }
      policy.statuses = codes?.count == statuses.elements?.count ? codes : nil
      if policy.statuses == nil { invalid(statuses, "statuses", "a list of status codes", &bag) }
    }
    for (key, path) in [
      ("initialDelay", \RetryPolicy.initialSeconds), ("maximumDelay", \.maximumSeconds),
      ("deadline", \.deadlineSeconds),
    ] {
      guard let value = member(key) else { continue }
      policy[keyPath: path] = ExtensionReader.seconds(value)
      if policy[keyPath: path] == nil { invalid(value, key, "a duration such as `500ms` or `10s`", &bag) }
    }
    policy.isIdempotent = ExtensionReader.flag(node["idempotent"], of: "idempotent", into: &bag)
    return policy
  }

  /// What members of `x-clientsmith-retries` were called before they had the names that the runtime's policy has: `attempts` were the
  /// retries after the first attempt, which an error's `attempts` counts as well.
  private static let formerMembers = ["attempts": "retries", "initial": "initialDelay", "maximum": "maximumDelay"]

  /// Speakeasy's dialect: milliseconds, status codes as numbers or `5XX`.
  private static func speakeasy(_ node: Node) -> RetryPolicy {
    var policy = RetryPolicy()
    if node["strategy"]?.string == "none" { policy.maxRetries = 0 }
    let backoff = node["backoff"]
    policy.initialSeconds = backoff?["initialInterval"]?.number.map { $0 / 1000 }
    policy.maximumSeconds = backoff?["maxInterval"]?.number.map { $0 / 1000 }
    policy.deadlineSeconds = backoff?["maxElapsedTime"]?.number.map { $0 / 1000 }
    policy.multiplier = backoff?["exponent"]?.number
    if let codes = node["statusCodes"]?.elements {
      policy.statuses = codes.flatMap { code -> [Int] in
        if let exact = code.integer { return [exact] }
        guard let text = code.string, text.uppercased().hasSuffix("XX"), let digit = text.first?.wholeNumberValue else {
          return []
        }
        return digit == 5 ? [500, 502, 503, 504] : digit == 4 ? [408, 429] : []
      }
    }
    policy.retriesConnectionErrors = node["retryConnectionErrors"]?.bool
    return policy
  }

  /// The windows of one object; nil where it has none, empty for `false`.
  static func rateLimits(_ extensions: Extensions, into bag: inout DiagnosticBag) -> [RateLimit]? {
    guard let node = ExtensionReader.value("rate-limit", in: extensions) else { return nil }
    if node.bool == false { return [] }
    let name = ExtensionReader.prefix + "rate-limit"
    var limits: [RateLimit] = []
    for element in node.elements ?? [node] {
      guard ExtensionReader.check(element, members: ["requests", "per", "scope", "group"], of: name, into: &bag) else {
        continue
      }
      guard let requests = element["requests"]?.integer, requests > 0, let per = element["per"],
        let seconds = ExtensionReader.seconds(per), seconds > 0
      else {
        bag.report(
          .invalidExtension, "`\(name)` needs `requests` (a whole number) and `per` (a duration)", at: element.location,
          help: "for instance `{requests: 50, per: 10s, scope: account}`")
        continue
      }
      let scope = element["scope"].map { $0.string.flatMap(RateLimit.Scope.init) } ?? .account
      guard let scope else {
        bag.report(
          .invalidExtension, "`scope` must be `account`, `credential`, `address` or `operation`",
          at: element["scope"]?.location)
        continue
      }
      if let group = element["group"], group.string == nil {
        bag.report(.invalidExtension, "`group` must be a text", at: group.location)
        continue
      }
      limits.append(RateLimit(requests: requests, seconds: seconds, scope: scope, group: element["group"]?.string))
    }
    return limits
  }

  private static func invalid(_ node: Node, _ member: String, _ expected: String, _ bag: inout DiagnosticBag) {
    bag.report(.invalidExtension, "`\(member)` must be \(expected)", at: node.location)
  }
}
