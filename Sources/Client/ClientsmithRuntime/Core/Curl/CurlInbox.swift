#if os(Linux)
#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Orders for a transport's thread, which is started by the first and woken only when it sleeps.
final class CurlInbox: Sendable {
  enum Order: Sendable {
    case start(CurlExchange)
    /// The reader has caught up, or the body that is sent has more.
    case resume(CurlExchange)
    case cancel(CurlExchange)
  }

  fileprivate struct State: Sendable {
    var orders: [Order] = []
    var isRunning = false
    var isAsleep = false
    var isClosed = false
    var alarm: CurlAlarm?
  }

  let settings: CurlSettings
  private let state = Guarded(State())

  init(_ settings: CurlSettings) {
    self.settings = settings
  }

  /// Adds an order. Without a thread nothing is under way that could be resumed or cancelled.
  func post(_ order: Order) {
    let isFirst = state.withLock { state in
      if !state.isRunning {
        guard case .start = order else { return false }
      }
      state.orders.append(order)
      state.wake()
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if isFirst { startThread() }
  }

  private func startThread() {
    let inbox = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { inbox in
        if let inbox { CurlLoop.run(Unmanaged<CurlInbox>.fromOpaque(inbox).takeRetainedValue()) }
        return nil
      }, inbox.toOpaque())
    if failure == 0 {
      pthread_detach(thread)
    } else {
      inbox.release()
      CurlLoop.fail(self, "libcurl could not begin: no thread can be started")
    }
  }

  /// Lets the thread end when nothing is under way any more.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.wake()
    }
  }

  /// The thread is here, and can be woken.
  func open(_ alarm: CurlAlarm) {
    state.withLock { $0.alarm = alarm }
  }

  /// Takes all orders into an empty list.
  func take() -> [Order] {
    state.withLock { state in
      if state.orders.isEmpty { return [] }
      defer { state.orders.removeAll(keepingCapacity: true) }
      return state.orders
    }
  }

  /// What a thread does that has no order left.
  enum Rest: Sendable { case none, sleep, end }

  /// Asks whether to sleep; whoever posts after that wakes the thread. A thread that `isIdle` ends with its transport.
  func rest(isIdle: Bool) -> Rest {
    state.withLock { state in
      guard state.orders.isEmpty else { return .none }
      if isIdle, state.isClosed {
        state.isRunning = false
        state.alarm = nil
        return .end
      }
      state.isAsleep = true
      return .sleep
    }
  }

  /// The thread sleeps no more.
  func awake() {
    state.withLock { $0.isAsleep = false }
  }

  /// The thread cannot work: gives what it was to do, and lets the next order start another.
  func abandon() -> [Order] {
    state.withLock { state in
      state.isRunning = false
      state.isAsleep = false
      state.alarm = nil
      defer { state.orders = [] }
      return state.orders
    }
  }
}

extension CurlInbox.State {
  /// Wakes the thread if it sleeps: once, whoever else comes.
  fileprivate mutating func wake() {
    guard isAsleep, let alarm else { return }
    isAsleep = false
    alarm.ring()
  }
}

/// Wakes a thread that waits for its transfers.
///
/// `@unchecked`: `curl_multi_wakeup` is the one function of a multi handle that any thread may call (libcurl-thread(3)). An inbox rings
/// under its lock only, and gives the alarm up under the same lock (`rest`, `abandon`) before the thread frees the handle.
struct CurlAlarm: @unchecked Sendable {
  private let curl: CurlFunctions
  private let multi: OpaquePointer

  init(_ curl: CurlFunctions, _ multi: OpaquePointer) {
    self.curl = curl
    self.multi = multi
  }

  /// Whether the thread will wake.
  @discardableResult
  func ring() -> Bool { curl.multiWakeup(multi) == 0 }
}
#endif
