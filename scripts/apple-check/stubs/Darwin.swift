// Darwin as Swift imports it: integer widths, nullability and which constants are macros are those of Apple's man pages and of
// the open headers of xnu and Libc (github.com/apple-oss-distributions). Values of macros and bodies do not matter. Macros that
// stand for a variable (`stderr`) are computed, as the importer makes them.
@_exported import DarwinTypes
public typealias mode_t = UInt16
public typealias off_t = Int64
public typealias pid_t = Int32
public typealias uid_t = UInt32
public typealias ssize_t = Int
public typealias time_t = Int
public typealias socklen_t = UInt32
public typealias sa_family_t = UInt8
public typealias in_port_t = UInt16
public typealias in_addr_t = UInt32
public typealias nfds_t = UInt32
public typealias uuid_t = (
  UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8
)

// Files
public var O_RDONLY: Int32 { 0 }
public var O_WRONLY: Int32 { 1 }
public var O_RDWR: Int32 { 2 }
public var O_NONBLOCK: Int32 { 4 }
public var O_APPEND: Int32 { 8 }
public var O_NOFOLLOW: Int32 { 0x100 }
public var O_CREAT: Int32 { 0x200 }
public var O_TRUNC: Int32 { 0x400 }
public var O_EXCL: Int32 { 0x800 }
public var O_CLOEXEC: Int32 { 0x1000000 }
public var F_OK: Int32 { 0 }
public var F_SETFL: Int32 { 4 }
public var LOCK_SH: Int32 { 1 }
public var LOCK_EX: Int32 { 2 }
public var LOCK_NB: Int32 { 4 }
public var LOCK_UN: Int32 { 8 }
public var S_IFMT: mode_t { 0o170000 }
public var S_IFDIR: mode_t { 0o040000 }
public var S_IFREG: mode_t { 0o100000 }
public var S_IFLNK: mode_t { 0o120000 }
public var STDIN_FILENO: Int32 { 0 }
public var STDOUT_FILENO: Int32 { 1 }
public var STDERR_FILENO: Int32 { 2 }
public var SIGKILL: Int32 { 9 }
public var SIGPIPE: Int32 { 13 }
public typealias sig_t = @convention(c) (Int32) -> Void
public var SIG_DFL: sig_t? { nil }
public var SIG_IGN: sig_t { { _ in } }
@discardableResult public func kill(_: pid_t, _: Int32) -> Int32 { 0 }
public func getpid() -> pid_t { 0 }
@discardableResult public func signal(_: Int32, _: sig_t!) -> sig_t! { nil }
public struct timespec {
  public var tv_sec: Int
  public var tv_nsec: Int
  public init() { self.init(tv_sec: 0, tv_nsec: 0) }
  public init(tv_sec: Int, tv_nsec: Int) { (self.tv_sec, self.tv_nsec) = (tv_sec, tv_nsec) }
}
public struct timeval {
  public var tv_sec: Int
  public var tv_usec: Int32
  public init() { self.init(tv_sec: 0, tv_usec: 0) }
  public init(tv_sec: Int, tv_usec: Int32) { (self.tv_sec, self.tv_usec) = (tv_sec, tv_usec) }
}
@discardableResult public func open(_ path: UnsafePointer<CChar>, _ oflag: Int32) -> Int32 { 0 }
@discardableResult public func open(_ path: UnsafePointer<CChar>, _ oflag: Int32, _ mode: mode_t) -> Int32 { 0 }
@discardableResult public func close(_: Int32) -> Int32 { 0 }
@discardableResult public func read(_: Int32, _: UnsafeMutableRawPointer!, _: Int) -> Int { 0 }
@discardableResult public func write(_ __fd: Int32, _ __buf: UnsafeRawPointer!, _ __nbyte: Int) -> Int { 0 }
@discardableResult public func fsync(_: Int32) -> Int32 { 0 }
@discardableResult public func flock(_: Int32, _: Int32) -> Int32 { 0 }
@discardableResult public func unlink(_: UnsafePointer<CChar>!) -> Int32 { 0 }
@discardableResult public func lseek(_: Int32, _: off_t, _: Int32) -> off_t { 0 }
public var SEEK_END: Int32 { 2 }
@discardableResult public func rename(_ __old: UnsafePointer<CChar>!, _ __new: UnsafePointer<CChar>!) -> Int32 { 0 }
@discardableResult public func remove(_: UnsafePointer<CChar>!) -> Int32 { 0 }
@discardableResult public func access(_: UnsafePointer<CChar>!, _: Int32) -> Int32 { 0 }
@discardableResult public func stat(_: UnsafePointer<CChar>!, _: UnsafeMutablePointer<DarwinTypes.stat>!) -> Int32 { 0 }
@discardableResult public func fstat(_: Int32, _: UnsafeMutablePointer<DarwinTypes.stat>!) -> Int32 { 0 }
@discardableResult public func lstat(_: UnsafePointer<CChar>!, _: UnsafeMutablePointer<DarwinTypes.stat>!) -> Int32 { 0 }
public func geteuid() -> uid_t { 0 }
@discardableResult public func pipe(_: UnsafeMutablePointer<Int32>!) -> Int32 { 0 }
public func strdup(_ __s1: UnsafePointer<CChar>!) -> UnsafeMutablePointer<CChar>! { nil }
@discardableResult public func waitpid(_: pid_t, _: UnsafeMutablePointer<Int32>!, _: Int32) -> pid_t { 0 }
// What starts programs: not on tvOS and watchOS. There is no `environ` for Swift.
public typealias posix_spawn_file_actions_t = UnsafeMutableRawPointer
public typealias posix_spawnattr_t = UnsafeMutableRawPointer
public func _NSGetEnviron() -> UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>! { nil }
#if !os(tvOS) && !os(watchOS)
@discardableResult public func posix_spawn_file_actions_init(_: UnsafeMutablePointer<posix_spawn_file_actions_t?>!) -> Int32 { 0 }
@discardableResult public func posix_spawn_file_actions_destroy(_: UnsafeMutablePointer<posix_spawn_file_actions_t?>!) -> Int32 { 0 }
@discardableResult public func posix_spawn_file_actions_adddup2(
  _: UnsafeMutablePointer<posix_spawn_file_actions_t?>!, _: Int32, _: Int32
) -> Int32 { 0 }
@discardableResult public func posix_spawn_file_actions_addclose(
  _: UnsafeMutablePointer<posix_spawn_file_actions_t?>!, _: Int32
) -> Int32 { 0 }
@discardableResult public func posix_spawn_file_actions_addopen(
  _: UnsafeMutablePointer<posix_spawn_file_actions_t?>!, _: Int32, _: UnsafePointer<CChar>!, _: Int32, _: mode_t
) -> Int32 { 0 }
@discardableResult public func posix_spawnp(
  _: UnsafeMutablePointer<pid_t>!, _: UnsafePointer<CChar>!, _: UnsafePointer<posix_spawn_file_actions_t?>!,
  _: UnsafePointer<posix_spawnattr_t?>!, _ __argv: UnsafePointer<UnsafeMutablePointer<CChar>?>!,
  _ __envp: UnsafePointer<UnsafeMutablePointer<CChar>?>!
) -> Int32 { 0 }
#endif
@discardableResult public func realpath(_: UnsafePointer<CChar>!, _: UnsafeMutablePointer<CChar>!)
  -> UnsafeMutablePointer<CChar>! { nil }
@discardableResult public func fcntl(_ fd: Int32, _ cmd: Int32) -> Int32 { 0 }
@discardableResult public func fcntl(_ fd: Int32, _ cmd: Int32, _ value: Int32) -> Int32 { 0 }
@discardableResult public func fcntl(_ fd: Int32, _ cmd: Int32, _ ptr: UnsafeMutableRawPointer) -> Int32 { 0 }
@discardableResult public func ioctl(_ fd: Int32, _ request: UInt, _ value: CInt) -> CInt { 0 }
@discardableResult public func ioctl(_ fd: Int32, _ request: UInt, _ ptr: UnsafeMutableRawPointer) -> CInt { 0 }
public func isatty(_: Int32) -> Int32 { 0 }
public var TIOCGWINSZ: UInt { 0x4008_7468 }
public struct winsize {
  public var ws_row: UInt16 = 0
  public var ws_col: UInt16 = 0
  public init() {}
}

// Streams
public struct __sFILE {}
public typealias FILE = __sFILE
public var stdin: UnsafeMutablePointer<FILE>! { nil }
public var stdout: UnsafeMutablePointer<FILE>! { nil }
public var stderr: UnsafeMutablePointer<FILE>! { nil }
@discardableResult public func fopen(_ __filename: UnsafePointer<CChar>!, _ __mode: UnsafePointer<CChar>!)
  -> UnsafeMutablePointer<FILE>! { nil }
@discardableResult public func fflush(_: UnsafeMutablePointer<FILE>!) -> Int32 { 0 }
@discardableResult public func putc(_: Int32, _: UnsafeMutablePointer<FILE>!) -> Int32 { 0 }
@discardableResult public func fputs(_: UnsafePointer<CChar>!, _: UnsafeMutablePointer<FILE>!) -> Int32 { 0 }
@discardableResult public func fwrite(
  _ __ptr: UnsafeRawPointer!, _ __size: Int, _ __nitems: Int, _ __stream: UnsafeMutablePointer<FILE>!
) -> Int { 0 }
public func flockfile(_: UnsafeMutablePointer<FILE>!) {}
public func funlockfile(_: UnsafeMutablePointer<FILE>!) {}

// Errors, memory, numbers, the process
public var errno: Int32 { get { 0 } set {} }
public var ENOENT: Int32 { 2 }
public var EPERM: Int32 { 1 }
public var EACCES: Int32 { 13 }
public var ENOSPC: Int32 { 28 }
public var EROFS: Int32 { 30 }
public var EDQUOT: Int32 { 69 }
public var EINTR: Int32 { 4 }
public var EAGAIN: Int32 { 35 }
public var EWOULDBLOCK: Int32 { 35 }
public var EADDRNOTAVAIL: Int32 { 49 }
public var ECONNREFUSED: Int32 { 61 }
public var EXIT_SUCCESS: Int32 { 0 }
public var EXIT_FAILURE: Int32 { 1 }
public var EX_USAGE: Int32 { 64 }
public func strerror(_ __errnum: Int32) -> UnsafeMutablePointer<CChar>! { nil }
public func getenv(_: UnsafePointer<CChar>!) -> UnsafeMutablePointer<CChar>! { nil }
@discardableResult public func setenv(_ __name: UnsafePointer<CChar>!, _ __value: UnsafePointer<CChar>!, _ __overwrite: Int32)
  -> Int32 { 0 }
@discardableResult public func unsetenv(_: UnsafePointer<CChar>!) -> Int32 { 0 }
public func exit(_: Int32) -> Never { fatalError() }
public func free(_: UnsafeMutableRawPointer!) {}
public func strlen(_ __s: UnsafePointer<CChar>!) -> Int { 0 }
@discardableResult public func memchr(_ __s: UnsafeRawPointer!, _ __c: Int32, _ __n: Int) -> UnsafeMutableRawPointer! { nil }
@discardableResult public func memcmp(_ __s1: UnsafeRawPointer!, _ __s2: UnsafeRawPointer!, _ __n: Int) -> Int32 { 0 }
@discardableResult public func memcpy(_ __dst: UnsafeMutableRawPointer!, _ __src: UnsafeRawPointer!, _ __n: Int)
  -> UnsafeMutableRawPointer! { nil }
@discardableResult public func strtod(_: UnsafePointer<CChar>!, _: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!)
  -> Double { 0 }
public func pow(_: Double, _: Double) -> Double { 0 }
public func exp(_: Double) -> Double { 0 }
public func log(_: Double) -> Double { 0 }
public func floor(_: Double) -> Double { 0 }
public func ceil(_: Double) -> Double { 0 }
public func round(_: Double) -> Double { 0 }

// Time
public struct tm {
  public var tm_sec: Int32 = 0
  public var tm_min: Int32 = 0
  public var tm_hour: Int32 = 0
  public var tm_mday: Int32 = 0
  public var tm_mon: Int32 = 0
  public var tm_year: Int32 = 0
  public init() {}
}
public struct clockid_t: RawRepresentable, Equatable, @unchecked Sendable {
  public var rawValue: UInt32
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}
public var CLOCK_REALTIME: clockid_t { clockid_t(0) }
public var CLOCK_MONOTONIC: clockid_t { clockid_t(6) }
@available(macOS 10.12, iOS 10.0, tvOS 10.0, watchOS 3.0, *)
@discardableResult public func clock_gettime(_ __clock_id: clockid_t, _ __tp: UnsafeMutablePointer<timespec>!) -> Int32 { 0 }
@discardableResult public func time(_: UnsafeMutablePointer<time_t>!) -> time_t { 0 }
public func localtime(_: UnsafePointer<time_t>!) -> UnsafeMutablePointer<tm>! { nil }
@discardableResult public func strftime(
  _: UnsafeMutablePointer<CChar>!, _ __maxsize: Int, _: UnsafePointer<CChar>!, _: UnsafePointer<tm>!
) -> Int { 0 }

// Threads
public struct pthread_mutex_t { public init() {} }
public struct pthread_mutexattr_t { public init() {} }
public struct pthread_rwlock_t { public init() {} }
public struct pthread_rwlockattr_t { public init() {} }
public var PTHREAD_MUTEX_ERRORCHECK: Int32 { 1 }
@discardableResult public func pthread_mutexattr_init(_: UnsafeMutablePointer<pthread_mutexattr_t>) -> Int32 { 0 }
@discardableResult public func pthread_mutexattr_settype(_: UnsafeMutablePointer<pthread_mutexattr_t>, _: Int32) -> Int32 { 0 }
@discardableResult public func pthread_mutexattr_destroy(_: UnsafeMutablePointer<pthread_mutexattr_t>) -> Int32 { 0 }
@discardableResult public func pthread_mutex_init(
  _: UnsafeMutablePointer<pthread_mutex_t>, _: UnsafePointer<pthread_mutexattr_t>?
) -> Int32 { 0 }
@discardableResult public func pthread_mutex_destroy(_: UnsafeMutablePointer<pthread_mutex_t>) -> Int32 { 0 }
@discardableResult public func pthread_mutex_lock(_: UnsafeMutablePointer<pthread_mutex_t>) -> Int32 { 0 }
@discardableResult public func pthread_mutex_unlock(_: UnsafeMutablePointer<pthread_mutex_t>) -> Int32 { 0 }
@discardableResult public func pthread_rwlock_init(
  _: UnsafeMutablePointer<pthread_rwlock_t>, _: UnsafePointer<pthread_rwlockattr_t>?
) -> Int32 { 0 }
@discardableResult public func pthread_rwlock_destroy(_: UnsafeMutablePointer<pthread_rwlock_t>) -> Int32 { 0 }
@discardableResult public func pthread_rwlock_rdlock(_: UnsafeMutablePointer<pthread_rwlock_t>) -> Int32 { 0 }
@discardableResult public func pthread_rwlock_wrlock(_: UnsafeMutablePointer<pthread_rwlock_t>) -> Int32 { 0 }
@discardableResult public func pthread_rwlock_unlock(_: UnsafeMutablePointer<pthread_rwlock_t>) -> Int32 { 0 }

public struct os_unfair_lock_s { public init() {} }
public typealias os_unfair_lock = os_unfair_lock_s
public typealias os_unfair_lock_t = UnsafeMutablePointer<os_unfair_lock_s>
@available(*, noasync, message: "Use OSAllocatedUnfairLock.withLock() for async-safe scoped locking")
public func os_unfair_lock_lock(_ lock: os_unfair_lock_t) {}
@available(*, noasync, message: "Use OSAllocatedUnfairLock.withLock() for async-safe scoped locking")
public func os_unfair_lock_unlock(_ lock: os_unfair_lock_t) {}

// Sockets
public var AF_INET: Int32 { 2 }
public var SOCK_STREAM: Int32 { 1 }
public var SOL_SOCKET: Int32 { 0xffff }
public var SO_REUSEADDR: Int32 { 4 }
public var SO_NOSIGPIPE: Int32 { 0x1022 }
public var SHUT_WR: Int32 { 1 }
public struct in_addr {
  public var s_addr: in_addr_t
  public init() { self.init(s_addr: 0) }
  public init(s_addr: in_addr_t) { self.s_addr = s_addr }
}
public struct sockaddr {
  public var sa_len: UInt8 = 0
  public var sa_family: sa_family_t = 0
  public init() {}
}
public struct sockaddr_in {
  public var sin_len: UInt8 = 0
  public var sin_family: sa_family_t = 0
  public var sin_port: in_port_t = 0
  public var sin_addr = in_addr()
  public init() {}
}
public var POLLIN: Int32 { 1 }
public var POLLOUT: Int32 { 4 }
public var POLLERR: Int32 { 8 }
public var POLLHUP: Int32 { 0x10 }
public struct pollfd {
  public var fd: Int32
  public var events: Int16
  public var revents: Int16
  public init() { self.init(fd: 0, events: 0, revents: 0) }
  public init(fd: Int32, events: Int16, revents: Int16) { (self.fd, self.events, self.revents) = (fd, events, revents) }
}
@discardableResult public func poll(_: UnsafeMutablePointer<pollfd>!, _: nfds_t, _: Int32) -> Int32 { 0 }
@discardableResult public func inet_pton(_: Int32, _: UnsafePointer<CChar>!, _: UnsafeMutableRawPointer!) -> Int32 { 0 }
@discardableResult public func socket(_: Int32, _: Int32, _: Int32) -> Int32 { 0 }
@discardableResult public func setsockopt(_: Int32, _: Int32, _: Int32, _: UnsafeRawPointer!, _: socklen_t) -> Int32 { 0 }
@discardableResult public func bind(_: Int32, _: UnsafePointer<sockaddr>!, _: socklen_t) -> Int32 { 0 }
@discardableResult public func listen(_: Int32, _: Int32) -> Int32 { 0 }
@discardableResult public func accept(_: Int32, _: UnsafeMutablePointer<sockaddr>!, _: UnsafeMutablePointer<socklen_t>!)
  -> Int32 { 0 }
@discardableResult public func getsockname(_: Int32, _: UnsafeMutablePointer<sockaddr>!, _: UnsafeMutablePointer<socklen_t>!)
  -> Int32 { 0 }
@discardableResult public func recv(_: Int32, _: UnsafeMutableRawPointer!, _: Int, _: Int32) -> Int { 0 }
@discardableResult public func send(_: Int32, _: UnsafeRawPointer!, _: Int, _: Int32) -> Int { 0 }
@discardableResult public func shutdown(_: Int32, _: Int32) -> Int32 { 0 }

public let F_SETFD: Int32 = 2
public let FD_CLOEXEC: Int32 = 1
