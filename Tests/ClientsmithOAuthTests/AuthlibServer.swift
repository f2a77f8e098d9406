import ClientsmithRuntime
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The server of `interop/server.py`, and what its tests' own doors are for.
struct AuthlibServer: Sendable {
  static let url = ProcessInfo.processInfo.environment["CLIENTSMITH_INTEROP_URL"]

  var url: String { Self.url ?? "" }

  /// Makes a client known. `key` is a public key as PEM.
  func register(_ id: String, method: String, secret: String = "", key: String? = nil) async throws {
    var client: JSONValue = ["id": .string(id), "method": .string(method), "secret": .string(secret)]
    if let key { client["key"] = .string(key) }
    try await post("/test/client", JSONWriter.encode(client), "application/json")
  }

  /// Forgets a client's access tokens.
  func expire(_ client: String) async throws {
    try await post("/test/expire", Array("client=\(client)".utf8), "application/x-www-form-urlencoded")
  }

  /// Enters a user code, as the person does.
  func activate(_ code: String, deny: Bool = false) async throws {
    let form = "user_code=\(code)" + (deny ? "&deny=1" : "")
    try await post("/activate", Array(form.utf8), "application/x-www-form-urlencoded")
  }

  /// What the server knows about a token (RFC 7662).
  func introspect(_ token: String, client: String) async throws -> JSONValue {
    let form = "token=\(token)&client_id=\(client)"
    let bytes = try await post("/oauth/introspect", Array(form.utf8), "application/x-www-form-urlencoded")
    return try JSONReader.decode(JSONValue.self, from: bytes)
  }

  /// The newest access or refresh token of a client.
  func lastToken(of client: String, refresh: Bool = false) async throws -> String? {
    let form = Array("client=\(client)".utf8)
    let bytes = try await post("/test/last-token", form, "application/x-www-form-urlencoded")
    let json = try JSONReader.decode(JSONValue.self, from: bytes)
    return json[refresh ? "refresh_token" : "access_token"]?.stringValue
  }

  /// What it issued to a client, in order.
  func log(of client: String) async throws -> [String] {
    guard let url = URL(string: url + "/log") else { return [] }
    let (data, _) = try await URLSession(configuration: .ephemeral).data(from: url)
    let entries = try JSONReader.decode(JSONValue.self, from: Array(data)).arrayValue ?? []
    return entries.filter { $0["client"]?.stringValue == client }.map {
      "\($0["kind"]?.stringValue ?? "") \($0["grant"]?.stringValue ?? "")"
    }
  }

  @discardableResult
  private func post(_ path: String, _ body: [UInt8], _ type: String) async throws -> [UInt8] {
    guard let url = URL(string: url + path) else { return [] }
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.httpBody = Data(body)
    request.setValue(type, forHTTPHeaderField: "Content-Type")
    let (data, _) = try await URLSession(configuration: .ephemeral).data(for: request)
    return Array(data)
  }
}
