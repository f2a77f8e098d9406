#if Redis
import ClientsmithRuntime
import NIOCore
import NIOPosix

/// A connection to one server that is made when it is needed and made anew when it broke: thin, so that another client can stand in
/// its place (``RedisCommands``).
///
/// Commands of all callers share the connection, one behind the other. A command whose reply is late, or whose connection breaks, is an
/// error at once; it is not sent again here. While the server cannot be reached, commands fail at once and a new connection is
/// tried after a pause of 50 ms to 1 s.
public final class RedisClient: RedisCommands {
  private struct State: Sendable {
    var link: Task<RedisLink, any Error>?
    /// Tells connections apart.
    var number: UInt64 = 0
    var failures = 0
    var refusedUntil: Duration = .zero
    var lastError: RedisError?
  }

  private let configuration: RedisConfiguration
  private let group: any EventLoopGroup
  private let state = Locked(State())
  private let environment = RuntimeEnvironment.live

  /// A client of one server; nothing is opened yet. Its threads are the process's own (`MultiThreadedEventLoopGroup.singleton`).
  public convenience init(_ configuration: RedisConfiguration) {
    self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
  }

  /// The same on event loops of the program's own.
  public init(_ configuration: RedisConfiguration, group: any EventLoopGroup) {
    self.configuration = configuration
    self.group = group
  }

  /// Reads the server's place from a URL: ``RedisConfiguration/init(url:)``.
  public convenience init(url: String) throws { self.init(try RedisConfiguration(url: url)) }

  deinit {
    let link = state.withLock { $0.link }
    if let link { Task { try? await link.value.close() } }
  }

  /// Sends a command. Throws ``RedisError``.
  public func send(_ command: [[UInt8]]) async throws -> RedisReply {
    let (link, number) = try self.link()
    do {
      let reply = try await link.value.send(command, within: configuration.timeout)
      state.withLock { $0.failures = 0 }
      return reply
    } catch {
      let error = error as? RedisError ?? RedisError(.unreachable, "Redis is not reached: \(type(of: error))")
      forget(number, error)
      throw error
    }
  }

  /// The connection that is there, or one that is being made.
  private func link() throws -> (Task<RedisLink, any Error>, UInt64) {
    let now = environment.uptime()
    return try state.withLock { state in
      if let link = state.link { return (link, state.number) }
      if now < state.refusedUntil {
        throw state.lastError ?? RedisError(.unreachable, "Redis is not reached")
      }
      state.number &+= 1
      let link = Task { [configuration, group] in try await RedisLink.open(configuration, on: group) }
      state.link = link
      return (link, state.number)
    }
  }

  /// Lets go of a connection that failed, once for all its commands.
  private func forget(_ number: UInt64, _ error: RedisError) {
    let now = environment.uptime()
    let link = state.withLock { state -> Task<RedisLink, any Error>? in
      guard state.number == number, let link = state.link else { return nil }
      state.link = nil
      state.lastError = error
      state.failures = min(state.failures + 1, 8)
      // A connection that had worked is made anew at once; the second failure in a row begins to wait.
      let pause = state.failures > 1 ? Duration.milliseconds(25 << (state.failures - 1)) : .zero
      state.refusedUntil = now + min(pause, .seconds(1))
      return link
    }
    if let link { Task { try? await link.value.close() } }
  }
}
#endif
