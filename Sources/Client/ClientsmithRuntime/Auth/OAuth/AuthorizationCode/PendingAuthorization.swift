/// A sign-in that has begun: what must be kept, for this person only, until the redirect arrives.
public struct PendingAuthorization: Sendable {
  /// What the person has to open.
  public let url: String
  /// Ties the redirect to the request.
  public let state: String
  /// Ties the code to this program.
  public let verifier: Secret

  /// Puts together what was kept.
  public init(url: String, state: String, verifier: Secret) {
    self.url = url
    self.state = state
    self.verifier = verifier
  }
}
