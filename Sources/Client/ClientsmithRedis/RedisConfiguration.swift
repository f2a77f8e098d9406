#if Redis
import ClientsmithRuntime
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import NIOSSL

/// Where a Redis or Valkey server is, and how to speak to it.
public struct RedisConfiguration: Sendable {
  /// A name or an address.
  public var host: String
  /// Usually 6379.
  public var port: Int
  /// A user of the server's access control list; nil: the default one.
  public var username: String?
  /// The user's password; nil: none is sent (`AUTH`).
  public var password: Secret?
  /// The number of a database (`SELECT`).
  public var database: Int
  /// How TLS is spoken; nil: not at all.
  public var tls: TLSConfiguration?
  /// How long connecting may take, handshakes included.
  public var connectTimeout: Duration
  /// How long a reply may take. A connection on which one is late is given up.
  public var timeout: Duration

  /// A server without TLS at `host`, unless more is said.
  public init(
    host: String, port: Int = 6379, username: String? = nil, password: Secret? = nil, database: Int = 0,
    tls: TLSConfiguration? = nil, connectTimeout: Duration = .seconds(3), timeout: Duration = .seconds(2)
  ) {
    self.host = host
    self.port = port
    self.username = username
    self.password = password
    self.database = database
    self.tls = tls
    self.connectTimeout = connectTimeout
    self.timeout = timeout
  }

  /// Reads `redis://` and, for TLS with the system's certificates, `rediss://user:password@host:6379/0`.
  ///
  /// Throws ``RedisError`` (`malformed`), which does not show the URL.
  public init(url: String) throws {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
      ["redis", "rediss"].contains(scheme), let host = parts.host, !host.isEmpty
    else { throw RedisError(.malformed, "the Redis URL is not of the form rediss://user:password@host:port/database") }
    let path = parts.path.drop { $0 == "/" }
    guard path.isEmpty || Int(path) != nil else {
      throw RedisError(.malformed, "the database in the Redis URL is no number")
    }
    self.init(
      host: host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host, port: parts.port ?? 6379,
      username: parts.user.flatMap { $0.isEmpty ? nil : $0 }, password: parts.password.map { Secret($0) },
      database: Int(path) ?? 0, tls: scheme == "rediss" ? .makeClientConfiguration() : nil)
  }
}
#endif
