/// A token store that processes or machines share, and that remembers which refresh tokens have been sent.
///
/// A lock alone does not protect a rotating refresh token: the process that holds it may die when the token has been sent and its
/// successor not yet been stored. Whoever comes next must not send it again, since a service that sees a token twice ends the
/// session (RFC 9700 section 4.14.2). So a token is claimed before it is sent, and one that is claimed is not sent again. What is
/// saved and removed, is saved and removed under a lease.
public protocol SharedTokenStore: TokenStore {
  /// Says under a lease that an exchange is about to be sent: a refresh with this token, or a login with none.
  ///
  /// False where the token must not be sent: it has been claimed before, or the store holds another one or none for this key. With
  /// `isFirst` it is the one that the program was configured with, which the store need not hold; that it was claimed must be
  /// remembered for as long as the session's place is, whatever is saved or removed.
  /// Throws `AuthenticationError`: `storeUnavailable` where the store is not reached, `storeFailed` where the lease is lost.
  func claim(_ refreshToken: Secret?, isFirst: Bool, for key: SessionKey) async throws -> Bool
  /// Takes a claim back under the same lease: the token never reached the service, or with `isSteady` was used and is as good as
  /// before. A service that has left a token good once does not rotate: that token may be claimed from then on whoever died with it.
  func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) async throws
}
