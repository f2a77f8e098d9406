import Logging

extension ClientConfiguration {
  /// What carries the requests of every client that is not given a transport: `URLSession` on Apple's platforms, libcurl on
  /// Linux. Where a Linux machine has no libcurl it is `URLSession` there too, and a warning says once what that means.
  public static let platformTransport: any Transport = {
    #if os(Linux)
    do {
      return try CurlTransport()
    } catch {
      Logger(label: "clientsmith").warning(
        """
        \(error). Until then requests go through Foundation's URLSession, which on Linux sends some requests twice, joins \
        Set-Cookie fields, keeps unread answers in memory without limit, ends the program at a trailer, and takes \
        compressed answers that were cut off for whole ones.
        """)
      return URLSessionTransport.shared
    }
    #else
    return URLSessionTransport.shared
    #endif
  }()
}
