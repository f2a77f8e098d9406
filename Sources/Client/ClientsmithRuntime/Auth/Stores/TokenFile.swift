#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is in a ``FileTokenStore``'s file: the tokens of sessions and, beside them, which refresh tokens have been sent.
///
/// Everything here waits for a disk.
struct TokenFile {
  private var tokens: JSONObject = [:]
  private var claims: JSONObject = [:]

  /// Reads a file; empty where there is none. Throws `AuthenticationError` (`storeFailed`) when it is unreadable, not a token file,
  /// or open to other users.
  init(_ path: String) throws {
    do {
      try FilePermissions.check(folder: Self.folder(of: path))
      guard let bytes = try PrivateFile.read(path) else { return }
      let json = try JSONReader.decode(JSONValue.self, from: bytes)
      if json["version"]?.intValue == 1 {
        throw Self.failed("the token file is of an older form, which does not say whose its sessions are; delete it")
      }
      guard json["version"]?.intValue == 2, let tokens = json["tokens"]?.objectValue else {
        throw Self.failed("the file is no token file")
      }
      self.tokens = tokens
      claims = json["claims"]?.objectValue ?? [:]
    } catch let error as AuthenticationError {
      throw error
    } catch let error as LooseAccess {
      throw Self.failed("the token file is not private: \(error)", error)
    } catch {
      throw Self.failed("the token file cannot be read", error)
    }
  }

  /// A session's tokens.
  func tokens(_ key: SessionKey) throws -> TokenSet? {
    guard let entry = tokens[key.description] else { return nil }
    guard let tokens = TokenSet(revealed: entry) else {
      throw Self.failed("the token file has an entry that is no token")
    }
    return tokens
  }

  /// Takes a session's tokens in, or out; what has been sent stays known.
  mutating func keep(_ set: TokenSet?, for key: SessionKey) throws {
    tokens[key.description] = set?.revealedJSON()
    guard let set, claims[key.description] != nil else { return }
    try change(key) { $0.stored(set.refreshToken.map { TokenClaims.digest($0, key) }) }
  }

  /// Grants that a refresh token is sent, once.
  mutating func claim(_ refreshToken: Secret, isFirst: Bool, for key: SessionKey) throws -> Bool {
    let stored = try tokens(key)?.refreshToken.map { TokenClaims.digest($0, key) }
    return try change(key) { $0.claim(TokenClaims.digest(refreshToken, key), stored: stored, isFirst: isFirst) }
  }

  /// Takes a claim back.
  mutating func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) throws {
    try change(key) { $0.release(TokenClaims.digest(refreshToken, key), isSteady: isSteady) }
  }

  @discardableResult private mutating func change<Result>(
    _ key: SessionKey, _ work: (inout TokenClaims) -> Result
  ) throws -> Result {
    var known = TokenClaims()
    if let entry = claims[key.description] {
      // What cannot be read may say that a token has been sent.
      guard let read = TokenClaims(entry) else {
        throw Self.failed("the token file has an entry that says nothing of the tokens that were sent")
      }
      known = read
    }
    let result = work(&known)
    // Written out: in a choice of two values `nil` would be JSON's null, not the absence of a member.
    if known.isEmpty { claims[key.description] = nil } else { claims[key.description] = known.json }
    return result
  }

  /// Puts itself in the file's place: on disk, synchronized, when it returns.
  func write(_ path: String) throws {
    var json = JSONValue.object(["version": 2, "tokens": .object(tokens)])
    if claims.contains(where: { _ in true }) { json["claims"] = .object(claims) }
    do {
      try PrivateFile.replace(path, with: JSONWriter.encode(json), suffix: UUID().uuidString)
    } catch {
      throw Self.failed("the token file cannot be written", error)
    }
  }

  /// Makes the file's folder where it is missing, and refuses one that others may write to.
  static func makeFolder(of path: String) throws {
    let folder = folder(of: path)
    do {
      if !FileManager.default.fileExists(atPath: folder) {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      try FilePermissions.check(folder: folder)
    } catch let error as LooseAccess {
      throw failed("the token file is not private: \(error)", error)
    } catch {
      throw failed("the token file's folder cannot be made", error)
    }
  }

  static func failed(_ message: String, _ cause: (any Error)? = nil) -> AuthenticationError {
    var error = AuthenticationError(.storeFailed, message)
    error.underlying = cause
    return error
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    let folder = path[..<slash]
    return folder.isEmpty ? "/" : String(folder)
  }
}

extension TokenSet {
  /// The tokens as JSON with the secrets in clear text, for stores: to be written only where others cannot read.
  public func revealedJSON() -> JSONValue {
    var json = JSONValue.object([:])
    json["access_token"] = .string(accessToken.reveal())
    if let refreshToken { json["refresh_token"] = .string(refreshToken.reveal()) }
    if let scopes { json["scope"] = .string(scopes.map(\.rawValue).sorted().joined(separator: " ")) }
    json["issued_at"] = .string(DateTime.text(issuedAt))
    if let seal { json["seal"] = .string(seal.text) }
    if let lifetime { json["lifetime"] = JSONValue(lifetime / .seconds(1)) }
    return json
  }

  /// Reads what `revealedJSON` wrote; nil when it is something else.
  public init?(revealed json: JSONValue) {
    guard let accessToken = json["access_token"]?.stringValue,
      let issuedAt = json["issued_at"]?.stringValue.flatMap(DateTime.parse)
    else { return nil }
    self.init(
      accessToken: Secret(accessToken), refreshToken: json["refresh_token"]?.stringValue.map(Secret.init(_:)),
      scopes: json["scope"]?.stringValue.map { Set(Scope.list($0)) }, issuedAt: issuedAt,
      lifetime: json["lifetime"]?.doubleValue.map { .bounded(seconds: $0) })
    seal = json["seal"]?.stringValue.flatMap(SessionSeal.init(_:))
  }
}
