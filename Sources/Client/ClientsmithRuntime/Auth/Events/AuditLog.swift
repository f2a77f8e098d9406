import Logging

/// Where a client's audit events go: any number of streams. Without one an event costs a lock and nothing else.
public final class AuditLog: Sendable {
  private struct Listeners: Sendable {
    var next: UInt64 = 0
    var streams = [UInt64: AsyncStream<AuditEvent>.Continuation]()
  }

  private let listeners = Locked(Listeners())

  /// A log without listeners.
  public init() {}

  /// The events from now on. A stream that is not read keeps the newest `buffering` events.
  public func events(buffering: Int = 256) -> AsyncStream<AuditEvent> {
    let (stream, continuation) = AsyncStream<AuditEvent>.makeStream(bufferingPolicy: .bufferingNewest(buffering))
    let id = listeners.withLock { listeners -> UInt64 in
      listeners.next &+= 1
      listeners.streams[listeners.next] = continuation
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in self?.remove(id) }
    return stream
  }

  func send(_ event: AuditEvent) {
    let streams = listeners.withLock { listeners in Array(listeners.streams.values) }
    for stream in streams { stream.yield(event) }
  }

  private func remove(_ id: UInt64) {
    listeners.withLock { listeners in listeners.streams[id] = nil }
  }
}

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
