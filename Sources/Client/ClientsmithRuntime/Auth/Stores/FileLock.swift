#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#endif

/// An advisory lock on a file of its own (`flock`), held until the object goes away or the process dies.
///
/// The lock belongs to the open file, not to a thread: it may be held across suspensions, and excludes other holders in
/// this process as well as in others.
final class FileLock: Sendable {
  private let descriptor: Locked<Int32?>

  private init(descriptor: Int32) {
    self.descriptor = Locked(descriptor)
  }

  deinit {
    release()
  }

  /// Lets go of the lock; once is enough.
  func release() {
    let descriptor = descriptor.withLock { descriptor in
      defer { descriptor = nil }
      return descriptor
    }
    guard let descriptor else { return }
    // A child process that another thread starts holds the same open file until it runs its program: closing alone would leave it locked.
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Takes the lock without waiting; nil when another holds it. Throws `POSIXFailure`.
  static func take(_ path: String) throws(POSIXFailure) -> FileLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
    guard descriptor >= 0 else { throw POSIXFailure(call: "open", path: path) }
    let lock = FileLock(descriptor: descriptor)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK { return nil }
      throw POSIXFailure(call: "flock", path: path)
    }
    // Somebody may have deleted the file between opening and locking it: what is locked then keeps nobody out.
    var (locked, present) = (stat(), stat())
    guard fstat(descriptor, &locked) == 0, lstat(path, &present) == 0, locked.st_ino == present.st_ino,
      locked.st_dev == present.st_dev
    else { return nil }
    return lock
  }
}

/// A system call that failed: which, on what, and why.
struct POSIXFailure: Error, CustomStringConvertible {
  let call: String
  let path: String
  let code = errno

  var description: String { "\(call) \(path): \(String(cString: strerror(code)))" }
}
