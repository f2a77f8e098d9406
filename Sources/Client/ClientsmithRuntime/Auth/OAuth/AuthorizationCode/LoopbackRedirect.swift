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
