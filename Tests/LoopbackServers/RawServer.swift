import ClientsmithRuntime
import NIOCore
import NIOPosix

/// An HTTP/1.1 server on loopback that knows nothing of HTTP but where a request ends: it keeps the bytes it was sent, and
/// answers with the bytes it was told to.
package final class RawServer: Sendable {
  /// What to do with a connection after a request.
  package enum Step: Sendable {
    /// Send these bytes.
    case send([UInt8])
    /// Close the connection.
    case close
    /// Say nothing more.
    case hang
    /// Wait for so many milliseconds before the next step.
    case pause(Int64)
  }

  package struct Request: Sendable {
    package let bytes: [UInt8]
    /// How many requests came before it on its connection.
    package let predecessors: Int
    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var line: String { String(text.prefix { !$0.isNewline }) }
    package var target: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
    /// The body, chunks put together.
    package var body: [UInt8] {
      guard let end = RawParser.endOfHead(bytes) else { return [] }
      let rest = Array(bytes[end...])
      return RawParser.isChunked(bytes[..<end]) ? RawParser.dechunk(rest)?.body ?? [] : rest
    }
    package func header(_ name: String) -> String? {
      text.components("\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { String($0.dropFirst(name.count + 1)).trimmed }
    }
  }

  private let channel: any Channel
  private let state: SharedState
  package let port: Int

  package var url: String { "http://127.0.0.1:\(port)" }
  package var requests: [Request] { state.requests.withLock { $0 } }
  /// Connections that the other side closed while it was being answered.
  package var aborted: Int { state.aborted.withLock { $0 } }
  /// Bytes that the network took from the server so far.
  package var written: Int { state.written.withLock { $0 } }

  /// Waits until `condition` holds, for events on other threads. How long that takes is the machine's affair; what never comes runs
  /// into the suite's limit.
  package func until(_ condition: @Sendable (RawServer) -> Bool) async throws {
    while !condition(self) { try await Task.sleep(for: .milliseconds(2)) }
  }

  package static func start(_ answer: @escaping @Sendable (Request) -> [Step]) async throws -> RawServer {
    let state = SharedState(answer: answer)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      // A thousand clients may come at once; where the line is full, some systems reset them.
      .serverChannelOption(ChannelOptions.backlog, value: 2048)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(RawHandler(state: state))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return RawServer(channel: channel, state: state)
  }

  /// Answers every request with one text.
  package static func start(answering text: String) async throws -> RawServer {
    try await start { _ in [.send(Array(text.utf8))] }
  }

  private init(channel: any Channel, state: SharedState) {
    self.channel = channel
    self.state = state
    port = channel.localAddress?.port ?? 0
  }

  /// Closes the port and every connection: a client that keeps connections must not reach this server when another one
  /// listens on its port.
  package func stop() async {
    try? await channel.close()
    for connection in state.connections.withLock({ Array($0.values) }) { try? await connection.close() }
  }
}

final class SharedState: Sendable {
  let answer: @Sendable (RawServer.Request) -> [RawServer.Step]
  let requests = Locked<[RawServer.Request]>([])
  let connections = Locked<[ObjectIdentifier: any Channel]>([:])
  let aborted = Locked(0)
  let written = Locked(0)

  init(answer: @escaping @Sendable (RawServer.Request) -> [RawServer.Step]) {
    self.answer = answer
  }
}

/// Lives on its channel's event loop alone.
private final class RawHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  private let state: SharedState
  private var pending: [UInt8] = []
  private var count = 0
  private var isClosing = false

  init(state: SharedState) {
    self.state = state
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    pending += Array(buffer: unwrapInboundIn(data))
    if let end = RawParser.endOfHead(pending), pending.count == end,
      String(decoding: pending, as: UTF8.self).lowercased().contains("expect: 100-continue")
    {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
    }
    while let length = RawParser.lengthOfRequest(pending) {
      let request = RawServer.Request(bytes: Array(pending[..<length]), predecessors: count)
      count += 1
      pending.removeFirst(length)
      state.requests.withLock { $0.append(request) }
      perform(state.answer(request)[...], context)
    }
  }

  private func perform(_ steps: ArraySlice<RawServer.Step>, _ context: ChannelHandlerContext) {
    var rest = steps
    while let step = rest.popFirst() {
      guard case .pause(let milliseconds) = step else {
        perform(step, context)
        continue
      }
      let (bound, later) = (NIOLoopBound((self, context), eventLoop: context.eventLoop), rest)
      context.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) {
        let (handler, context) = bound.value
        if context.channel.isActive { handler.perform(later, context) }
      }
      return
    }
  }

  private func perform(_ step: RawServer.Step, _ context: ChannelHandlerContext) {
    switch step {
    case .send(let bytes):
      for start in stride(from: 0, to: bytes.count, by: 65_536) {
        let piece = bytes[start..<min(bytes.count, start + 65_536)]
        let promise = context.eventLoop.makePromise(of: Void.self)
        let state = state
        promise.futureResult.whenSuccess { state.written.withLock { $0 += piece.count } }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: piece)), promise: promise)
      }
    case .close:
      isClosing = true
      context.close(promise: nil)
    case .hang, .pause: break
    }
  }

  func channelActive(context: ChannelHandlerContext) {
    let channel = context.channel
    state.connections.withLock { $0[ObjectIdentifier(channel)] = channel }
  }

  func channelInactive(context: ChannelHandlerContext) {
    let channel = context.channel
    state.connections.withLock { $0[ObjectIdentifier(channel)] = nil }
    if !isClosing { state.aborted.withLock { $0 += 1 } }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

/// Finds where requests end (RFC 9112 sections 6 and 7.1).
enum RawParser {
  static func endOfHead(_ bytes: [UInt8]) -> Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard bytes.count >= 4 else { return nil }
    return (0...bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual(mark) }.map { $0 + 4 }
  }

  static func isChunked(_ head: ArraySlice<UInt8>) -> Bool {
    String(decoding: head, as: UTF8.self).lowercased().contains("transfer-encoding: chunked")
  }

  static func lengthOfRequest(_ bytes: [UInt8]) -> Int? {
    guard let end = endOfHead(bytes) else { return nil }
    if isChunked(bytes[..<end]) { return dechunk(Array(bytes[end...])).map { end + $0.length } }
    let head = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
    let field = head.components("\r\n").first { $0.hasPrefix("content-length:") }
    let length = field.flatMap { Int($0.dropFirst(15).description.trimmed) } ?? 0
    return bytes.count >= end + length ? end + length : nil
  }

  static func dechunk(_ bytes: [UInt8]) -> (body: [UInt8], length: Int)? {
    var body: [UInt8] = []
    var index = 0
    while let lineEnd = (index..<max(index, bytes.count - 1)).first(where: { bytes[$0] == 13 && bytes[$0 + 1] == 10 }) {
      guard let size = Int(String(decoding: bytes[index..<lineEnd], as: UTF8.self), radix: 16) else { return nil }
      let start = lineEnd + 2
      guard bytes.count >= start + size + 2 else { return nil }
      body += bytes[start..<start + size]
      index = start + size + 2
      if size == 0 { return (body, index) }
    }
    return nil
  }
}

extension String {
  func components(_ separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  var trimmed: String {
    var text = self[...]
    while let first = text.first, first == " " || first.isNewline { text.removeFirst() }
    while let last = text.last, last == " " || last.isNewline { text.removeLast() }
    return String(text)
  }
}
