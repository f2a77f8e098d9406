import Diagnostics

/// How the API's calls are authorised.
package struct Security: Sendable {
  package var schemes: [SecurityScheme]
  /// What an operation needs that says nothing itself. Empty: nothing is sent.
  package var requirements: [SecurityRequirement]
  /// What most operations ask for where there are no requirements of all: for calls that the document does not describe.
  package var usual: [SecurityRequirement] = []
  /// The ways to give credentials, derived from the schemes and the alternatives.
  package var credentials: [CredentialConstructor]
  /// The OAuth clients that those ways are made with.
  package var clients: [OAuthClient] = []
  /// What the client's environment variables begin with, for instance `FIREHYDRANT`.
  package var environmentPrefix = ""
  /// Every scope of every scheme, as typed constants.
  package var scopes: [Scope]
}

/// One alternative: every scheme in it must be satisfied (AND). Without schemes: anonymous calls are allowed.
package struct SecurityRequirement: Sendable, Hashable {
  /// A scheme with the scopes it must have.
  package struct Scheme: Sendable, Hashable {
    package var scheme: String
    package var scopes: [String]
  }

  package var schemes: [Scheme]
}

/// A scope, RFC 6749 §3.3, as a constant.
package struct Scope: Sendable, Hashable {
  package var name: String
  package var value: String
  package var documentation: Documentation
}

/// A security scheme of the document (OpenAPI 3.2 §4.27).
package struct SecurityScheme: Sendable {
  /// What it is.
  package enum Kind: Sendable {
    case apiKey(name: String, location: ParameterLocation, prefix: String?)
    /// A header of any name, which the caller says: for documents that declare nothing.
    case anyHeader
    case basic
    case bearer
    /// Any other HTTP authentication scheme, by name.
    case http(String)
    case oauth2([OAuthFlow])
    case openIDConnect(url: String)
    case mutualTLS
    case unknown(String)
  }

  /// The name in the document.
  package var id: String
  /// The name in the client (`x-clientsmith-name`, or made from `id`), lower camel case.
  package var name: String
  package var kind: Kind
  /// `renewOn` alone where the flows of an `oauth2` scheme say the rest.
  package var token: TokenExchange?
  /// RFC 8414 metadata (`oauth2MetadataUrl`).
  package var metadataURL: String?
  package var documentation: Documentation
}

/// One OAuth 2.0 flow with its endpoints, relative ones relative to the server.
package struct OAuthFlow: Sendable {
  package enum Kind: String, Sendable {
    case implicit, password, clientCredentials, authorizationCode, deviceAuthorization
  }

  package var kind: Kind
  package var authorizationURL: String?
  package var tokenURL: String?
  package var refreshURL: String?
  package var deviceAuthorizationURL: String?
  package var scopes: [String]
}

/// How a token is got and renewed through the API's own operations (`x-clientsmith-token`).
package struct TokenExchange: Sendable {
  /// When a token ends.
  package enum Lifetime: Sendable, Hashable {
    /// JSON pointer to Unix seconds.
    case expiresAt(String)
    /// JSON pointer to seconds from now.
    case expiresIn(String)
    /// A fixed lifetime, in seconds.
    case fixed(Int)
    case unknown
  }

  /// One operation that gives a token.
  package struct Exchange: Sendable {
    package var operationID: String
    package var method: String
    package var path: String
    /// What the user gives, in order: a name, and the JSON pointer of the request body's field it goes to.
    package var fields: [Field]
    /// JSON pointer to the token in the answer.
    package var token: String
    package var lifetime: Lifetime
    /// JSON pointer to a refresh token in the answer.
    package var refreshToken: String?
    /// JSON pointer to the request body's field that takes the refresh token (refresh only).
    package var refreshField: String?
    /// JSON pointer to the granted scopes in the answer: a text with spaces or commas, or an array.
    package var scopes: String?
  }

  /// One input of an exchange.
  package struct Field: Sendable, Hashable {
    package var name: String
    package var pointer: String
  }

  /// A response that means: get a new token.
  package struct RenewalRule: Sendable, Hashable {
    package var status: Int
    /// Empty: the status alone decides.
    package var codes: [String]
    /// JSON pointer to the code in the body.
    package var pointer: String?
  }

  package var acquire: Exchange?
  package var refresh: Exchange?
  /// A refresh gives a new refresh token and ends the old one.
  package var rotates: Bool
  package var renewOn: [RenewalRule]
  /// What stands between scopes in requests, where it is not a space (OAuth schemes).
  package var scopeSeparator: String?
  /// Whether the client's secret goes into the token request's body (`client_secret_post`) instead of a Basic header (RFC 6749 §2.3.1).
  package var sendsSecretInBody = false
}
