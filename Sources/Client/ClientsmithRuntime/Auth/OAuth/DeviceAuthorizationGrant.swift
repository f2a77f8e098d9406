#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Tokens for a person who signs in on another device (RFC 8628): for programs without a browser.
public struct DeviceAuthorizationGrant: OAuthGrant {
  /// Shows the person where to go and what to enter.
  public typealias Prompt = @Sendable (DeviceAuthorization) async throws -> Void

  /// The client that asks.
  public let client: OAuthClient
  private let person: String
  private let scopes: [Scope]
  private let prompt: Prompt

  /// `account` says whose sign-in it is, in whatever words the program knows its people by: two people never share one. `prompt`
  /// is called once per sign-in, before the waiting.
  public init(_ client: OAuthClient, account: String, scopes: [Scope] = [], prompt: @escaping Prompt) {
    self.client = client
    person = account
    self.scopes = scopes
    self.prompt = prompt
  }

  /// The client, the person and the scopes.
  public var account: SessionAccount { client.account(scopes, of: person) }
  /// How the client proves who it is: the person's own secret stays with the person and the service.
  public var secret: SessionSecret { client.authentication.secret }
  /// True: a person has to enter the code.
  public var isInteractive: Bool { true }

  /// Gets a code, shows it, and asks for the token until the person has decided or the code has expired.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    let pending = try await begin(context)
    try await prompt(pending.authorization)
    return try await poll(pending, context)
  }

  private struct Pending: Sendable {
    let authorization: DeviceAuthorization
    let deviceCode: Secret
    let interval: Duration
    /// The uptime at which the code expires.
    let deadline: Duration
  }

  private func begin(_ context: AuthorizationContext) async throws -> Pending {
    guard let endpoint = try await client.endpoints(for: context).deviceAuthorization else {
      throw failed("the service has no device authorization endpoint", context)
    }
    var request = OAuthRequest()
    request.set("client_id", client.id)
    request.set("scope", client.join(scopes))
    for parameter in client.parameters { request.set(parameter.name, parameter.value) }
    let start = context.environment.uptime()
    let answer = try await client.send(request, to: endpoint, for: context)
    let json = answer.json
    guard let deviceCode = json["device_code"]?.stringValue, let userCode = json["user_code"]?.stringValue,
      let url = (json["verification_uri"] ?? json["verification_url"])?.stringValue
    else {
      throw AuthenticationError(
        .malformedAnswer, "the device authorization answer lacks a code or a URL", scheme: context.scheme,
        operationID: context.operationID)
    }
    let lifetime = json["expires_in"]?.doubleValue.map { Duration.bounded(seconds: $0) } ?? .seconds(600)
    // Seconds; who sends milliseconds would have the person wait until the code is dead.
    let interval = json["interval"]?.doubleValue.map { Duration.bounded(seconds: min(max(1, $0), 60)) } ?? .seconds(5)
    return Pending(
      authorization: DeviceAuthorization(
        verificationURL: url, completeVerificationURL: json["verification_uri_complete"]?.stringValue,
        userCode: userCode, expiresAt: answer.sentAt.addingTimeInterval(lifetime / .seconds(1))),
      deviceCode: Secret(deviceCode), interval: interval, deadline: start + lifetime)
  }

  private func poll(_ pending: Pending, _ context: AuthorizationContext) async throws -> TokenSet {
    var interval = pending.interval
    while true {
      // No longer than the code lives, whatever is asked for.
      try await context.environment.sleep(min(interval, max(.zero, pending.deadline - context.environment.uptime())))
      guard context.environment.uptime() < pending.deadline else {
        throw failed("the code was not entered in time", context)
      }
      do {
        return try await client.tokens(
          grantType: "urn:ietf:params:oauth:grant-type:device_code",
          fields: [("device_code", pending.deviceCode), ("client_id", Secret(client.id))], for: context
        ).granting(scopes)
      } catch let error as AuthenticationError {
        interval = try next(interval, after: error, context)
      }
    }
  }

  /// The next pause (RFC 8628 section 3.5): the same while pending, longer when asked or when the server fails.
  private func next(
    _ interval: Duration, after error: AuthenticationError, _ context: AuthorizationContext
  ) throws -> Duration {
    switch error.code {
    case "authorization_pending": return interval
    case "slow_down": return interval + .seconds(5)
    case "access_denied": throw failed("the person refused", context, error)
    case "expired_token": throw failed("the code was not entered in time", context, error)
    default:
      guard error.kind == .unavailable else { throw error }
      return max(min(interval * 2, .seconds(60)), min(error.retryAfter ?? .zero, .seconds(120)))
    }
  }

  private func failed(
    _ message: String, _ context: AuthorizationContext, _ cause: AuthenticationError? = nil
  ) -> AuthenticationError {
    var error = AuthenticationError(
      .authorizationFailed, message, scheme: context.scheme, operationID: context.operationID)
    error.code = cause?.code
    error.detail = cause?.detail
    error.status = cause?.status
    return error
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

extension TokenSet {
  /// The scopes that were asked for, when the answer named none (RFC 6749 section 5.1).
  fileprivate func granting(_ asked: [Scope]) -> TokenSet {
    guard scopes == nil, !asked.isEmpty else { return self }
    var tokens = self
    tokens.scopes = Set(asked)
    return tokens
  }
}
