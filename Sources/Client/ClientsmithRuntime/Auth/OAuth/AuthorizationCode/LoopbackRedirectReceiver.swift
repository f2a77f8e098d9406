#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Waits on a port of this machine for the one redirect that carries the right `state`; everything else gets a 404.
struct LoopbackRedirectReceiver: Sendable {
  private let redirect: LoopbackRedirect
  private let listener: ListeningSocket
  /// What the server has to redirect to.
  let redirectURI: String

  /// Opens the port. Throws `AuthenticationError` (`authorizationFailed`) when it is taken.
  init(_ redirect: LoopbackRedirect) throws {
    self.redirect = redirect
    do {
      listener = try ListeningSocket(port: redirect.port)
    } catch {
      var failure = AuthenticationError(.authorizationFailed, "the redirect's port cannot be opened")
      failure.underlying = error
      throw failure
    }
    redirectURI = "http://\(redirect.host):\(listener.port)\(redirect.path)"
  }

  /// The redirect's URL, the page having been shown. Ends with the task's cancellation, or when patience has.
  func receive(state: String, environment: RuntimeEnvironment) async throws -> String {
    let deadline = environment.uptime() + redirect.patience
    var connections: [Incoming] = []
    while true {
      try Task.checkCancellation()
      guard environment.uptime() < deadline else {
        throw AuthenticationError(.authorizationFailed, "nobody signed in in time")
      }
      while let socket = listener.accept() { connections.append(Incoming(socket: socket)) }
      // Browsers open connections that they may never use: none may keep the others waiting.
      for index in connections.indices {
        guard let line = connections[index].requestLine() else { continue }
        if let target = answer(connections[index].socket, line, state) { return target }
        connections[index].isDone = true
      }
      connections.removeAll(where: \.isDone)
      // Polled, not waited for: a blocked thread could neither be cancelled nor belong to the cooperative pool.
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Shows the page for the redirect that is waited for, and returns its URL; anything else is not found.
  private func answer(_ connection: ConnectedSocket, _ line: String, _ state: String) -> String? {
    let words = line.split(separator: " ")
    guard words.count == 3, words[0] == "GET", let target = words.dropFirst().first.map(String.init),
      target.prefix(while: { $0 != "?" }) == redirect.path,
      let received = RedirectAnswer(target)["state"], Secret(received) == Secret(state)
    else {
      connection.send(Self.response("404 Not Found", "<!doctype html><title>Not found</title>"))
      return nil
    }
    connection.send(Self.response("200 OK", redirect.page))
    return "http://\(redirect.host):\(listener.port)\(target)"
  }

  /// A connection whose request is on its way.
  private struct Incoming {
    let socket: ConnectedSocket
    var isDone = false
    private var bytes: [UInt8] = []

    init(socket: ConnectedSocket) {
      self.socket = socket
    }

    /// The first line of the request, once its headers have ended.
    mutating func requestLine() -> String? {
      while bytes.count <= 65_536 {
        switch socket.receive() {
        case .nothing: return nil
        case .bytes(let chunk): bytes += chunk
        case .closed:
          isDone = true
          return nil
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("\r\n\r\n") { return String(text.prefix { $0 != "\r\n" }) }
      }
      isDone = true
      return nil
    }
  }

  private static func response(_ status: String, _ page: String) -> [UInt8] {
    let body = Array(page.utf8)
    let head = """
      HTTP/1.1 \(status)\r
      Content-Type: text/html; charset=utf-8\r
      Content-Length: \(body.count)\r
      Cache-Control: no-store\r
      Referrer-Policy: no-referrer\r
      Connection: close\r
      \r

      """
    return Array(head.utf8) + body
  }
}

/// Where a command-line program receives the browser's redirect: a port of this machine (RFC 8252 section 7.3).
public struct LoopbackRedirect: Sendable {
  /// The port; 0 takes a free one, which servers must allow for loopback addresses.
  public var port: UInt16
  /// The path of the redirect URI.
  public var path: String
  /// The host as it is registered: `127.0.0.1`, or `localhost` where a server insists.
  public var host: String
  /// How long the person may take.
  public var patience: Duration
  /// What the browser shows in the end, as HTML.
  public var page: String

  /// The defaults: `http://127.0.0.1:<free port>/callback`, ten minutes.
  public init(
    port: UInt16 = 0, path: String = "/callback", host: String = "127.0.0.1", patience: Duration = .seconds(600),
    page: String = "<!doctype html><title>Signed in</title><p>You may close this window."
  ) {
    self.port = port
    self.path = path
    self.host = host
    self.patience = patience
    self.page = page
  }
}
