/// A way to make credentials, as the user writes it: `.apiKey("…", organization: "…")`.
package struct CredentialConstructor: Sendable {
  /// One argument.
  package struct Parameter: Sendable {
    /// What an argument is, which says its type.
    package enum Kind: Sendable, Hashable {
      case text
      /// How an OAuth client proves who it is, `none` unless it must be said.
      case authentication(isRequired: Bool)
      case scopes
      /// Shows a code that is entered on another device.
      case prompt
      /// Shows a page to sign in on; the redirect comes to a port of this machine.
      case open
      /// Shows a page to sign in on, and returns the redirect.
      case authorize
      /// Where the redirect comes in.
      case redirect
      /// The program's own source of tokens.
      case provider
      /// A scheme of the user's own.
      case authenticator
      /// A scheme that the transport serves, unless there is another authenticator for it.
      case transport
    }

    /// nil: no label.
    package var label: String?
    package var name: String
    package var kind = Kind.text
    /// Whether an empty text stands in for one that is left out.
    package var isOptional = false
    /// The environment variable that holds it by convention, for instance `FIREHYDRANT_API_KEY`; nil where a text cannot.
    package var environmentVariable: String?
  }

  /// How an OAuth client's proof is given.
  package enum Proof: Sendable, Hashable {
    /// A secret, sent as the scheme says.
    case secret
    /// By the argument of kind `authentication`.
    case argument
  }

  /// What an OAuth grant needs besides its client.
  package enum Grant: Sendable, Hashable {
    case clientCredentials, password, deviceAuthorization, refreshToken
    /// With a redirect to this machine, or to the program's own browser view.
    case loopbackAuthorizationCode, programAuthorizationCode
  }

  /// What is built for one scheme from the arguments.
  package enum Part: Sendable {
    case apiKey(scheme: String, parameter: Int)
    /// Without `password` it is empty.
    case basic(scheme: String, user: Int, password: Int?)
    /// A header by its name and value.
    case header(scheme: String, name: Int, value: Int)
    case bearer(scheme: String, parameter: Int)
    /// A bearer token from the program's own code.
    case provided(scheme: String)
    /// Acquire with the exchange's fields, one parameter each, in their order.
    case login(scheme: String, parameters: [Int])
    /// A token the user already has, with its refresh token.
    case session(scheme: String, token: Int, refreshToken: Int)
    /// An OAuth grant; `client` is the name of one of `Security.clients`.
    case grant(Grant, scheme: String, client: String, proof: Proof)
    /// A hook for what the runtime has no flow for: the user gives an `Authenticator`.
    case custom(scheme: String)
  }

  /// The static function's name.
  package var name: String
  package var parameters: [Parameter]
  package var parts: [Part]
  package var documentation: Documentation
}
