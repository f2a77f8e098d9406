@_spi(Generated) import ClientsmithRuntime
import Foundation

extension TransportBenchmark {
  private static let gibibyte = 1 << 30

  /// Reads an answer of 1 GiB piece by piece.
  static func download(over connection: Connection) async throws {
    let body = try await connection.bytes(OperationRequest("download", .get, "/\(gibibyte)", .default))
    var count = 0
    for try await chunk in body { count += chunk.count }
    precondition(count == gibibyte)
  }

  /// Sends 1 GiB in pieces of 64 KiB.
  static func upload(over connection: Connection) async throws {
    var request = OperationRequest("upload", .put, "/", .default)
    request.body(
      .replayableStream(length: Int64(gibibyte)) { ByteStream(Pieces(count: gibibyte / Pieces.size)) },
      contentType: "application/octet-stream")
    let _: JSONValue = try await connection.value(request)
  }

  /// Prints the seconds of a transfer, and the most memory that the process had.
  static func transfer(_ body: @Sendable () async throws -> Void) async throws {
    let start = ContinuousClock.now
    try await body()
    var usage = rusage()
    #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    let unit = 1024.0 * 1024
    #else
    // Glibc declares it as an enumeration of C, and its first value is 0.
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let unit = 1024.0
    #endif
    print(start.duration(to: .now) / .seconds(1), Double(usage.ru_maxrss) / unit)
  }
}

/// Pieces of zeros.
struct Pieces: AsyncSequence, Sendable {
  static let size = 64 * 1024
  let count: Int

  func makeAsyncIterator() -> Iterator { Iterator(left: count) }

  struct Iterator: AsyncIteratorProtocol {
    var left: Int

    mutating func next() async -> [UInt8]? {
      guard left > 0 else { return nil }
      left -= 1
      return [UInt8](repeating: 0, count: Pieces.size)
    }
  }
}
