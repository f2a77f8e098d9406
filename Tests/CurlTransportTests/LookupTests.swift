#if os(Linux)
import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing

/// Name servers that do not answer: libcurl asks them on threads of its own, and would wait for those. `interop/nginx/names.c` stands in
/// for one.
@Suite(
  .enabled(if: HeldNames.areAvailable, "interop/nginx/run makes lookups wait and runs these tests"),
  .timeLimit(.minutes(25)), .serialized)
struct CurlLookupTests {
  @Test(arguments: Vintage.allCases)
  func `a call that is cancelled during a lookup ends at once, and holds up no other`(vintage: Vintage) async throws {
    try await withServer(answering: ok) { server in
      let transport = try vintage.transport()
      try HeldNames.hold()
      var sent = request(.post, "/cancelled", on: server)
      sent.authority = "held-\(vintage).invalid:\(server.port)"
      let wanted = sent
      let waiting = (0..<3).map { _ in Task { try await transport.exchange(wanted) } }
      while !HeldNames.areWaiting { await Task.yield() }
      for task in waiting { task.cancel() }
      for task in waiting {
        await #expect(throws: (any Error).self) { try await task.value }
      }
      #expect(try await transport.exchange(request(.get, "/other", on: server)).body == Array("hi".utf8))
      #expect(HeldNames.areWaiting)
      HeldNames.release()
      while HeldNames.areWaiting { await Task.yield() }
      // The name is known now, and leads to the server: what was cancelled does not go there.
      for _ in 0..<20 { _ = try await transport.exchange(request(.get, "/other", on: server)) }
      #expect(!server.requests.contains { $0.target == "/cancelled" })
    }
  }
}

/// Tells `names.c` what to do, by files.
enum HeldNames {
  private static let environment = ProcessInfo.processInfo.environment
  private static let folder = environment["CLIENTSMITH_NGINX_FOLDER"] ?? ""

  static var areAvailable: Bool { environment["CLIENTSMITH_HOLDS_NAMES"] != nil }
  static var areWaiting: Bool { FileManager.default.fileExists(atPath: folder + "/waiting") }
  static func hold() throws { try Data().write(to: URL(fileURLWithPath: folder + "/held")) }
  static func release() { try? FileManager.default.removeItem(atPath: folder + "/held") }
}
#endif
