#if Redis
import ClientsmithRuntime

#if canImport(CryptoKit)
import CryptoKit
#else
import Crypto
#endif

/// A script that the server runs as one step: sent by its digest, and whole where the server does not know it.
struct RedisScript: Sendable {
  private let text: [UInt8]
  private let digest: [UInt8]

  init(_ text: String) {
    self.text = Array(text.utf8)
    digest = Array(Hexadecimal.text(Insecure.SHA1.hash(data: self.text)).utf8)
  }

  /// Runs the script. Throws ``RedisError``, also for the server's refusal.
  func run(_ keys: [String], _ arguments: [[UInt8]], on redis: any RedisCommands) async throws(RedisError) -> RedisReply
  {
    let rest = [Array("\(keys.count)".utf8)] + keys.map { Array($0.utf8) } + arguments
    var reply = try await send([Array("EVALSHA".utf8), digest] + rest, redis)
    if case .error(let text) = reply, text.hasPrefix("NOSCRIPT") {
      reply = try await send([Array("EVAL".utf8), self.text] + rest, redis)
    }
    guard case .error(let text) = reply else { return reply }
    switch text.prefix(while: { $0 != " " }) {
    // A server that is starting, changing its master, or out of memory or disk is as good as away.
    case "LOADING", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "READONLY", "OOM", "MISCONF", "NOREPLICAS":
      throw RedisError(.unreachable, "Redis is not ready: \(text.prefix(200))")
    default: throw RedisError(.refused, "Redis refuses: \(text.prefix(200))")
    }
  }

  private func send(_ command: [[UInt8]], _ redis: any RedisCommands) async throws(RedisError) -> RedisReply {
    do {
      return try await redis.send(command)
    } catch let error as RedisError {
      throw error
    } catch {
      // Of another client: its text may hold anything.
      throw RedisError(.unreachable, "Redis is not reached: \(type(of: error))")
    }
  }
}
#endif
