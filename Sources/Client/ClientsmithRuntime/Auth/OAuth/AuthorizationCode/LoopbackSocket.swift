#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#endif

/// A TCP port of 127.0.0.1 that is listened on; never blocks.
final class ListeningSocket: Sendable {
  let descriptor: Int32
  /// The port that was taken.
  let port: UInt16

  /// Takes a port, any free one for 0. Throws `SocketFailure`.
  init(port: UInt16) throws(SocketFailure) {
    let descriptor = socket(AF_INET, Self.streamType, 0)
    guard descriptor >= 0 else { throw SocketFailure(call: "socket") }
    self.descriptor = descriptor
    closeOnExec(descriptor)
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> String? in
        guard bind(descriptor, generic, length) == 0 else { return "bind" }
        guard listen(descriptor, 8) == 0 else { return "listen" }
        guard getsockname(descriptor, generic, &length) == 0 else { return "getsockname" }
        guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else { return "fcntl" }
        return nil
      }
    }
    self.port = UInt16(bigEndian: address.sin_port)
    if let result { throw SocketFailure(call: result) }
  }

  deinit {
    close(descriptor)
  }

  /// A connection that is waiting, nil when there is none.
  func accept() -> ConnectedSocket? {
    #if canImport(Darwin)
    let connection = Darwin.accept(descriptor, nil, nil)
    #elseif canImport(Glibc)
    let connection = Glibc.accept(descriptor, nil, nil)
    #elseif canImport(Musl)
    let connection = Musl.accept(descriptor, nil, nil)
    #else
    let connection = Android.accept(descriptor, nil, nil)
    #endif
    return connection >= 0 ? ConnectedSocket(descriptor: connection) : nil
  }

  private static var streamType: Int32 {
    #if canImport(Glibc)
    Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    #elseif canImport(Darwin)
    SOCK_STREAM
    #else
    Int32(SOCK_STREAM) | Int32(SOCK_CLOEXEC)
    #endif
  }
}

/// Keeps a socket out of the programs that this one starts: a browser's redirect carries a code.
private func closeOnExec(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
}

/// One connection from a browser.
final class ConnectedSocket: Sendable {
  enum Chunk {
    case bytes([UInt8])
    case nothing
    case closed
  }

  let descriptor: Int32

  init(descriptor: Int32) {
    self.descriptor = descriptor
    closeOnExec(descriptor)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    #if canImport(Darwin)
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  deinit {
    close(descriptor)
  }

  /// What has arrived.
  func receive() -> Chunk {
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    if count > 0 { return .bytes(Array(buffer[..<count])) }
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) ? .nothing : .closed
  }

  /// Sends a small page; one that does not fit into the socket's buffer is cut off, since the browser's view matters to nobody.
  func send(_ bytes: [UInt8]) {
    #if canImport(Darwin)
    let flags: Int32 = 0
    #else
    let flags = Int32(MSG_NOSIGNAL)
    #endif
    _ = bytes.withUnsafeBytes { buffer in
      #if canImport(Darwin)
      Darwin.send(descriptor, buffer.baseAddress, buffer.count, flags)
      #elseif canImport(Glibc)
      Glibc.send(descriptor, buffer.baseAddress, buffer.count, flags)
      #elseif canImport(Musl)
      Musl.send(descriptor, buffer.baseAddress, buffer.count, flags)
      #else
      Android.send(descriptor, buffer.baseAddress, buffer.count, flags)
      #endif
    }
    shutdown(descriptor, Int32(SHUT_WR))
  }
}

/// A socket call that failed: which, and why.
struct SocketFailure: Error, CustomStringConvertible {
  let call: String
  let code = errno

  var description: String { "\(call): \(String(cString: strerror(code)))" }
}
