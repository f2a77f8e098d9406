#if os(Linux)

/// An exchange while libcurl works at it. Belongs to the transport's thread, as all that libcurl calls back does.
final class CurlTransfer {
  let exchange: CurlExchange
  let handle: CurlHandle
  private unowned let loop: CurlLoop
  var fields: OpaquePointer?

  /// What came in this round.
  private var delivery = CurlExchange.Delivery()
  private var received = 0
  /// Bytes that were unread when the last were handed on.
  private var unread = 0
  private var isNoted = false
  private var receivingIsPaused = false

  private var head: [UInt8] = []
  private var headIsComplete = false

  private var piece: [UInt8] = []
  private var pieceOffset = 0
  private var sendingIsPaused = false

  /// How often libcurl was about to send the request.
  private var sendings = 0
  private var hasSocket = false
  private let asksBeforeSending: Bool
  /// Why a callback ended the transfer.
  private var failure: (any Error)?
  /// Whether nobody waits for it any more.
  var isForsaken = false
  /// Whether libcurl is done with it, and its handle with somebody else.
  private var isOver = false

  init(_ exchange: CurlExchange, _ handle: CurlHandle, _ loop: CurlLoop) {
    self.exchange = exchange
    self.handle = handle
    self.loop = loop
    asksBeforeSending = exchange.inbox.settings.library.version.asksBeforeSending
  }

  /// Whether the server's name may be being looked up: no socket is wanted before that.
  var mayBeLookingUp: Bool { !hasSocket && sendings == 0 }

  /// What callbacks are given: keeps the transfer until `release`.
  func retained() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  static func from(_ context: UnsafeMutableRawPointer) -> CurlTransfer {
    Unmanaged.fromOpaque(context).takeUnretainedValue()
  }

  /// libcurl calls back no more.
  func release() {
    if let fields { handle.curl.listFree(fields) }
    fields = nil
    isOver = true
    Unmanaged.passUnretained(self).release()
  }

  /// libcurl is done with the transfer.
  func end(_ code: Int32) {
    delivery.end = code == 0 && failure == nil ? .success(()) : .failure(error(code))
    note()
  }

  /// What a code means for the caller.
  func error(_ code: Int32) -> any Error {
    if let failure { return failure }
    let progress: CurlProgress =
      if headIsComplete {
        .answered
      } else if asksBeforeSending {
        sendings == 0 ? .unsent : .sent
      } else {
        sentBytes == 0 && CurlCode.endsConnecting.contains(code) ? .unsent : .sent
      }
    return TransportError(
      curl: code, progress, text: String(cString: handle.curl.errorText(code)), detail: String(cString: handle.text))
  }

  /// Bytes of requests that have left.
  private var sentBytes: Int {
    var bytes = 0
    _ = handle.curl.getInfo(handle.easy, CurlConstant.sentBytes, &bytes)
    return bytes
  }

  private func note() {
    guard !isNoted else { return }
    isNoted = true
    loop.note(self)
  }

  /// Hands on what came; true when the transfer stands still although its reader has caught up.
  func handOn() -> Bool {
    isNoted = false
    delivery.isPaused = receivingIsPaused
    let left = exchange.deliver(delivery)
    unread = left ?? CurlExchange.window
    received = 0
    delivery = CurlExchange.Delivery()
    return receivingIsPaused && left != nil && !isOver
  }

  /// Lets both directions go on that can.
  func resume() {
    if isOver { return }
    let before = (receivingIsPaused, sendingIsPaused)
    if receivingIsPaused, !exchange.isFull { receivingIsPaused = false }
    if sendingIsPaused, exchange.upload?.isReady ?? true { sendingIsPaused = false }
    guard before != (receivingIsPaused, sendingIsPaused) else { return }
    if before.0, !receivingIsPaused { unread = 0 }
    let bits = (receivingIsPaused ? CurlConstant.pauseReceiving : 0) | (sendingIsPaused ? CurlConstant.pauseSending : 0)
    _ = handle.curl.easyPause(handle.easy, bits)
  }
}

// MARK: What libcurl calls

extension CurlTransfer {
  /// The most of a head that is kept, and of what informs before it.
  private static let headLimit = 1_048_576
  /// What most heads have room in.
  private static let usualHead = 1_024

  /// A line of the head; the empty one ends it, unless another head is to come (RFC 9110 section 15.2). Lines after the body
  /// are trailers.
  func receivedLine(_ line: UnsafeRawBufferPointer) -> Bool {
    if headIsComplete { return true }
    guard head.count + line.count <= Self.headLimit else {
      failure = TransportError(.maybeSent, "the answer's head is longer than \(Self.headLimit) bytes")
      return false
    }
    let isLast = line.first == 13 || line.first == 10
    if !isLast {
      if head.isEmpty { head.reserveCapacity(Self.usualHead) }
      head.append(contentsOf: line)
      return true
    }
    if HTTPHead.isInformational(head) {
      head.removeAll(keepingCapacity: true)
      return true
    }
    headIsComplete = true
    delivery.head = head
    head = []
    note()
    return true
  }

  /// A piece of the body; false when it must come again later.
  func received(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if unread + received >= CurlExchange.window {
      receivingIsPaused = true
      note()
      return false
    }
    received += bytes.count
    if let last = delivery.chunks.indices.last, delivery.chunks[last].count + bytes.count <= 64 * 1024 {
      delivery.chunks[last].append(contentsOf: bytes)
    } else {
      delivery.chunks.append([UInt8](bytes))
    }
    note()
    return true
  }

  /// Fills a buffer with what is to be sent; gives libcurl's word for what came of it.
  func send(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    if pieceOffset == piece.count {
      switch exchange.upload?.take() ?? .end {
      case .bytes(let bytes):
        piece = bytes
        pieceOffset = 0
      case .wait:
        sendingIsPaused = true
        return CurlConstant.pause
      case .end: return 0
      case .failure(let error):
        failure = error
        return CurlConstant.abort
      }
    }
    let count = min(buffer.count, piece.count - pieceOffset)
    piece.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[pieceOffset..<pieceOffset + count]))
    }
    pieceOffset += count
    if pieceOffset == piece.count {
      piece = []
      pieceOffset = 0
    }
    return count
  }

  /// Whether the request may be sent. A second time it may not: whether to repeat it is for the caller to say.
  func maySend() -> Bool {
    sendings += 1
    if sendings > 1 {
      failure = TransportError(.maybeSent, "the connection was lost, or the server refused the request with its end")
      return false
    }
    return exchange.begin()
  }

  /// Whether a connection may be made for it. Before libcurl 7.80 nothing else comes before the sending.
  func mayConnect() -> Bool {
    hasSocket = true
    return asksBeforeSending ? !exchange.isCancelled : exchange.begin()
  }
}
#endif
