#if Redis
import ClientsmithRedis
@_spi(Generated) import ClientsmithRuntime
import Foundation
import HTTPTypes

/// One process of a fleet, for `Benchmarks/Fleet/fleet`, which starts many of them and kills them.
///
/// Usage: `FleetProcess tokens|limits REDIS SERVICE SECONDS CLOCK NAME PERIOD`. `CLOCK` is by how many seconds this process's clock is wrong,
/// `NAME` goes into the header `X-Process`, `PERIOD` is the shorter of the two windows in milliseconds. Prints what became of its calls.
@main
enum FleetProcess {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 8, let seconds = Double(arguments[4]), let clock = Double(arguments[5]),
      let period = Int64(arguments[7])
    else { exit(64) }
    let redis = try RedisClient(url: arguments[2])
    let end = ContinuousClock.now + .seconds(seconds)
    if arguments[1] == "tokens" {
      try await useTokens(redis, arguments[3], until: end, clock: clock, name: arguments[6])
    } else {
      try await useLimits(redis, arguments[3], until: end, name: arguments[6], period: period)
    }
  }

  /// Makes calls with a rotating token that all processes share, as one program after another would.
  private static func useTokens(
    _ redis: RedisClient, _ service: String, until end: ContinuousClock.Instant, clock: Double, name: String
  ) async throws {
    var environment = RuntimeEnvironment.live
    environment.now = { Date().addingTimeInterval(clock) }
    let key = [UInt8](repeating: 7, count: 32)
    var answers: [String: Int] = [:]
    while .now < end {
      let store = RedisTokenStore(
        redis, encryption: try .aesGCM(key: key), lease: .seconds(2), environment: environment)
      let connection = Connection(
        description: APIDescription(name: "Fleet", version: "1", security: [SecurityRequirement("session")]),
        server: service, credentials: [Credential(scheme: "session", TokenAuthenticator(exchange, store: store))],
        configuration: ClientConfiguration(
          retries: .never, rateLimits: .off, headers: [.xProcess: name], environment: environment))
      for _ in 0..<5 where .now < end {
        let outcome: String
        do {
          _ = try await connection.perform(OperationRequest("getThing", .get, "/thing", .default))
          outcome = "ok"
        } catch let error as any AnyAPIError {
          outcome = error.authentication.map { "\($0.kind.rawValue) \($0.message)" } ?? "\(error.kind.rawValue)"
        }
        answers[outcome, default: 0] += 1
        try await Task.sleep(for: .milliseconds(Int.random(in: 5...60)))
      }
    }
    for (outcome, count) in answers { print("\(count) \(outcome)") }
  }

  private static let exchange = TokenExchange(
    acquire: TokenOperation(
      "login", .post, "/login", fields: [TokenField("user", "ada"), TokenField("password", "pw-0123")],
      token: "/access_token", expiry: .secondsFromNow("/expires_in"), refreshToken: "/refresh_token"),
    refresh: TokenOperation(
      "refresh", .post, "/refresh", refreshTokenField: .body("refresh_token"), token: "/access_token",
      expiry: .secondsFromNow("/expires_in"), refreshToken: "/refresh_token"), rotates: true,
    renewOn: [RenewalRule(status: 401)])

  /// Makes as many calls as two windows let it, with more callers than there is room for.
  private static func useLimits(
    _ redis: RedisClient, _ service: String, until end: ContinuousClock.Instant, name: String, period: Int64
  ) async throws {
    let store = RedisRateLimitStore(redis, processes: 8) { print($0) }
    let connection = Connection(
      description: APIDescription(
        name: "Fleet", version: "1",
        rateLimits: [
          RateLimit(requests: 50, per: .milliseconds(period)), RateLimit(requests: 300, per: .milliseconds(6 * period)),
        ]), server: service,
      configuration: ClientConfiguration(
        rateLimits: RateLimiting(account: "acme", store: store), headers: [.xProcess: name]))
    let left = ContinuousClock.now.duration(to: end)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          while .now < end {
            let options = RequestOptions(deadline: left)
            _ = try? await connection.perform(OperationRequest("getThing", .get, "/limited", options))
          }
        }
      }
    }
  }
}

extension HTTPField.Name {
  // swift-format-ignore: NeverForceUnwrap
  fileprivate static let xProcess = HTTPField.Name("X-Process")!
}
#else
@main
enum FleetProcess {
  static func main() {}
}
#endif
