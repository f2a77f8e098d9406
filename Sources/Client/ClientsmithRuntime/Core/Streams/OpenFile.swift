#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#endif

/// A file of the user's that is read or written piece by piece; closed at the latest when nobody has it any more.
final class OpenFile: Sendable {
  private let path: String
  /// -1 when it is closed. Readers and writers hold the lock while they use it, so that no number is used after it was given away.
  private let descriptor: Locked<Int32>

  /// Opens a file to read it. Throws `CocoaError` when it cannot be read.
  convenience init(reading path: String) throws {
    try self.init(path, O_RDONLY | O_CLOEXEC)
  }

  /// Makes a new file that is not there yet, readable as the process's mask says. Throws `CocoaError` when it cannot be made.
  convenience init(creating path: String) throws {
    try self.init(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
  }

  private init(_ path: String, _ flags: Int32) throws {
    let descriptor = open(path, flags, mode_t(0o666))
    guard descriptor >= 0 else { throw Self.failure(path, flags & O_CREAT == 0) }
    self.path = path
    self.descriptor = Locked(descriptor)
  }

  deinit { close() }

  /// Its length in bytes now.
  func length() throws -> Int64 {
    try descriptor.withLock { descriptor in
      let end = lseek(descriptor, 0, SEEK_END)
      guard end >= 0 else { throw Self.failure(path, true) }
      return Int64(end)
    }
  }

  /// At most `count` bytes from where it was last read; none at the end.
  func read(upTo count: Int) throws -> [UInt8] {
    try descriptor.withLock { descriptor in
      try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = try Self.retrying(path, true) { systemRead(descriptor, buffer.baseAddress, count) }
      }
    }
  }

  /// Writes all bytes behind what was written before.
  func write(_ bytes: [UInt8]) throws {
    try descriptor.withLock { descriptor in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = try rest.withUnsafeBytes { buffer in
          try Self.retrying(path, false) { systemWrite(descriptor, buffer.baseAddress, buffer.count) }
        }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Closes it; a second time does nothing.
  func close() {
    descriptor.withLock { descriptor in
      if descriptor >= 0 { _ = systemClose(descriptor) }
      descriptor = -1
    }
  }

  /// Puts a file in the place of another, or where none is yet.
  static func rename(_ path: String, to other: String) throws {
    guard systemRename(path, other) == 0 else { throw failure(other, false) }
  }

  private static func retrying(_ path: String, _ isReading: Bool, _ call: () -> Int) throws -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw failure(path, isReading) }
    }
  }

  /// What went wrong, as Foundation says it.
  private static func failure(_ path: String, _ isReading: Bool) -> CocoaError {
    let code: CocoaError.Code =
      switch errno {
      case ENOENT: isReading ? .fileReadNoSuchFile : .fileNoSuchFile
      case EACCES, EPERM: isReading ? .fileReadNoPermission : .fileWriteNoPermission
      case EROFS: .fileWriteVolumeReadOnly
      case ENOSPC, EDQUOT: .fileWriteOutOfSpace
      default: isReading ? .fileReadUnknown : .fileWriteUnknown
      }
    return CocoaError(code, userInfo: ["NSFilePath": path])
  }
}

private func systemRename(_ path: String, _ other: String) -> Int32 { rename(path, other) }

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, start, count)
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
