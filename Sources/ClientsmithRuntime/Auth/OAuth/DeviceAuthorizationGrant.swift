import Foundation

/// Tokens for a person who signs in on another device (RFC 8628): for programs without a browser.
public struct DeviceAuthorizationGrant: TokenSource {
  /// Shows the person where to go and what to enter.
  public typealias Prompt = @Sendable (DeviceAuthorization) async throws -> Void

  let client: OAuthClient
  let scopes: [Scope]
  let prompt: Prompt

  /// `prompt` is called once per sign-in, before the waiting.
  public init(_ client: OAuthClient, scopes: [Scope] = [], prompt: @escaping Prompt) {
    self.client = client
    self.scopes = scopes
    self.prompt = prompt
  }

  /// The client and, where there is one, the user.
  public var account: String { client.id }

  /// Asks the token endpoint.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    throw AuthenticationError(.signInRequired, "not built yet")
  }
}

/// What a person needs to sign in on another device (RFC 8628 section 3.2).
public struct DeviceAuthorization: Sendable {
  /// Where to go.
  public let verificationURL: String
  /// The same with the code in it, for a link or a QR code, where the server gives one.
  public let completeVerificationURL: String?
  /// What to enter there.
  public let userCode: String
  /// When the code stops working.
  public let expiresAt: Date
}
