import ClientsmithRuntime
import Foundation

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
    while true {
      try Task.checkCancellation()
      guard environment.uptime() < deadline else {
        throw AuthenticationError(.authorizationFailed, "nobody signed in in time")
      }
      // Polled, not waited for: a blocked thread could neither be cancelled nor belong to the cooperative pool.
      guard let connection = listener.accept() else {
        try await Task.sleep(for: .milliseconds(20))
        continue
      }
      if let target = try await answer(connection, state) { return target }
    }
  }

  private func answer(_ connection: ConnectedSocket, _ state: String) async throws -> String? {
    guard let line = try await requestLine(connection) else { return nil }
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

  /// The first line of a request, read to the end of its headers; nil for what is no request or takes five seconds.
  private func requestLine(_ connection: ConnectedSocket) async throws -> String? {
    var bytes: [UInt8] = []
    for _ in 0..<500 {
      switch connection.receive() {
      case .closed: return nil
      case .nothing: try await Task.sleep(for: .milliseconds(10))
      case .bytes(let chunk):
        bytes += chunk
        guard bytes.count <= 65_536 else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("\r\n\r\n") { return text.prefix { $0 != "\r\n" }.description }
      }
    }
    return nil
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
