import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The status of a GET, as a browser would send it.
func fetch(_ url: String) async throws -> Int {
  guard let url = URL(string: url) else { return 0 }
  let (_, response) = try await URLSession(configuration: .ephemeral).data(from: url)
  return (response as? HTTPURLResponse)?.statusCode ?? 0
}

/// Where a GET is redirected to, as a program with its own browser view sees it.
func redirect(of url: String) async throws -> String {
  guard let url = URL(string: url) else { return "" }
  let session = URLSession(configuration: .ephemeral, delegate: RedirectKeeper(), delegateQueue: nil)
  defer { session.finishTasksAndInvalidate() }
  let (_, response) = try await session.data(from: url)
  return (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Location") ?? ""
}

/// Follows no redirect.
private final class RedirectKeeper: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#endif

/// A connection on which nothing is ever sent, as browsers open them ahead of time.
final class IdleConnection {
  private let descriptor: Int32

  init(port: UInt16) {
    #if canImport(Glibc)
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  deinit { close(descriptor) }
}
