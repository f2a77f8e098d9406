#if Redis
import ClientsmithRuntime

#if canImport(CryptoKit)
import CryptoKit
#else
import Crypto
#endif

/// The records of sessions on the server: runs their scripts, and again where no reply came.
struct RedisTokenRecords: Sendable {
  let redis: any RedisCommands
  let prefix: String
  let lease: Duration
  let retention: Duration
  let environment: RuntimeEnvironment

  /// How long a server that is away is waited for where nothing has been used up yet.
  private static let patience = Duration.seconds(1)

  static let lost = AuthenticationError(
    .storeFailed, "the lease on this session has been taken over: this process was held up for too long")

  /// A digest of a refresh token that is of use for one session alone.
  static func digest(_ token: Secret, _ key: SessionKey) -> String { digest(Secret("\(key.digest) \(token.reveal())")) }

  /// SHA-256 in hexadecimal digits.
  static func digest(_ text: Secret) -> String {
    Hexadecimal.text(SHA256.hash(data: Array(text.reveal().utf8)))
  }

  /// A name like no other.
  static func name() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
  }

  /// Runs a script. Throws `AuthenticationError` (`storeUnavailable`, `storeFailed`).
  func run(
    _ script: RedisScript, _ key: SessionKey, _ holder: String = "", _ more: [[UInt8]] = [],
    patience: Duration = Self.patience
  ) async throws -> RedisReply {
    let deadline = environment.uptime() + patience
    let head = ["\(holder)", "\(lease.milliseconds)", "\(retention.milliseconds)"].map { Array($0.utf8) }
    var pause = Duration.milliseconds(30)
    while true {
      do {
        return try await script.run(["\(prefix):session:{\(key.digest)}"], head + more, on: redis)
      } catch {
        let isAway = error.kind == .unreachable || error.kind == .timedOut
        guard isAway, environment.uptime() + pause < deadline else {
          var failure = AuthenticationError(
            isAway ? .storeUnavailable : .storeFailed,
            isAway ? "the token store is away" : "the token store does not work")
          failure.underlying = error
          throw failure
        }
      }
      try await environment.sleep(pause)
      pause = min(pause * 2, .milliseconds(250))
    }
  }

  /// Runs a script that must not be given up lightly, and throws where another has the lease.
  func write(_ script: RedisScript, _ key: SessionKey, _ holder: String, _ more: [[UInt8]] = []) async throws {
    guard try await run(script, key, holder, more, patience: lease).integer == 1 else { throw Self.lost }
  }

  /// Holds a lease until it is taken over or the task is cancelled.
  func renew(_ key: SessionKey, _ holder: String) async {
    while (try? await environment.sleep(lease / 3)) != nil {
      guard let answer = try? await run(TokenScripts.renew, key, holder) else { continue }
      if answer.integer != 1 { return }
    }
  }

  /// Ends a lease: once, since it ends by itself where this does not arrive.
  func end(_ key: SessionKey, _ holder: String) async {
    _ = try? await run(TokenScripts.end, key, holder, patience: .zero)
  }
}

extension Duration {
  /// The whole in milliseconds, at least 1.
  var milliseconds: Int64 { max(1, nanoseconds / 1_000_000) }
}
#endif
