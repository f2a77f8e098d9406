import OpenAPI

/// Names servers by what does not change when somebody edits a sentence: a name given to them, the environment's word in the
/// host, or the part of the host that the first server does not have.
struct ServerNames {
  private let first: [[String]]

  init(_ servers: [OpenAPI.Server]) {
    first = servers.first.map { Self.labels(of: $0.url) } ?? []
  }

  /// The name of the server at a place of the list.
  func name(of server: OpenAPI.Server, at index: Int) -> String {
    if let name = Self.given(server) { return name }
    let labels = Self.labels(of: server.url)
    for label in labels {
      for word in label { if let environment = Self.environments[word] { return environment } }
    }
    guard index > 0 else { return "production" }
    let own = labels.first { !first.contains($0) && !$0.isEmpty }
    return own.map(SwiftIdentifier.member) ?? "server\(index + 1)"
  }

  private static func given(_ server: OpenAPI.Server) -> String? {
    let keys = ["x-clientsmith-name", "x-name", "x-fern-server-name", "x-speakeasy-server-id", "x-server-name"]
    let name = server.name ?? keys.lazy.compactMap { server.extensions[$0]?.string }.first
    let words = name.map(WordSplitter.words) ?? []
    return words.isEmpty ? nil : SwiftIdentifier.member(words)
  }

  /// The words of each part of the host, and of the path of a relative address; variables and domains say nothing.
  private static func labels(of url: String) -> [[String]] {
    guard let host = host(of: url) else {
      return url.split(separator: "/").map(String.init).filter { !$0.contains("{") }.map(WordSplitter.words)
    }
    let labels = host.split(separator: ".").map(String.init)
    let own = labels.count > 1 ? Array(labels.dropLast()) : labels
    return own.filter { !$0.contains("{") && !$0.contains("}") }.map(WordSplitter.words)
  }

  /// The host of an absolute address, with the variables in it; nil for a relative one.
  static func host(of url: String) -> Substring? {
    let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 2, parts[0].hasSuffix(":"), parts[1].isEmpty else { return nil }
    return parts[2].prefix { $0 != "/" && $0 != ":" }
  }

  private static let environments = [
    "sandbox": "sandbox", "staging": "staging", "stage": "staging", "test": "test", "testing": "test",
    "dev": "development",
    "development": "development", "qa": "qa", "uat": "uat", "demo": "demo", "preview": "preview", "beta": "beta",
    "localhost": "local", "mock": "mock", "eu": "eu", "us": "us", "prod": "production", "production": "production",
    "live": "production",
  ]
}
