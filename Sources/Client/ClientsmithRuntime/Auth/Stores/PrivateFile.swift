#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#endif

/// A small file that only its owner may read, replaced as a whole.
enum PrivateFile {
  /// The file's bytes, nil when there is no file. Throws `POSIXFailure`, and ``LooseAccess`` where others could read them too.
  static func read(_ path: String) throws -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw POSIXFailure(call: "open", path: path)
    }
    defer { close(descriptor) }
    try FilePermissions.check(file: descriptor, path: path)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = chunk.withUnsafeMutableBytes { buffer in
        retrying { systemRead(descriptor, buffer.baseAddress, buffer.count) }
      }
      if count < 0 { throw POSIXFailure(call: "read", path: path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Puts a new file in the old one's place: a reader sees one or the other whole, after a crash as well.
  static func replace(_ path: String, with bytes: [UInt8], suffix: String) throws(POSIXFailure) {
    let temporary = "\(path).\(suffix).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
    guard descriptor >= 0 else { throw POSIXFailure(call: "open", path: temporary) }
    do throws(POSIXFailure) {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: temporary)
      guard fsync(descriptor) == 0 else { throw POSIXFailure(call: "fsync", path: temporary) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let failure = POSIXFailure(call: "rename", path: path)
      unlink(temporary)
      throw failure
    }
    synchronizeFolder(of: path)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(POSIXFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        retrying { systemWrite(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard count > 0 else { throw POSIXFailure(call: "write", path: path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes the renaming itself outlive a crash; file systems that cannot do it are no worse than before.
  private static func synchronizeFolder(of path: String) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let descriptor = open(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
    Darwin.write(descriptor, start, count)
    #elseif canImport(Glibc)
    Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
    Musl.write(descriptor, start, count)
    #else
    Android.write(descriptor, start, count)
    #endif
  }

  private static func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
    Darwin.read(descriptor, start, count)
    #elseif canImport(Glibc)
    Glibc.read(descriptor, start, count)
    #elseif canImport(Musl)
    Musl.read(descriptor, start, count)
    #else
    Android.read(descriptor, start, count)
    #endif
  }

  private static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

/// Why a file or folder is no place for tokens: others may read or change it.
struct LooseAccess: Error, CustomStringConvertible {
  let path: String
  let reason: String
  let remedy: String

  var description: String { "\(path) \(reason); \(remedy)" }
}

enum FilePermissions {
  /// Refuses an open file that others may read or write, or that is not ours.
  static func check(file descriptor: Int32, path: String) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw POSIXFailure(call: "fstat", path: path) }
    if status.st_uid != geteuid() {
      throw LooseAccess(path: path, reason: "belongs to another user", remedy: "give the store a file of its own")
    }
    let mode = UInt32(status.st_mode) & 0o777
    guard mode & 0o077 != 0 else { return }
    let who = mode & 0o022 == 0 ? "read" : "changed"
    throw LooseAccess(
      path: path, reason: "can be \(who) by other users (mode \(octal(mode)))",
      remedy: "sign out what is in it, then `chmod 600` it or delete it")
  }

  /// Refuses a folder in which others may put or replace files, the sticky bit or not: they could hold its locks.
  static func check(folder path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw POSIXFailure(call: "stat", path: path)
    }
    if status.st_uid != geteuid(), status.st_uid != 0 {
      throw LooseAccess(path: path, reason: "belongs to another user", remedy: "give the store a folder of its own")
    }
    let mode = UInt32(status.st_mode) & 0o777
    guard mode & 0o022 != 0 else { return }
    throw LooseAccess(
      path: path, reason: "can be written to by other users (mode \(octal(mode)))",
      remedy: "`chmod 700` it, or give the store a folder of its own: it makes a missing one")
  }

  private static func octal(_ mode: UInt32) -> String {
    let text = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
