#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#endif

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
