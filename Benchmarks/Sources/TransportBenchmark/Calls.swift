@_spi(Generated) import ClientsmithRuntime
import Foundation

extension TransportBenchmark {
  static let get: @Sendable (Connection) async throws -> Void = { connection in
    let pet: JSONValue = try await connection.value(OperationRequest("getPet", .get, "/42", .default))
    precondition(pet["id"] == 42)
  }

  static let post: @Sendable (Connection) async throws -> Void = { connection in
    var request = OperationRequest("createPet", .post, "/pets", .default)
    request.body(bytes: body, contentType: "application/json")
    let pet: JSONValue = try await connection.value(request)
    precondition(pet["id"] == 42)
  }

  private static let body = Array(#"{"name":"Rex","kind":"dog","weight":12.5,"tags":["good","old"]}"#.utf8)

  /// Makes calls, some after others on each of several tasks, and prints what they took.
  static func calls(
    _ call: @escaping @Sendable (Connection) async throws -> Void, over connection: Connection, count: Int, atOnce: Int
  ) async throws {
    func run(_ count: Int) async throws {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<atOnce {
          group.addTask {
            for _ in 0..<count / atOnce { try await call(connection) }
          }
        }
        try await group.waitForAll()
      }
    }
    try await run(max(atOnce * 4, 200))
    let start = ContinuousClock.now
    let used = processorTime()
    try await run(count)
    let seconds = start.duration(to: .now) / .seconds(1)
    print(Double(count) / seconds, (processorTime() - used) / Double(count))
  }

  /// Microseconds that processors have spent on this process.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000_000 + Double(time.tv_nsec) / 1_000
  }
}
