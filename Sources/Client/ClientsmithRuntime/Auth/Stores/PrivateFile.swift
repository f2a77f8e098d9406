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
