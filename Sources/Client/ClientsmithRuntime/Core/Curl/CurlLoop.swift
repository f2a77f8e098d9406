#if os(Linux)
#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The work of a transport's thread: takes orders, lets libcurl do what can be done, hands on what came of it, sleeps.
///
/// Nothing here is shared: it is made, used and freed by the one thread that runs it.
final class CurlLoop {
  private let inbox: CurlInbox
  private let curl: CurlFunctions
  private let multi: OpaquePointer
  private var handles: CurlHandles
  private var transfers = [ObjectIdentifier: CurlTransfer]()
  /// Transfers with something to hand on at the end of the round.
  private var changed: [CurlTransfer] = []
  /// Those that are being handed on.
  private var leaving: [CurlTransfer] = []
  /// Transfers that nobody waits for, but that libcurl would block for: they end by themselves.
  private var forsaken = 0

  private init(_ inbox: CurlInbox, _ multi: OpaquePointer) {
    self.inbox = inbox
    self.multi = multi
    curl = inbox.settings.library.functions
    handles = CurlHandles(curl)
  }

  deinit {
    handles.free()
    _ = curl.multiCleanup(multi)
  }

  /// Runs until the inbox is closed and nothing is under way.
  static func run(_ inbox: CurlInbox) {
    // Libraries of TLS write to sockets without asking for no SIGPIPE, and no handler of the program's belongs here.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let curl = inbox.settings.library.functions
    guard let multi = curl.multiInit() else { return fail(inbox) }
    _ = curl.multiSet(multi, CurlOption.hostConnections, inbox.settings.connectionsPerHost)
    _ = curl.multiSet(multi, CurlOption.idleConnections, inbox.settings.connectionsPerHost)
    let alarm = CurlAlarm(curl, multi)
    // Without descriptors there is a handle, but nothing to wake it.
    guard alarm.ring() else {
      _ = curl.multiCleanup(multi)
      return fail(inbox)
    }
    inbox.open(alarm)
    CurlLoop(inbox, multi).run()
  }

  /// Lets the orders that wait for a thread fail, which cannot work.
  static func fail(
    _ inbox: CurlInbox, _ reason: String = "libcurl could not begin: too many files may be open"
  ) {
    let error = TransportError(.neverSent, reason)
    for case .start(let exchange) in inbox.abandon() {
      _ = exchange.deliver(CurlExchange.Delivery(end: .failure(error)))
    }
  }

  private func run() {
    var running: Int32 = 0
    while true {
      for order in inbox.take() { follow(order) }
      _ = curl.multiPerform(multi, &running)
      collectEnded()
      handOn()
      switch inbox.rest(isIdle: transfers.isEmpty && forsaken == 0) {
      case .none: break
      case .end: return
      case .sleep:
        _ = curl.multiPoll(multi, nil, 0, 600_000, nil)
        inbox.awake()
      }
    }
  }

  /// Notes that a transfer has something to hand on.
  func note(_ transfer: CurlTransfer) {
    changed.append(transfer)
  }

  private func follow(_ order: CurlInbox.Order) {
    switch order {
    case .start(let exchange): start(exchange)
    case .resume(let exchange): transfers[ObjectIdentifier(exchange)]?.resume()
    case .cancel(let exchange):
      guard let transfer = transfers.removeValue(forKey: ObjectIdentifier(exchange)) else { return }
      if !inbox.settings.library.version.leavesLookups, transfer.mayBeLookingUp {
        // Removing it would wait for the name; it finds out that it is cancelled before it connects.
        forsaken += 1
        transfer.isForsaken = true
      } else {
        remove(transfer, isReusable: false)
      }
    }
  }

  private func start(_ exchange: CurlExchange) {
    guard !exchange.isCancelled else { return }
    guard let handle = handles.take(for: exchange.request.kind) else {
      let error = TransportError(.neverSent, "libcurl has no memory for another transfer")
      _ = exchange.deliver(CurlExchange.Delivery(end: .failure(error)))
      return
    }
    let transfer = CurlTransfer(exchange, handle, self)
    var code = transfer.prepare(inbox.settings)
    if code == 0 { code = curl.multiAdd(multi, handle.easy) == 0 ? 0 : CurlCode.failedInit }
    guard code == 0 else {
      _ = exchange.deliver(CurlExchange.Delivery(end: .failure(transfer.error(code))))
      handles.discard(handle)
      return transfer.release()
    }
    transfers[ObjectIdentifier(exchange)] = transfer
  }

  private func collectEnded() {
    var left: Int32 = 0
    while let message = curl.multiInfoRead(multi, &left) {
      // A `CURLMsg`: kind, handle, code.
      guard message.load(as: Int32.self) == CurlConstant.done else { continue }
      let easy = message.load(fromByteOffset: 8, as: OpaquePointer.self)
      let code = message.load(fromByteOffset: 16, as: Int32.self)
      var context: UnsafeMutableRawPointer?
      _ = curl.getInfo(easy, CurlConstant.context, &context)
      guard let context else { continue }
      let transfer = CurlTransfer.from(context)
      if transfer.isForsaken {
        forsaken -= 1
      } else {
        transfers[ObjectIdentifier(transfer.exchange)] = nil
        transfer.end(code)
      }
      remove(transfer, isReusable: code == 0)
    }
  }

  private func remove(_ transfer: CurlTransfer, isReusable: Bool) {
    _ = curl.multiRemove(multi, transfer.handle.easy)
    // What a failure leaves in a handle is not worth knowing.
    if isReusable {
      handles.put(transfer.handle, fitting: transfer.exchange.request.kind)
    } else {
      handles.discard(transfer.handle)
    }
    transfer.release()
  }

  /// Hands on what came in this round; transfers that go on by that may have more.
  private func handOn() {
    while !changed.isEmpty {
      swap(&changed, &leaving)
      for transfer in leaving where transfer.handOn() { transfer.resume() }
      leaving.removeAll(keepingCapacity: true)
    }
  }
}
#endif
