/// Where a client's audit events go: any number of streams. Without one an event costs a lock and nothing else.
public final class AuditLog: Sendable {
  private struct Listeners: Sendable {
    var next: UInt64 = 0
    var streams: [UInt64: AsyncStream<AuditEvent>.Continuation] = [:]
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
