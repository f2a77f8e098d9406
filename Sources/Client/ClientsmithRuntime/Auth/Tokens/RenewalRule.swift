import HTTPTypes

/// A refusal that a new token cures: a status and, where the document names one, the service's code in the body.
public struct RenewalRule: Sendable, Hashable {
  /// The HTTP status.
  public let status: Int
  /// The code that must be there, nil when the status is enough.
  public let code: String?
  /// Where in the body the code stands, as a JSON Pointer (RFC 6901).
  public let pointer: String

  /// A refusal by status, or by status and code.
  public init(status: Int, code: String? = nil, at pointer: String = "") {
    self.status = status
    self.code = code
    self.pointer = pointer
  }

  /// 401, unless `WWW-Authenticate` names another error than `invalid_token` (RFC 6750 section 3.1).
  public static let expiredToken = RenewalRule(status: 401)

  /// Whether a refusal is the one described. A code may also stand in the challenge's `error`.
  func matches(_ rejection: Rejection) -> Bool {
    guard rejection.status == status else { return false }
    let challenged = BearerChallenge(rejection.headers).error
    guard let code else { return challenged == nil || challenged == "invalid_token" }
    if challenged == code { return true }
    guard let json = try? JSONReader.decode(JSONValue.self, from: rejection.body) else { return false }
    return json.at(pointer)?.stringValue == code
  }
}

extension [RenewalRule] {
  /// Whether one of the rules fits; without any, 401 does.
  func match(_ rejection: Rejection) -> Bool {
    isEmpty ? RenewalRule.expiredToken.matches(rejection) : contains { $0.matches(rejection) }
  }
}
