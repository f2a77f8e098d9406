import HTTPTypes

/// How an OAuth client proves who it is at the token endpoint (RFC 6749 section 2.3).
public protocol ClientAuthentication: Sendable {
  /// What the proof is made with: stored sessions are given only to a client that has the same. `.unseen()` where it cannot be
  /// told, `.none` for a client without a secret.
  var secret: SessionSecret { get }
  /// Adds the proof to a request to `endpoint`. Throws `AuthenticationError` (`malformedCredential`).
  func authenticate(
    _ request: inout OAuthRequest, clientID: String, endpoint: String, for context: AuthorizationContext
  ) async throws
}

/// A form post to an authorization server, before it is sent.
public struct OAuthRequest: Sendable {
  /// Headers beyond content type and accept.
  public var headers = HTTPFields()
  /// The form's fields in their order; a name occurs once.
  public private(set) var form: [(name: String, value: Secret)] = []
  /// Secrets that go out in another form than their own, such as in a Basic header: no error may repeat them.
  private(set) var hidden: [Secret] = []

  /// A request without fields.
  public init() {}

  /// Adds or replaces a field; nil and an empty text add none (RFC 6749 section 3.2).
  public mutating func set(_ name: String, _ value: String?) {
    let place = form.firstIndex { $0.name == name }
    switch (value.flatMap { $0.isEmpty ? nil : Secret($0) }, place) {
    case (let value?, let place?): form[place].value = value
    case (let value?, nil): form.append((name, value))
    case (nil, let place?): form.remove(at: place)
    case (nil, nil): break
    }
  }

  /// Names a secret that the request carries in another form than its own, so that no error repeats it.
  public mutating func hide(_ secret: Secret) { hidden.append(secret) }
}

/// No proof: the client id alone is sent (`token_endpoint_auth_method` `none`).
public struct PublicClient: ClientAuthentication {
  /// A client that cannot keep a secret.
  public init() {}

  /// None.
  public var secret: SessionSecret { .none }

  /// Adds `client_id` to the form.
  public func authenticate(
    _ request: inout OAuthRequest, clientID: String, endpoint: String, for context: AuthorizationContext
  ) async throws {
    request.set("client_id", clientID)
  }
}

/// A client secret, in the `Authorization` header (`client_secret_basic`) or in the form (`client_secret_post`).
public struct ClientSecret: ClientAuthentication {
  private let text: Secret
  private let inForm: Bool

  init(_ secret: Secret, inForm: Bool) {
    text = secret
    self.inForm = inForm
  }

  /// The client's secret.
  public var secret: SessionSecret { .texts([text]) }

  /// Adds the secret; both parts are form-encoded before they are joined for the header.
  public func authenticate(
    _ request: inout OAuthRequest, clientID: String, endpoint: String, for context: AuthorizationContext
  ) async throws {
    guard !text.isEmpty else { throw AuthenticationError.malformed("is empty", for: context) }
    if inForm {
      request.set("client_id", clientID)
      request.set("client_secret", text.reveal())
      return
    }
    // Form encoding in the one spelling that servers which only undo percent signs read as well: `%20`, not `+`.
    let pair = BasicAuthenticator.header(
      PercentEncoding.encode(clientID), PercentEncoding.encode(text.reveal()))
    switch pair {
    case .success(let value):
      request.headers[.authorization] = value
      request.hide(text)
      request.hide(Secret(String(value.dropFirst("Basic ".count))))
    case .failure(let malformed): throw AuthenticationError.malformed(malformed.reason, for: context)
    }
  }
}

extension ClientAuthentication where Self == ClientSecret {
  /// `client_secret_basic`: the secret in the `Authorization` header, what every server must support (RFC 6749 section 2.3.1).
  public static func basic(_ secret: Secret) -> ClientSecret { ClientSecret(secret, inForm: false) }
  /// `client_secret_post`: the secret in the form, for servers that want it so.
  public static func post(_ secret: Secret) -> ClientSecret { ClientSecret(secret, inForm: true) }
}

extension ClientAuthentication where Self == PublicClient {
  /// `none`.
  public static var none: PublicClient { PublicClient() }
}
