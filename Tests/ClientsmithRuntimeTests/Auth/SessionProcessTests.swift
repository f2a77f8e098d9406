import Foundation
import Testing

@testable import ClientsmithRuntime

/// Two people, two servers, right and wrong secrets, and one token file that a process of each uses at the same time.
@Suite(
  .enabled(if: TokenFileClientProgram.path != nil, "the helper program has not been built"), .timeLimit(.minutes(25)))
struct SessionProcessTests {
  @Test(arguments: ["login", "password", "client"])
  func processesOfOneFileGetTheirOwnSessions(grant: String) async throws {
    let program = try #require(TokenFileClientProgram.path)
    let temporary = TemporaryFolder()
    let folder = temporary.path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let people = ["ada", "eve"].flatMap { person in
      ["api.example.com", "staging.example.com"].flatMap { host in
        ["\(person)-one", "\(person)-two", "wrong"].map { (person: person, host: host, secret: $0) }
      }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (person, host, secret) in people {
        for _ in 0..<2 {
          group.addTask {
            let output = try await TokenFileClientProgram.run(
              program, [folder, "3", grant, "https://\(host)", person, secret])
            let own = secret == "wrong" ? "refused" : "Bearer \(host).\(person).\(secret)"
            #expect(output == String(repeating: own + "\n", count: 3), "\(person) \(host) \(secret)")
          }
        }
      }
      try await group.waitForAll()
    }
    // Nobody with one secret evicted who has another for longer than it took to log in again, and no wrong one was hidden.
    let logins = try String(contentsOfFile: folder + "/logins", encoding: .utf8).split(separator: "\n")
    for (person, host, secret) in people {
      let count = logins.count { $0 == "https://\(host) \(person) \(secret)" }
      #expect(secret == "wrong" ? count == 6 : (1...6).contains(count), "\(person) \(host) \(secret): \(count)")
    }
  }
}
