#if Redis
import Foundation
import Testing

/// Whole processes, killed and started anew, by `Benchmarks/Fleet/fleet`, which holds the strict service. The same with more of them
/// and for longer is a benchmark.
@Suite(
  .enabled(if: Fleet.isAvailable, "there is no redis-server or python3, or the program FleetProcess was not built"),
  .serialized, .timeLimit(.minutes(25)))
struct FleetTests {
  @Test func noRefreshTokenIsPresentedTwiceByProcessesThatAreKilled() async throws {
    let (status, text) = try await Fleet.run(["tokens", "--processes", "6", "--seconds", "10"])
    #expect(status == 0, "\(text)")
  }

  @Test func noRequestIsRefusedOfProcessesThatShareLimits() async throws {
    let (status, text) = try await Fleet.run(["limits", "--processes", "8", "--seconds", "7", "--period", "1000"])
    #expect(status == 0, "\(text)")
  }
}

/// The program that starts fleets.
enum Fleet {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Benchmarks/Fleet/fleet").path

  private static let program: String? = {
    let places = [
      Bundle.main.executableURL, Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL,
    ]
    return places.compactMap { $0?.deletingLastPathComponent().appendingPathComponent("FleetProcess").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private static let python: String? = {
    let paths = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    return paths.map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static var isAvailable: Bool { RedisServer.isAvailable && program != nil && python != nil }

  static func run(_ arguments: [String]) async throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "")
    process.arguments = [script] + arguments + ["--program", program ?? ""]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return (status, String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self))
  }
}
#endif
