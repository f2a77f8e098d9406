#if os(Linux)
import ClientsmithRuntime
import NIOCore
import NIOPosix

/// A server for bodies too large to be kept: counts what comes, and sends as fast as it is read.
final class FloodServer: Sendable {
  enum Manner: Sendable {
    /// Answers with so many bytes.
    case send(Int)
    /// Counts what comes, and answers `hi` after so many bytes, head included.
    case count(Int)
    /// The same, but reads nothing until it is told to.
    case countLater(Int)
    /// Answers while the request is still coming.
    case refuse([UInt8])
  }

  fileprivate struct State: Sendable {
    var received = 0
    var sent = 0
    var closed = 0
    /// Whether `read()` has been called: a connection is there for its client before this server has accepted it.
    var isReading = false
    var channels: [any Channel] = []
  }

  fileprivate let state = Locked(State())
  private let listener = Locked<(any Channel)?>(nil)
  private let manner: Manner

  var port: Int { listener.withLock { $0 }?.localAddress?.port ?? 0 }
  /// Bytes that came.
  var received: Int { state.withLock { $0.received } }
  /// Bytes that the network took.
  var sent: Int { state.withLock { $0.sent } }
  /// Connections that have ended.
  var closed: Int { state.withLock { $0.closed } }

  private init(_ manner: Manner) { self.manner = manner }

  static func start(_ manner: Manner) async throws -> FloodServer {
    let server = FloodServer(manner)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let isReading = server.state.withLock { state in
            state.channels.append(channel)
            return state.isReading
          }
          if case .countLater = manner, !isReading { try channel.syncOptions?.setOption(.autoRead, value: false) }
          try channel.pipeline.syncOperations.addHandler(FloodHandler(server, manner))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    server.listener.withLock { $0 = channel }
    return server
  }

  /// Begins to read, where it waited.
  func read() {
    let channels = state.withLock { state in
      state.isReading = true
      return state.channels
    }
    for channel in channels { channel.setOption(.autoRead, value: true).whenComplete { _ in } }
  }

  func stop() async {
    try? await listener.withLock { $0 }?.close()
    for channel in state.withLock({ $0.channels }) { try? await channel.close() }
  }

  /// Waits until `condition` holds.
  func until(_ condition: @Sendable (FloodServer) -> Bool) async {
    while !condition(self), (try? await Task.sleep(for: .milliseconds(2))) != nil {}
  }
}

/// Lives on its channel's event loop alone.
private final class FloodHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  private let server: FloodServer
  private let manner: FloodServer.Manner
  private var left = 0
  private var hasAnswered = false

  init(_ server: FloodServer, _ manner: FloodServer.Manner) {
    self.server = server
    self.manner = manner
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let count = unwrapInboundIn(data).readableBytes
    let total = server.state.withLock { state in
      state.received += count
      return state.received
    }
    switch manner {
    case .send(let size):
      write("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n", context)
      left = size
      pour(context)
    case .count(let size), .countLater(let size):
      if total >= size, !hasAnswered {
        hasAnswered = true
        write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", context)
      }
    case .refuse(let bytes):
      if !hasAnswered {
        hasAnswered = true
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      }
    }
  }

  private func write(_ text: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
  }

  private func pour(_ context: ChannelHandlerContext) {
    while left > 0, context.channel.isWritable {
      let count = min(left, 65_536)
      left -= count
      let server = server
      let promise = context.eventLoop.makePromise(of: Void.self)
      promise.futureResult.whenSuccess { server.state.withLock { $0.sent += count } }
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(repeating: 0, count: count)), promise: promise)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) { pour(context) }
  func channelInactive(context: ChannelHandlerContext) { server.state.withLock { $0.closed += 1 } }
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
#endif
