import Logging

extension AuthorizationServices {
  /// Sends an event to the audit stream and a line to the logger.
  func record(
    _ kind: AuditEvent.Kind, scheme: String, operationID: String? = nil, token: TokenSet? = nil,
    error: AuthenticationError? = nil
  ) {
    let event = AuditEvent(
      kind: kind, date: environment.now(), service: name, scheme: scheme, operationID: operationID,
      expiresAt: token?.expiresAt, scopes: token?.scopes, error: error)
    events.send(event)
    observer?(.credential(event))
    let level = Self.level(of: kind)
    guard level >= logger.logLevel else { return }
    var metadata: Logger.Metadata = ["service": "\(name)", "scheme": "\(scheme)"]
    if let operationID { metadata["operation"] = "\(operationID)" }
    if let code = error?.code { metadata["code"] = "\(code)" }
    if let error { metadata["reason"] = "\(error.message)" }
    if let expiry = token?.expiresAt { metadata["expires"] = "\(expiry)" }
    logger.log(level: level, "credential \(kind.rawValue)", metadata: metadata)
  }

  private static func level(of kind: AuditEvent.Kind) -> Logger.Level {
    switch kind {
    case .acquired, .refreshed, .revoked: .info
    case .restored: .debug
    default: .warning
    }
  }
}
