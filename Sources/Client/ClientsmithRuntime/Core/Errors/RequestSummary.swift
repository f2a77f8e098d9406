import HTTPTypes

/// A request without its secrets, for errors and log lines: no headers, no body, no credential.
public struct RequestSummary: Sendable, Hashable, CustomStringConvertible {
  /// The HTTP method.
  public let method: HTTPRequest.Method
  /// The URL; values of secret path and query parameters are `[secret]`.
  public let url: String

  /// A summary of these words: whoever writes the URL leaves its secrets out.
  public init(method: HTTPRequest.Method, url: String) {
    self.method = method
    self.url = url
  }

  static let empty = RequestSummary(method: .get, url: "")

  /// `GET https://api.example.com/v1/incidents?page=2`.
  public var description: String { "\(method.rawValue) \(url)" }
}

extension PreparedCall {
  /// The call without its secrets. Made of what stands before credentials are put on, so that none can be in it.
  var summary: RequestSummary {
    RequestSummary(
      method: method,
      url: target.origin.text
        + Redaction.path(
          target.path, secrets?.paths ?? [], plan.secretQueryNames + (secrets?.queryNames ?? [])))
  }
}

/// Takes secrets out of a path and its query.
package enum Redaction {
  package static let placeholder = "[secret]"

  /// Parts of parameter names whose values nobody should read in a log, whatever the document says.
  private static let secretParts = [
    "token", "secret", "password", "passwd", "passphrase", "apikey", "api_key", "api-key", "privatekey", "private_key",
    "private-key", "signature", "authorization", "verifier", "sessionid", "session_id", "session-id",
  ]
  private static let secretNames: Set<String> = [
    "key", "auth", "sig", "code", "credential", "session", "assertion", "client_assertion", "device_code", "user_code",
  ]

  /// The path with `secrets` (percent-encoded values of secret path parameters) and secret query values replaced.
  package static func path(_ path: String, _ secrets: [String], _ queryNames: [String]) -> String {
    let mark = path.firstIndex(of: "?") ?? path.endIndex
    var text = path[..<mark].split(separator: "/", omittingEmptySubsequences: false)
      .map { redact($0, secrets) }.joined(separator: "/")
    guard mark < path.endIndex else { return text }
    let pairs = path[path.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
    text += "?" + pairs.map { redactPair($0, queryNames) }.joined(separator: "&")
    return text
  }

  private static func redact(_ segment: Substring, _ secrets: [String]) -> String {
    var segment = String(segment)
    for secret in secrets where !secret.isEmpty && segment.contains(secret) {
      segment = segment.split(separator: secret, omittingEmptySubsequences: false).joined(separator: placeholder)
    }
    return segment
  }

  @inline(never)
  private static func redactPair(_ pair: Substring, _ names: [String]) -> String {
    guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
    let name = String(pair[..<equals])
    guard isSecret(name) || names.contains(name) else { return String(pair) }
    return "\(name)=\(placeholder)"
  }

  /// The URL without the values of secret parameters of its query and fragment.
  package static func url(_ url: String) -> String {
    guard let mark = url.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return url }
    let parameters = url[mark...].split(separator: "#", omittingEmptySubsequences: false).map { part in
      part.split(separator: "&", omittingEmptySubsequences: false).map { pair in
        pair.first == "?" ? "?" + redactPair(pair.dropFirst(), []) : redactPair(pair, [])
      }.joined(separator: "&")
    }
    return url[..<mark] + parameters.joined(separator: "#")
  }

  /// Whether a parameter or field of this name is taken for a secret.
  @inline(never)
  package static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return secretNames.contains(name) || secretParts.contains { name.contains($0) }
  }
}

extension Redaction {
  /// Fields as lines, values that only their receiver may see replaced.
  static func fields(_ fields: HTTPFields) -> [String] {
    fields.map { field in
      let name = field.name.canonicalName
      let value = isSecretField(name) ? placeholder : url(field.value)
      return "\(field.name.rawName): \(value)"
    }
  }

  /// Whether a field of this name, in lower case, carries a credential or a session.
  static func isSecretField(_ name: String) -> Bool {
    name == "cookie" || name == "set-cookie" || name.contains("authorization") || isSecret(name)
  }

  /// An error as reflection may show it: the runtime's own by its sentence, and of others, whose texts may hold anything,
  /// the type.
  static func shown(_ error: any Error) -> String {
    switch error {
    case is AuthenticationError, is DecodingFailure, is EncodingFailure, is JSONSyntaxError, is TransportError,
      is RateLimitError, is PagingError, is RequestFailure, is StreamFailure, is ResponseTooLarge:
      "\(error)"
    default: "\(type(of: error))"
    }
  }
}
