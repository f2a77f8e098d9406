/// Schemes that an operation needs all together: one entry of OpenAPI's `security` list (Security Requirement Object).
///
/// The list's entries are alternatives. An entry without schemes allows anonymous calls; an empty list sends nothing.
public struct SecurityRequirement: Sendable, Hashable {
  /// One scheme and the scopes needed of it.
  public struct Use: Sendable, Hashable {
    /// The scheme's name.
    public let scheme: String
    /// The scopes needed of it.
    public let scopes: [Scope]

    /// Names a scheme and its scopes.
    public init(_ scheme: String, scopes: [Scope] = []) {
      self.scheme = scheme
      self.scopes = scopes
    }
  }

  /// The schemes, in the document's order.
  public let uses: [Use]

  /// A requirement of all the given schemes, each with its scopes.
  public init(_ schemes: [(String, [Scope])]) {
    uses = schemes.map { Use($0.0, scopes: $0.1) }
  }

  /// A requirement of one scheme, without scopes.
  public init(_ scheme: String) { self.init(scheme, scopes: []) }

  /// A requirement of one scheme and of scopes.
  public init(_ scheme: String, scopes: [Scope]) {
    uses = [Use(scheme, scopes: scopes)]
  }

  /// No credential needed.
  public static let anonymous = SecurityRequirement([])
}
