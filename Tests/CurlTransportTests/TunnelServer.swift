#if os(Linux)
import NIOCore
import NIOPosix

/// A proxy that knows `CONNECT` alone (RFC 9110 section 9.3.6), for those with the right credentials.
final class TunnelServer: Sendable {
  private let channel: any Channel
  var port: Int { channel.localAddress?.port ?? 0 }

  private init(_ channel: any Channel) { self.channel = channel }

  static func start(authorization: String, target: Int) async throws -> TunnelServer {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(TunnelHandler(authorization, target))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return TunnelServer(channel)
  }

  func stop() async { try? await channel.close() }
}

/// Lives on its channel's event loop, on which it also connects.
private final class TunnelHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  private let authorization: String
  private let target: Int
  private var head = ""
  private var other: (any Channel)?

  init(_ authorization: String, _ target: Int) {
    self.authorization = authorization
    self.target = target
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    if let other { return other.writeAndFlush(bytes, promise: nil) }
    head += String(buffer: bytes)
    guard head.hasSuffix("\r\n\r\n") else { return }
    guard head.hasPrefix("CONNECT "), head.contains("Proxy-Authorization: \(authorization)\r\n") else {
      let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
      return context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: refusal)), promise: nil)
    }
    let near = context.channel
    let box = NIOLoopBound(self, eventLoop: context.eventLoop)
    ClientBootstrap(group: context.eventLoop)
      .channelInitializer { far in
        far.eventLoop.makeCompletedFuture { try far.pipeline.syncOperations.addHandler(Passing(to: near)) }
      }
      .connect(host: "127.0.0.1", port: target)
      .whenSuccess { far in
        box.value.other = far
        near.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 Connected\r\nX-Of-Proxy: 1\r\n\r\n"), promise: nil)
      }
  }

  func channelInactive(context: ChannelHandlerContext) { other?.close(promise: nil) }
}

private final class Passing: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let near: any Channel

  init(to near: any Channel) { self.near = near }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    near.writeAndFlush(unwrapInboundIn(data), promise: nil)
  }
  func channelInactive(context: ChannelHandlerContext) { near.close(promise: nil) }
}
#endif
