#if Redis
import ClientsmithRuntime
import NIOCore
import NIOPosix
import NIOSSL

/// One open connection, greeted: signed in, and in its database.
struct RedisLink: Sendable {
  private let channel: any Channel

  /// Connects, speaks TLS, signs in and chooses the database. Throws ``RedisError``.
  static func open(_ configuration: RedisConfiguration, on group: any EventLoopGroup) async throws -> RedisLink {
    let host = configuration.host
    let context = try configuration.tls.map { try NIOSSLContext(configuration: $0) }
    let bootstrap = ClientBootstrap(group: group)
      .connectTimeout(.nanoseconds(configuration.connectTimeout.nanoseconds))
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            let name = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." } ? nil : host
            try channel.pipeline.syncOperations.addHandler(
              NIOSSLClientHandler(context: context, serverHostname: name))
          }
          try channel.pipeline.syncOperations.addHandler(RedisHandler())
        }
      }
    let link: RedisLink
    do {
      link = RedisLink(channel: try await bootstrap.connect(host: host, port: configuration.port).get())
    } catch {
      throw RedisError(.unreachable, "Redis at \(host):\(configuration.port) is not reached: \(type(of: error))")
    }
    do {
      try await link.greet(configuration)
    } catch {
      await link.close()
      throw error
    }
    return link
  }

  private func greet(_ configuration: RedisConfiguration) async throws {
    if let password = configuration.password {
      let words = ["AUTH"] + [configuration.username].compactMap { $0 } + [password.reveal()]
      try await expect(words, "the password or user name", configuration)
    }
    if configuration.database != 0 {
      try await expect(["SELECT", "\(configuration.database)"], "the database", configuration)
    }
  }

  private func expect(_ words: [String], _ what: String, _ configuration: RedisConfiguration) async throws {
    let reply = try await send(words.map { Array($0.utf8) }, within: configuration.connectTimeout)
    guard case .error(let text) = reply else { return }
    // The code alone: who writes a proxy may put the password into the rest.
    throw RedisError(.refused, "Redis does not take \(what): \(text.prefix { $0 != " " })")
  }

  /// Sends a command and waits for its reply.
  func send(_ command: [[UInt8]], within timeout: Duration) async throws -> RedisReply {
    let promise = channel.eventLoop.makePromise(of: RedisReply.self)
    let late = channel.eventLoop.scheduleTask(in: .nanoseconds(timeout.nanoseconds)) { [channel] in
      promise.fail(RedisError(.timedOut, "Redis did not reply within \(timeout)"))
      // Replies come in order: behind one that is late no other is worth waiting for.
      channel.close(promise: nil)
    }
    channel.writeAndFlush(RedisHandler.Command(words: command, reply: promise)).whenFailure { error in
      promise.fail(RedisHandler.unreachable(error))
    }
    defer { late.cancel() }
    return try await promise.futureResult.get()
  }

  func close() async { try? await channel.close() }
}

extension Duration {
  /// The whole in nanoseconds, within what 64 bits hold.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return min(seconds, 4_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
#endif
