#if Redis
/// Whatever sends commands to a Redis or Valkey server: ``RedisClient``, or the client that a program has already.
///
///     extension MyRedis: RedisCommands {
///       func send(_ command: [[UInt8]]) async throws -> RedisReply { … }
///     }
///
/// The stores use `EVALSHA` and `EVAL` and nothing else. A server that is not reached, or does not answer in time, is reported by
/// throwing; any error will do. Commands may be sent again after an error: each of the stores' scripts does the same when it runs twice.
public protocol RedisCommands: Sendable {
  /// Sends a command, its name first, and gives the reply. A server's refusal is a reply (``RedisReply/error(_:)``), not an error.
  func send(_ command: [[UInt8]]) async throws -> RedisReply
}

/// What a server replies (RESP2, https://redis.io/docs/latest/develop/reference/protocol-spec/).
public enum RedisReply: Sendable, Hashable {
  /// A simple string: `OK`.
  case simple(String)
  /// A bulk string.
  case bytes([UInt8])
  /// An integer.
  case integer(Int64)
  /// A list of replies.
  case array([RedisReply])
  /// Nothing: a null bulk string or array.
  case null
  /// A refusal, which begins with its code: `NOSCRIPT No matching script`.
  case error(String)
}

extension RedisReply {
  /// The reply as a number; nil where it is none.
  var integer: Int64? {
    switch self {
    case .integer(let value): value
    case .bytes(let bytes): Int64(String(decoding: bytes, as: UTF8.self))
    default: nil
    }
  }

  /// The reply as a text; nil where it is none.
  var text: String? {
    switch self {
    case .simple(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .integer(let value): "\(value)"
    default: nil
    }
  }
}
#endif
