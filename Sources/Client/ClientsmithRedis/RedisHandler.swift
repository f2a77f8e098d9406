#if Redis
import NIOCore

/// Writes commands and gives each the reply that comes in its place.
final class RedisHandler: ChannelDuplexHandler {
  /// A command on its way.
  struct Command: Sendable {
    let words: [[UInt8]]
    let reply: EventLoopPromise<RedisReply>
  }

  typealias InboundIn = ByteBuffer
  typealias OutboundIn = Command
  typealias OutboundOut = ByteBuffer

  private var waiting = CircularBuffer<EventLoopPromise<RedisReply>>()
  private var reader = RedisReplyReader()
  private var isClosed = false

  static func unreachable(_ error: (any Error)?) -> RedisError {
    error as? RedisError
      ?? RedisError(.unreachable, "the connection to Redis broke" + (error.map { ": \(type(of: $0))" } ?? ""))
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let command = unwrapOutboundIn(data)
    guard !isClosed else {
      command.reply.fail(Self.unreachable(nil))
      promise?.fail(Self.unreachable(nil))
      return
    }
    var buffer = context.channel.allocator.buffer(
      capacity: command.words.reduce(16) { $0 + $1.count + 16 })
    buffer.writeString("*\(command.words.count)\r\n")
    for word in command.words {
      buffer.writeString("$\(word.count)\r\n")
      buffer.writeBytes(word)
      buffer.writeString("\r\n")
    }
    waiting.append(command.reply)
    context.write(wrapOutboundOut(buffer), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    reader.append(unwrapInboundIn(data).readableBytesView)
    do {
      while let reply = try reader.next() {
        guard let promise = waiting.popFirst() else { throw RedisError(.malformed, "Redis replied to nothing") }
        promise.succeed(reply)
      }
    } catch {
      fail(error)
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    fail(Self.unreachable(nil))
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(error)
    context.close(promise: nil)
  }

  func handlerRemoved(context: ChannelHandlerContext) { fail(Self.unreachable(nil)) }

  private func fail(_ error: any Error) {
    isClosed = true
    while let promise = waiting.popFirst() { promise.fail(Self.unreachable(error)) }
  }
}
#endif
