import Diagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Standard output and standard error.
struct Terminal {
  /// Whether colour may be used on standard error: it is a terminal, and `NO_COLOR` is not set (no-color.org).
  var showsColour: Bool {
    guard isatty(STDERR_FILENO) == 1, getenv("TERM").map({ String(cString: $0) }) != "dumb" else { return false }
    guard let value = getenv("NO_COLOR") else { return true }
    return value.pointee == 0
  }

  /// Whether somebody sits there who can be asked.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Shows on a terminal what is being worked on, in a line that the next one takes the place of; nil takes it away.
  func showProgress(_ text: String?) {
    guard isatty(STDERR_FILENO) == 1, getenv("TERM").map({ String(cString: $0) }) != "dumb" else { return }
    write("\r\u{1B}[K" + (text.map { "\(PrintableText.line($0)) …" } ?? ""), to: STDERR_FILENO)
  }

  /// Writes to standard output, where nothing steers the terminal: whatever is shown may have come from a document.
  func write(_ text: String) {
    let shown = PrintableText.lines(text)
    write(Self.isJob ? PrintableText.withoutCommands(shown) : shown, to: STDOUT_FILENO)
  }

  /// Writes commands of GitHub's workflows to standard output: what is a document's in them is escaped already.
  func write(commands: String) { write(commands, to: STDOUT_FILENO) }

  /// Whether this is a job of GitHub Actions, which takes lines of its log for commands.
  private static var isJob: Bool { getenv("GITHUB_ACTIONS") != nil }

  /// Writes to standard error, where nothing steers the terminal either.
  func writeError(_ text: String) { write(PrintableText.lines(text), to: STDERR_FILENO) }

  /// Writes findings to standard error as they were rendered: in colour perhaps, and what is a document's in them is cleaned already.
  func write(findings: String) { write(findings, to: STDERR_FILENO) }

  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
    Glibc.exit(code)
    #elseif canImport(Musl)
    Musl.exit(code)
    #else
    Darwin.exit(code)
    #endif
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether two paths lead to the same place.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (left, right) = (stat(), stat())
    guard stat(path, &left) == 0, stat(other, &right) == 0 else { return true }
    return left.st_dev == right.st_dev && left.st_ino == right.st_ino
  }

  private func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = systemWrite(descriptor, rest)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
    Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
