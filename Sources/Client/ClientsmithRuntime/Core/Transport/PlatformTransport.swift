import Logging

extension ClientConfiguration {
  /// What carries the requests of every client that is not given a transport: `URLSession` on Apple's platforms, libcurl on
  /// Linux. Where a Linux machine has no libcurl it is `URLSession` there too, and a warning says once what that means.
  public static let platformTransport: any Transport = {
    #if os(Linux)
    return libcurl(or: URLSessionTransport.shared, Logger(label: "clientsmith")) { try CurlTransport() }
    #else
    return URLSessionTransport.shared
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
