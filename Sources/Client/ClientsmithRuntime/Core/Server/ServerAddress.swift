/// A base URL taken apart once, so that no call has to.
struct ServerAddress: Sendable, Equatable {
  let origin: Origin
  /// `host` or `host:port`, as requests carry it.
  let authority: String
  /// The base URL's path without the slash at its end: `/v1`, or nothing.
  let pathPrefix: String

  /// Reads an absolute http or https URL; throws ``RequestFailure`` for anything else.
  init(_ url: String) throws {
    guard let reference = URLReference(url), let origin = reference.origin else {
      throw RequestFailure("the server's URL must be http or https, with a host and without user name or password")
    }
    self.init(origin: origin, pathPrefix: reference.path)
  }

  /// Reads a URL that may be relative to `home` (RFC 3986 section 5.2), taking `home` for a folder.
  init(_ url: String, relativeTo home: ServerAddress) throws {
    let base = RequestTarget(origin: home.origin, authority: home.authority, path: home.pathPrefix + "/")
    guard let target = URLReference(url)?.resolved(against: base) else {
      throw RequestFailure("the operation's server must be an http or https URL, or one relative to the client's")
    }
    self.init(origin: target.origin, pathPrefix: String(target.path.prefix { $0 != "?" }))
  }

  init(origin: Origin, pathPrefix: String) {
    var path = pathPrefix
    while path.hasSuffix("/") { path.removeLast() }
    self.origin = origin
    authority = origin.authority
    self.pathPrefix = path
  }

  /// The base URL.
  var text: String { origin.text + pathPrefix }
}

/// Where one request goes: an origin, and a path with its query.
struct RequestTarget: Sendable {
  let origin: Origin
  let authority: String
  /// The path, with a question mark and the query where there is one.
  let path: String
}

/// Where a server is whose address the document gives relative to itself.
@_spi(Generated)
public enum ServerLocation {
  /// The address that a relative reference means when the document is found at `origin` (RFC 3986 section 5.2); where
  /// `origin` is no http or https URL, `origin` as it is, which every call then refuses.
  public static func resolve(_ reference: String, at origin: String) -> String {
    guard let base = URLReference(origin), let home = base.origin,
      let target = URLReference(reference)?.resolved(
        against: RequestTarget(origin: home, authority: home.authority, path: base.path.isEmpty ? "/" : base.path))
    else { return origin }
    return target.origin.text + target.path
  }
}
