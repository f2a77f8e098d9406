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

  func matches(_ rejection: Rejection) -> Bool {
    rejection.status == status
  }
}
