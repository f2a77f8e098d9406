import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// `clientsmith mock`.
struct MockTests {
  @Test func aDocumentIsServedAndCheckedBehindAPort() async throws {
    let space = try Samples.workspace()
    let server = try Program.start(["mock", "specs/alpha.yaml", "--port", "0"], in: space)
    defer { kill(server.process, SIGKILL) }
    let base = try #require(try await server.line { $0.contains("operations at ") || $0.contains("http://") })
    let url = try #require(base.firstMatch(of: /http:\/\/[0-9.:]+[^ ,]*/)).output
    let (_, answer) = try await URLSession.shared.data(from: try #require(URL(string: "\(url)/nowhere")))
    #expect((answer as? HTTPURLResponse)?.statusCode == 400)
    let mismatch = try await server.line { $0.contains("mismatch:") }
    #expect(mismatch?.hasPrefix("specs/alpha.yaml: mismatch: GET ") == true)
  }

  @Test(arguments: [
    (["mock", "specs/none.yaml"], Int32(2), "[unreadable-file]"), (["mock", "Gamma"], 64, "no client `Gamma`"),
    (["mock", "specs/alpha.yaml", "--port", "70000"], 64, "--port is a number"),
    (["mock", "specs/alpha.yaml", "--port", "0", "--host", "nowhere"], 2, "is no IPv4 address"),
  ])
  func whatCannotBeServedIsSaid(arguments: [String], status: Int32, words: String) throws {
    let run = try Program.run(arguments, in: try Samples.workspace())
    #expect(run.exitCode == status && run.errors.contains(words), "\(run.errors)")
  }
}
