#if Redis
import ClientsmithRedis
import Foundation

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A real server on loopback that a test can kill, start again and pause. What was written is on its disk before it replies.
final class RedisServer {
  /// Valkey or Redis, where one is installed: `scripts/setup.sh` says how.
  static let program: String? = {
    let paths = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    return ["valkey-server", "redis-server"].flatMap { name in paths.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()
  static var isAvailable: Bool { program != nil }

  let port: Int
  private let folder: URL
  private let arguments: [String]
  private var process: Process?

  /// Starts a server; `arguments` are more of its options.
  init(_ arguments: [String] = []) async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("redis-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    port = try Self.freePort()
    self.arguments = arguments
    try await start()
  }

  deinit {
    kill()
    try? FileManager.default.removeItem(at: folder)
  }

  var url: String { "redis://127.0.0.1:\(port)" }

  func start() async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program ?? "/usr/bin/redis-server")
    process.arguments =
      [
        "--port", "\(port)", "--bind", "127.0.0.1", "--dir", folder.path, "--save", "", "--appendonly", "yes",
        "--appendfsync", "always",
      ] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process
    while (try? await say("PING")) == nil { await Task.yield() }
  }

  /// Ends it with no time to put anything away.
  func kill() {
    guard let process, process.isRunning else { return }
    Signals.kill(process.processIdentifier)
    process.waitUntilExit()
    self.process = nil
  }

  /// Starts it anew with what is on its disk.
  func restart() async throws {
    kill()
    try await start()
  }

  /// Starts it anew with nothing.
  func restartEmpty() async throws {
    kill()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
    try await start()
  }

  /// Sends one command over a connection of its own.
  @discardableResult func say(_ words: String...) async throws -> RedisReply {
    var configuration = try RedisConfiguration(url: url)
    if let place = arguments.firstIndex(of: "--requirepass") { configuration.password = .init(arguments[place + 1]) }
    configuration.timeout = .seconds(10)
    return try await RedisClient(configuration).send(words.map { Array($0.utf8) })
  }

  /// Everything that the server holds, as a text.
  func contents() async throws -> String {
    guard case .array(let keys) = try await say("KEYS", "*") else { return "" }
    var text = ""
    for key in keys {
      guard case .bytes(let bytes) = key else { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      text += "\(name) \(try await say("HGETALL", name))\n"
    }
    return text
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(streamKind), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
      }
    }
    guard result == 0 else { throw NoPort() }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private struct NoPort: Error {}
}

#if canImport(Darwin)
private let streamKind = SOCK_STREAM
private enum Signals { static func kill(_ pid: Int32) { _ = Darwin.kill(pid, SIGKILL) } }
#else
private let streamKind = SOCK_STREAM.rawValue
private enum Signals { static func kill(_ pid: Int32) { _ = Glibc.kill(pid, SIGKILL) } }
#endif
#endif
