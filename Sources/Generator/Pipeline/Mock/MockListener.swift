#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A listening TCP socket and the connections that came in on it, driven by `poll`: one thread, no library.
///
/// swift-nio would bring six packages and a thread pool into a tool that is one static file; a mock answers in microseconds and
/// needs neither.
struct MockListener: ~Copyable {
  /// Why no connection can be taken.
  struct Failure: Error {
    let reason: String
    /// What to do about it.
    var remedy = "choose another port with --port, or 0 for any that is free"
  }

  /// The port that was given, or the one that the system chose for 0.
  let port: Int
  private let listening: Int32

  /// Listens at an IPv4 address; throws ``Failure`` where it cannot.
  init(host: String, port: Int) throws(Failure) {
    #if canImport(Glibc)
    let kind = Int32(SOCK_STREAM.rawValue)
    #else
    let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Failure(reason: Self.reason()) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    // The name of this machine that every machine has (RFC 6761 section 6.3); others are not looked up.
    guard inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host, &address.sin_addr) == 1 else {
      close(descriptor)
      throw Failure(
        reason: "`\(host)` is no IPv4 address",
        remedy: "give one with --host, such as 127.0.0.1, or 0.0.0.0 for every network of this machine")
    }
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
    }
    guard isBound, listen(descriptor, 128) == 0 else {
      let isForeign = errno == EADDRNOTAVAIL
      let reason = Self.reason()
      close(descriptor)
      throw isForeign
        ? Failure(reason: reason, remedy: "give an address of this machine with --host") : Failure(reason: reason)
    }
    var given = sockaddr_in()
    var length = size
    _ = withUnsafeMutablePointer(to: &given) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    self.port = Int(in_port_t(bigEndian: given.sin_port))
    listening = descriptor
  }

  deinit { close(listening) }

  private static func reason() -> String { String(cString: strerror(errno)) }

  /// Serves until the process ends. `answer` is asked for each whole request, and gives nil where the connection is to end.
  func run(_ answer: (HTTPWire.Request) -> WireAnswer?) {
    signal(SIGPIPE, SIG_IGN)
    var connections: [Int32: [UInt8]] = [:]
    while true {
      var polled = [pollfd(fd: listening, events: Int16(POLLIN), revents: 0)]
      polled += connections.keys.sorted().map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, nfds_t(polled.count), -1) > 0 || errno == EINTR else { continue }
      for entry in polled where entry.revents != 0 {
        if entry.fd == listening {
          let descriptor = accept(listening, nil, nil)
          if descriptor >= 0 { connections[descriptor] = [] }
          continue
        }
        let keeps = Self.serve(entry.fd, &connections[entry.fd, default: []], answer)
        if !keeps {
          close(entry.fd)
          connections[entry.fd] = nil
        }
      }
    }
  }

  /// Reads what has come on a connection and answers the requests that are whole; false where it has ended.
  private static func serve(
    _ descriptor: Int32, _ buffer: inout [UInt8], _ answer: (HTTPWire.Request) -> WireAnswer?
  ) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { return count < 0 && errno == EINTR }
    buffer += chunk[..<count]
    while true {
      switch HTTPWire.read(&buffer) {
      case .incomplete(let needsGoAhead):
        if needsGoAhead { _ = write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), to: descriptor) }
        return true
      case .malformed(let reason):
        let answer = WireAnswer(status: 400, headers: [("Content-Type", "text/plain")], body: Array(reason.utf8))
        _ = write(HTTPWire.text(answer, isHead: false, closes: true), to: descriptor)
        return false
      case .request(let request):
        guard let answer = answer(request) else { return false }
        let bytes = HTTPWire.text(answer, isHead: request.message.method == "HEAD", closes: request.closes)
        guard write(bytes, to: descriptor), !request.closes else { return false }
      }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
