import Logging

extension ClientConfiguration {
  /// What carries the requests of every client that is not given a transport: `URLSession` on Apple's platforms, libcurl on
  /// Linux. Where a Linux machine has no libcurl it is `URLSession` there too, and a warning says once what that means; in a build
  /// without the trait `URLSession` every request fails there, and the error says what to install.
  public static let platformTransport: any Transport = {
    #if !os(Linux)
    return URLSessionTransport.shared
    #elseif URLSession
    return libcurl(or: URLSessionTransport.shared, Logger(label: "clientsmith")) { try CurlTransport() }
    #else
    do {
      return try CurlTransport()
    } catch {
      return NoTransport(reason: error)
    }
    #endif
  }()

  #if os(Linux)
  /// What `make` makes of libcurl, or another transport with a warning of what that one cannot do.
  package static func libcurl(
    or other: any Transport, _ logger: Logger, _ make: () throws -> CurlTransport
  ) -> any Transport {
    do {
      return try make()
    } catch {
      logger.warning(
        """
        \(error). Until then requests go through Foundation's URLSession, which on Linux sends some requests twice, joins \
        Set-Cookie fields, keeps unread answers in memory without limit, ends the program at a trailer, and takes \
        compressed answers that were cut off for whole ones.
        """)
      return other
    }
  }
  #endif
}

#if os(Linux) && !URLSession
/// Sends nothing, and says why.
private struct NoTransport: Transport {
  let reason: any Error

  func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    throw TransportError(.neverSent, "\(reason)", underlying: reason)
  }
}
#endif
