import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Sends a user name and a password with each request (RFC 7617). The two are encoded as UTF-8.
public struct BasicAuthenticator: Authenticator {
  private let credential: Result<CredentialPlacement.Prepared, CredentialText.Malformed>
  /// The user.
  public let account: SessionAccount?
  /// The password, and the two as they are sent.
  public let presentedSecrets: [Secret]

  /// A user name with a colon, or control characters in either, make `authorize` throw (RFC 7617 section 2).
  public init(username: String, password: Secret) {
    account = username.isEmpty ? .known(by: password) : SessionAccount("user", username)
    presentedSecrets = [password, Secret(Data("\(username):\(password.reveal())".utf8).base64EncodedString())]
    credential = Self.header(username, password.reveal()).map { value in
      .header(HTTPField(name: .authorization, value: value))
    }
  }

  /// The same with a plain text password.
  public init(username: String, password: String) {
    self.init(username: username, password: Secret(password))
  }

  /// Adds the credential; throws `AuthenticationError`.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp {
    switch credential {
    case .success(let prepared): prepared.apply(to: &request)
    case .failure(let malformed): throw AuthenticationError.malformed(malformed.reason, for: context)
    }
    return .fixed
  }

  /// The header's value.
  static func header(_ username: String, _ password: String) -> Result<String, CredentialText.Malformed> {
    if username.utf8.contains(UInt8(ascii: ":")) { return .failure(.init(reason: "has a colon in its user name")) }
    let pair = Array("\(username):\(password)".utf8)
    if pair.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return .failure(.init(reason: "contains a control character"))
    }
    if pair.count == 1 { return .failure(.init(reason: "is empty")) }
    return .success("Basic " + Data(pair).base64EncodedString())
  }
}
