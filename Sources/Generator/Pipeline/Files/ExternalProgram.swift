#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs another program to its end, without a shell: its arguments are passed as they are.
enum ExternalProgram {
  /// How a program ended.
  struct Ending {
    /// Its exit status; 127 where it could not be started, 128 and the signal's number where one ended it.
    let status: Int32
    let output: [UInt8]
    let errors: [UInt8]

    var succeeded: Bool { status == 0 }
  }

  /// The most bytes that can be given to a program: what a pipe takes everywhere before somebody reads it.
  static let mostInput = 16_000

  /// Runs `arguments[0]`, found in the `PATH`, with `input` to read; one that writes more than `limit` bytes is ended.
  static func run(_ arguments: [String], input: [UInt8] = [], limit: Int = 1 << 30) -> Ending {
    let errorsPath = "\(Disk.temporaryFolder)/clientsmith-errors-\(UInt64.random(in: 0 ..< .max))"
    guard let descriptors = channel() else { return Ending(status: 127, output: [], errors: []) }
    guard let reading = reading(input) else {
      for descriptor in descriptors { close(descriptor) }
      return Ending(status: 127, output: [], errors: [])
    }
    defer {
      close(reading)
      close(descriptors[0])
      unlink(errorsPath)
    }
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, descriptors[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorsPath, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let started = posix_spawnp(&process, arguments[0], &actions, nil, &words, environment)
    close(descriptors[1])
    guard started == 0 else { return Ending(status: 127, output: [], errors: []) }
    let output = readAll(descriptors[0], limit: limit)
    if output.count > limit { kill(process, SIGKILL) }
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0, errno == EINTR {}
    let signal = ended & 0x7F
    return Ending(
      status: signal == 0 ? (ended >> 8) & 0xFF : 128 + signal, output: output,
      errors: Disk.read(errorsPath, limit: 1 << 16) ?? [])
  }

  private static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    #if canImport(Darwin)
    // Libraries of Apple's systems see no `environ`.
    _NSGetEnviron().pointee
    #else
    environ
    #endif
  }

  /// A pipe that no program inherits by itself: its reading end and its writing end.
  private static func channel() -> [Int32]? {
    var descriptors: [Int32] = [0, 0]
    guard pipe(&descriptors) == 0 else { return nil }
    for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return descriptors
  }

  /// Where bytes can be read, and then the end; nil where there are too many.
  private static func reading(_ bytes: [UInt8]) -> Int32? {
    guard !bytes.isEmpty else {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      return descriptor < 0 ? nil : descriptor
    }
    guard bytes.count <= mostInput, let descriptors = channel() else { return nil }
    let count = write(descriptors[1], bytes, bytes.count)
    close(descriptors[1])
    guard count == bytes.count else {
      close(descriptors[0])
      return nil
    }
    return descriptors[0]
  }

  private static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8] {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return output }
      output += buffer[..<count]
      guard output.count <= limit else { return output }
    }
  }
}
