import OpenAPI

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The files of a repository as they were at a revision, by paths relative to the folder in which the program runs.
package struct GitFiles: FileSource {
  let revision: String

  /// Nil for a text that git could take for an option.
  package init?(revision: String) {
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.contains(":"), !revision.contains("\0") else {
      return nil
    }
    self.revision = revision
  }

  package func bytes(of path: String) -> [UInt8]? {
    guard !path.hasPrefix("/"), !path.contains("\0") else { return nil }
    // With `./` git takes a path as relative to the current folder (gitrevisions(7)).
    return Self.run(["git", "show", "\(revision):./\(path)"])
  }

  /// Nothing at a revision is a link that could be followed.
  package func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }

  /// Whether git knows the revision here.
  package var exists: Bool { Self.run(["git", "rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]) != nil }

  private static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    #if canImport(Darwin)
    // Libraries of Apple's systems see no `environ`.
    _NSGetEnviron().pointee
    #else
    environ
    #endif
  }

  /// What a program writes to its standard output; nil where it cannot be started or fails.
  private static func run(_ arguments: [String]) -> [UInt8]? {
    var descriptors: [Int32] = [0, 0]
    guard pipe(&descriptors) == 0 else { return nil }
    defer { close(descriptors[0]) }
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptors[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, descriptors[0])
    posix_spawn_file_actions_addclose(&actions, descriptors[1])
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let status = posix_spawnp(&process, arguments[0], &actions, nil, &words, environment)
    close(descriptors[1])
    guard status == 0 else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptors[0], &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0, errno == EINTR {}
    return ended == 0 ? output : nil
  }
}
