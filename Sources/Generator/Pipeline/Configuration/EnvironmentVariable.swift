/// Whether text from a configuration can name a variable of a process's environment.
enum EnvironmentVariable {
  /// Upper-case letters, digits and `_`, no digit first (POSIX.1-2017 section 8.1).
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x5F }
  }
}
