/// What only he knows whose session it is: a password, a client's secret, a refresh token that the program began with.
///
/// Its salted digest is kept beside a stored session (``SessionSeal``); who comes with another secret is not given what is stored
/// under the account's name, but logs in himself.
public struct SessionSecret: Sendable, Concealed {
  let secrets: [Secret]
  /// Set where the secret itself cannot be seen: another number in every value and in every process.
  let number: UInt64?

  /// The texts that a login sends.
  public static func texts(_ secrets: [Secret]) -> SessionSecret { SessionSecret(secrets: secrets, number: nil) }

  /// There is none: the account alone says whose the session is, as where a person signs in with a browser.
  public static let none = SessionSecret(secrets: [], number: nil)

  /// It cannot be seen, as with a key in a hardware module: stored sessions are given to this very value only. Keep it.
  public static func unseen() -> SessionSecret { SessionSecret(secrets: [], number: AccountNumber.next()) }

  /// Both together.
  public func and(_ other: SessionSecret) -> SessionSecret {
    SessionSecret(secrets: secrets + other.secrets, number: number ?? other.number)
  }
}

extension SessionSecret {
  /// `[secret]`.
  public var description: String { Secret.placeholder }
  /// `[secret]`.
  public var debugDescription: String { Secret.placeholder }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
