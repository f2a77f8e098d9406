#if canImport(CryptoKit) || Crypto
import ClientsmithRuntime
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import HTTPTypes

/// Verifies what a service sends and gives the event: one value for the life of a server.
///
/// ```swift
/// let webhooks = WebhookReceiver<ResendClient.WebhookEvent>()     // the secret from RESEND_WEBHOOK_SECRET
/// switch try webhooks.event(headers: request.headerFields, body: bytes) {
/// case .emailBounced(let event): …
/// case .other(let value): …
/// }
/// ```
/// Give the body as it came: one that was parsed and written again has other bytes, and so another signature.
public struct WebhookReceiver<Event: WebhookUnion>: Sendable {
  private let verifier: WebhookVerifier
  private let environment: RuntimeEnvironment
  private let hasSecret: Bool

  /// A receiver of webhooks that are signed as `scheme` says.
  ///
  /// Several secrets are for the time of a change: a signature by any of them will do. Without any they come from the variable
  /// `Event.secretVariable`, a line each; where that has none either, every message is refused. `variables` is an environment
  /// of your own in place of the process's, and `environment` has the clock that the time of signing is held against.
  public init(
    scheme: WebhookScheme, secrets: [String] = [], tolerance: Duration = .seconds(300),
    variables: [String: String]? = nil, environment: RuntimeEnvironment = .live
  ) {
    var secrets = secrets
    if secrets.isEmpty {
      let text = (variables ?? ProcessInfo.processInfo.environment)[Event.secretVariable] ?? ""
      secrets = text.split(whereSeparator: \.isNewline).map(String.init)
    }
    hasSecret = secrets.contains { !$0.isEmpty }
    verifier = WebhookVerifier(scheme, secrets: secrets, tolerance: tolerance)
    self.environment = environment
  }

  /// Verifies a request and reads it: throws ``WebhookFailure``, or what reading throws where a known webhook is not as the
  /// document says. A webhook that the document does not have is `.other`.
  public func event(headers: HTTPFields, body: some Collection<UInt8>) throws -> Event {
    let message = WebhookMessage(headers: headers, body: Array(body))
    guard hasSecret else { throw WebhookFailure.missingSecret(Event.secretVariable) }
    try verifier.verify(body: message.body, headers: headers, now: environment.now())
    return try Event(message)
  }

  /// The same with header fields as many frameworks have them; their names' case does not count. Lines that are no
  /// header fields are left out.
  public func event(headers: [String: String], body: some Collection<UInt8>) throws -> Event {
    try event(headers: HTTPFields(webhook: headers), body: body)
  }
}

extension WebhookReceiver where Event: SignedWebhookUnion {
  /// A receiver of webhooks that are signed as the document says; see ``init(scheme:secrets:tolerance:variables:environment:)``.
  public init(
    secrets: [String] = [], tolerance: Duration = .seconds(300), variables: [String: String]? = nil,
    environment: RuntimeEnvironment = .live
  ) {
    self.init(
      scheme: Event.signature, secrets: secrets, tolerance: tolerance, variables: variables, environment: environment)
  }
}

extension SignedWebhookUnion {
  /// Verifies one request and gives the event, as ``WebhookReceiver/event(headers:body:)`` does.
  public static func unwrap(
    _ body: some Collection<UInt8>, headers: HTTPFields, secrets: [String] = [], tolerance: Duration = .seconds(300)
  ) throws -> Self {
    try WebhookReceiver<Self>(secrets: secrets, tolerance: tolerance).event(headers: headers, body: body)
  }
}

extension WebhookUnion {
  /// Verifies one request that is signed as `scheme` says and gives the event, as ``WebhookReceiver/event(headers:body:)`` does.
  public static func unwrap(
    _ body: some Collection<UInt8>, headers: HTTPFields, scheme: WebhookScheme, secrets: [String] = [],
    tolerance: Duration = .seconds(300)
  ) throws -> Self {
    try WebhookReceiver<Self>(scheme: scheme, secrets: secrets, tolerance: tolerance).event(
      headers: headers, body: body)
  }
}

extension WebhookReceiver: CustomStringConvertible, CustomReflectable {
  /// Without the secrets.
  public var description: String { "WebhookReceiver(\(verifier.scheme.header))" }
  /// Without the secrets.
  public var customMirror: Mirror { Mirror(self, children: ["verifier": verifier], displayStyle: .struct) }
}

extension HTTPFields {
  fileprivate init(webhook headers: [String: String]) {
    self.init()
    for (name, value) in headers {
      if let name = HTTPField.Name(name), HTTPField.isValidValue(value) { append(HTTPField(name: name, value: value)) }
    }
  }
}
#else
import ClientsmithRuntime

/// Verifies what a service sends, which this build is without.
@available(
  *, unavailable, message: "name the trait Crypto where the package is named: traits: [.defaults, \"Crypto\"]"
)
public struct WebhookReceiver<Event: WebhookUnion>: Sendable {}
#endif
