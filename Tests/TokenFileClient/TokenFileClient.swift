import ClientsmithRuntime
import Foundation
import HTTPTypes

/// One of the processes of `FileTokenStoreTests` and `SessionProcessTests`, which share a token file.
///
/// Usage: `TokenFileClient FOLDER CALLS` makes calls with a rotating token. The "service" is the file `FOLDER/family`, which holds the
/// one refresh token that is good; using another ends the session for good. It writes each token that it is sent into
/// `FOLDER/presented`. Prints the access token of each call, or the kind of its error.
///
/// `TokenFileClient FOLDER dies|dead|held` makes one such call in whose refresh the process is killed, when the service has taken the
/// token (`dies`) or before (`dead`); or waits, when the service has taken it and `FOLDER/taken` says so, for `FOLDER/go`.
///
/// `TokenFileClient FOLDER CALLS GRANT SERVER PERSON SECRET` makes calls as somebody, each with credentials made anew; see
/// ``PersonalClient``.
@main
enum TokenFileClient {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let fate = arguments.count == 3 ? Fate(rawValue: arguments[2]) : nil
    guard arguments.count == 3 || arguments.count == 7, let calls = fate == nil ? Int(arguments[2]) : 1 else {
      exit(64)
    }
    let folder = arguments[1]
    if arguments.count == 7 {
      let client = PersonalClient(
        folder: folder, grant: arguments[3], server: arguments[4], person: arguments[5], secret: arguments[6])
      for _ in 0..<calls { print(try await client.header()) }
      return
    }
    let service = AuthorizationServices(name: "Example", serverURL: "https://api.example.com") { _, body in
      try await refresh(String(decoding: body, as: UTF8.self), in: folder, fate)
    }
    let exchange = TokenExchange(
      refresh: TokenOperation(
        "refresh", .post, "/refresh", refreshTokenField: .body("token"), token: "/access",
        refreshToken: "/refresh"), initialRefreshToken: "r0", rotates: true)
    let store = FileTokenStore(path: folder + "/private/tokens.json")
    for _ in 0..<calls {
      // A process of its own each time, as far as tokens are concerned: everything is read from the file again.
      let authenticator = TokenAuthenticator(exchange, store: store)
      let context = AuthorizationContext(service, operationID: "getThing", scheme: "session")
      var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/")
      do {
        let stamp = try await authenticator.authorize(&request, for: context)
        let refusal = Rejection(status: 401, headers: [:], body: [], stamp: stamp)
        guard try await authenticator.renew(refusal, for: context) else { exit(1) }
        _ = try await authenticator.authorize(&request, for: context)
        print(request.headerFields[.authorization] ?? "none")
      } catch let error as AuthenticationError {
        print(error.kind.rawValue)
      }
    }
  }

  /// What becomes of the process in its refresh.
  private enum Fate: String {
    case dies, dead, held
  }

  /// Plays the server: a refresh token that is not the present one ends the session.
  private static func refresh(
    _ body: String, in folder: String, _ fate: Fate?
  ) async throws -> (HTTPResponse, [UInt8]) {
    let family = folder + "/family"
    if fate == .dead { kill(getpid(), SIGKILL) }
    let current = try String(contentsOfFile: family, encoding: .utf8)
    try PersonalClient.append(body + "\n", to: folder + "/presented")
    // Time for another process to come in between, if nothing kept it out.
    try await Task.sleep(for: .milliseconds(2))
    guard body == #"{"token":"\#(current)"}"#, let number = Int(current.dropFirst()) else {
      try "dead".write(toFile: family, atomically: true, encoding: .utf8)
      return (HTTPResponse(status: .unauthorized), [])
    }
    let next = "r\(number + 1)"
    try next.write(toFile: family, atomically: true, encoding: .utf8)
    if fate == .dies { kill(getpid(), SIGKILL) }
    if fate == .held {
      try "".write(toFile: folder + "/taken", atomically: true, encoding: .utf8)
      while !FileManager.default.fileExists(atPath: folder + "/go") { try await Task.sleep(for: .milliseconds(2)) }
    }
    return (HTTPResponse(status: .ok), Array(#"{"access":"t\#(number + 1)","refresh":"\#(next)"}"#.utf8))
  }
}
