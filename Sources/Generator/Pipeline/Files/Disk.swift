#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The files of this machine: the only place where the program touches them.
enum Disk {
  /// An operation the system refused, in its own words.
  struct Failure: Error {
    let path: String
    let reason: String

    init(_ path: String) {
      self.path = path
      reason = String(cString: strerror(errno))
    }

    init(_ path: String, _ reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// What stands at a path, links not followed.
  enum Kind {
    case file, folder, link, other
  }

  /// The bytes of a file, nil where there is none that can be read. Reading stops beyond the limit: some files never end.
  static func read(_ path: String, limit: Int = 1 << 30) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
    var bytes: [UInt8] = []
    var capacity = max(Int(status.st_size) + 1, 4096)
    while true {
      let chunk = capacity
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initialised in
        repeat { count = Self.systemRead(descriptor, buffer.baseAddress, chunk) } while count < 0 && errno == EINTR
        initialised = max(count, 0)
      }
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      guard bytes.count <= limit else { return bytes }
      capacity = max(4096, min(bytes.count, 1 << 20), capacity - count)
    }
  }

  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The absolute path of what stands at a path once all links are followed; nil where nothing does.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder the program runs in, links followed.
  static var currentFolder: String { realPath(".") ?? "/" }

  /// The home of whoever runs the program, links followed.
  static var home: String? {
    getenv("HOME").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : realPath($0) ?? $0 }
  }

  /// Where the system wants files that are gone in a moment.
  static var temporaryFolder: String {
    let path = FileManager.default.temporaryDirectory.path
    // `TMPDIR` may name what is not there.
    guard realPath(path).flatMap(kind) == .folder else { return "/tmp" }
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Whether two paths lead to the same place.
  static func isSame(_ path: String, _ other: String) -> Bool { realPath(path) ?? path == realPath(other) ?? other }

  /// Why a file cannot be read, in words; nil where it can.
  static func refusal(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return Failure(path).reason.lowercased() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return Failure(path).reason.lowercased() }
    return status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : nil
  }

  /// The names in a folder in alphabetical order, nil where it cannot be listed.
  static func names(in folder: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted()
  }

  static func makeFolder(_ path: String) throws(Failure) {
    if let kind = kind(path), kind == .file || kind == .other { throw Failure(path, "it is a file, not a folder") }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(path)
    }
  }

  /// Writes a whole file, in the place of what stands at its path; a link there is refused and not followed.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw Failure(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Self.systemWrite(descriptor, $0[written...]) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = Failure(path)
        close(descriptor)
        throw failure
      }
      written += count
    }
    guard close(descriptor) == 0 else { throw Failure(path) }
  }

  /// Puts a file in the place of another one in a single step.
  static func rename(_ old: String, to new: String) throws(Failure) {
    guard systemRename(old, new) == 0 else { throw Failure(new) }
  }

  /// Removes a file, or a folder that is empty.
  static func remove(_ path: String) throws(Failure) {
    guard systemRemove(path) == 0 || errno == ENOENT else { throw Failure(path) }
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
    Musl.read(descriptor, buffer, count)
    #else
    Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let bytes = UnsafeRawBufferPointer(rebasing: bytes)
    #if canImport(Glibc)
    return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
    return Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    return Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func systemRename(_ old: String, _ new: String) -> Int32 {
    #if canImport(Glibc)
    Glibc.rename(old, new)
    #elseif canImport(Musl)
    Musl.rename(old, new)
    #else
    Darwin.rename(old, new)
    #endif
  }

  private static func systemRemove(_ path: String) -> Int32 {
    #if canImport(Glibc)
    Glibc.remove(path)
    #elseif canImport(Musl)
    Musl.remove(path)
    #else
    Darwin.remove(path)
    #endif
  }
}
