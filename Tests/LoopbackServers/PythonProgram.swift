import Foundation

/// A server in Python: it prints its port when it listens, and leaves when its input ends, also when the tests crash, and after
/// five minutes in any case.
package final class PythonProgram {
  /// The first interpreter that has all of these modules: of the path, then the system's own, whose modules its packages install.
  package static func interpreter(with modules: [String] = []) -> String? {
    let folders =
      (ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []) + ["/usr/bin"]
    let found = folders.map { "\($0)/python3" }.filter { FileManager.default.isExecutableFile(atPath: $0) }
    guard !modules.isEmpty else { return found.first }
    return found.first { succeeds($0, ["-c", "import " + modules.joined(separator: ", ")]) }
  }

  /// Whether a program that is there ends well.
  package static func succeeds(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  package let port: Int
  private let process = Process()
  private let input = Pipe()

  /// Starts a program and waits until it listens.
  package init(_ program: String, interpreter: String?, arguments: [String] = []) throws {
    process.executableURL = URL(fileURLWithPath: interpreter ?? "/usr/bin/python3")
    process.arguments = ["-c", Self.watch + program] + arguments
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data([10]), !byte.isEmpty {
      line += byte
    }
    port = Int(String(decoding: line, as: UTF8.self)) ?? 0
  }

  /// At once: its input may be held open by programs that other tests have started.
  package func stop() { kill(process.processIdentifier, SIGKILL) }

  private static let watch = """
    import os, sys, threading

    def watch():
        sys.stdin.read()
        os._exit(0)
    threading.Thread(target=watch, daemon=True).start()
    limit = threading.Timer(300, os._exit, [0])
    limit.daemon = True
    limit.start()


    """
}
