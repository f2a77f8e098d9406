#if os(Linux)
import ClientsmithRuntime
import Logging
import Testing

@Suite struct CurlFallbackTests {
  @Test func `a machine without libcurl is told what that means, and goes on`() throws {
    let lines = Locked<[String]>([])
    let logger = Logger(label: "test") { _ in Keeper(lines: lines) }
    let transport = ClientConfiguration.libcurl(or: URLSessionTransport.shared, logger) {
      throw CurlUnavailable(reason: "libcurl.so.4 cannot be loaded")
    }
    #expect(transport is URLSessionTransport)
    let line = try #require(lines.withLock { $0.first })
    #expect(line.hasPrefix("libcurl.so.4 cannot be loaded; install libcurl 7.68 or later"))
    for fault in ["twice", "Set-Cookie", "without limit", "trailer", "cut off"] { #expect(line.contains(fault)) }
  }
}

private struct Keeper: LogHandler {
  let lines: Locked<[String]>
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.withLock { $0.append("\(event.message)") }
  }
}
#endif
