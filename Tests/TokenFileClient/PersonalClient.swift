import ClientsmithRuntime
import Foundation
import HTTPTypes

/// Somebody's calls to one server, with a token file that others use too.
///
/// The "service" gives a token in which the server, the person and the secret can be read, to whoever's secret begins with his name,
/// refuses everybody else, and writes a line into `FOLDER/logins` for each login.
struct PersonalClient {
  let folder: String
  let grant: String
  let server: String
  let person: String
  let secret: String

  /// The credential of a call; of one that was refused, the error's kind.
  func header() async throws -> String {
    let (folder, server) = (folder, server)
    let service = AuthorizationServices(name: "Example", serverURL: server) { _, body in
      try await Self.login(String(decoding: body, as: UTF8.self), server: server, log: folder + "/logins")
    }
    let store = FileTokenStore(path: folder + "/private/tokens.json")
    let authenticator = authenticator(store)
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/")
    do {
      let context = AuthorizationContext(service, operationID: "getThing", scheme: "session")
      _ = try await authenticator.authorize(&request, for: context)
    } catch let error as AuthenticationError {
      return error.kind.rawValue
    }
    return request.headerFields[.authorization] ?? "none"
  }

  private func authenticator(_ store: FileTokenStore) -> TokenAuthenticator {
    let endpoints = OAuthEndpoints(token: "/token")
    switch grant {
    case "password":
      return TokenAuthenticator(
        PasswordGrant(OAuthClient(id: "app", endpoints: endpoints), username: person, password: Secret(secret)),
        store: store)
    case "client":
      return TokenAuthenticator(
        ClientCredentialsGrant(OAuthClient(id: person, authentication: .post(Secret(secret)), endpoints: endpoints)),
        store: store)
    default:
      return TokenAuthenticator(
        TokenExchange(
          acquire: TokenOperation(
            "login", .post, "/login",
            fields: [TokenField("username", person), TokenField("password", Secret(secret))], encoding: .form,
            token: "/access_token")), store: store)
    }
  }

  private static func login(_ body: String, server: String, log: String) async throws -> (HTTPResponse, [UInt8]) {
    let fields = URLComponents(string: "?\(body)")?.queryItems ?? []
    func field(_ names: String...) -> String { fields.first { names.contains($0.name) }?.value ?? "" }
    let grant = field("grant_type")
    let person = grant == "client_credentials" ? field("client_id") : field("username")
    let secret = field("password", "client_secret")
    try append("\(server) \(person) \(secret)\n", to: log)
    // Time for another process to come in between, if nothing kept it out.
    try await Task.sleep(for: .milliseconds(2))
    guard secret.hasPrefix(person) else {
      return (HTTPResponse(status: .unauthorized), Array(#"{"error":"invalid_grant"}"#.utf8))
    }
    let host = URL(string: server)?.host ?? ""
    let json = #"{"access_token":"\#(host).\#(person).\#(secret)","token_type":"Bearer","expires_in":3600}"#
    return (HTTPResponse(status: .ok), Array(json.utf8))
  }

  static func append(_ line: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(descriptor) }
    let bytes = Array(line.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw CocoaError(.fileWriteUnknown) }
  }
}
