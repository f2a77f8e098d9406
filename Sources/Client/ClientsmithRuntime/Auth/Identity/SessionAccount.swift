/// Whose session it is at its server: said by the caller, or by the user name of a login.
///
/// Two accounts are the same only when all that is said of them is the same. Printing one shows neither a name nor a secret.
public struct SessionAccount: Hashable, Sendable {
  /// What is no secret: names of people and of clients, scopes.
  let words: [String]
  /// Secrets by which the account is known where no word says whose it is.
  let secrets: [Secret]
  /// Tells accounts of this process apart that nothing else does.
  let number: UInt64?

  /// The account that these words name all together: a tenant and a user name, a client's id.
  public init(_ words: String...) {
    self.init(words: words)
  }

  init(words: [String], secrets: [Secret] = [], number: UInt64? = nil) {
    self.words = words
    self.secrets = secrets
    self.number = number
  }

  /// The account that a key or token belongs to, of which nothing but that is known. Another secret is another account.
  public static func known(by secret: Secret) -> SessionAccount { SessionAccount(words: [], secrets: [secret]) }

  /// An account like no other, in this process or another: what is not known to be somebody's is nobody else's. Each call makes
  /// one; keep it.
  public static func unknown() -> SessionAccount {
    SessionAccount(words: [], number: AccountNumber.next())
  }

  /// Whether nothing at all is said, or nothing but empty words.
  var isEmpty: Bool { number == nil && secrets.allSatisfy(\.isEmpty) && words.allSatisfy(\.isEmpty) }
}

extension SessionAccount: Concealed {
  /// The type's name.
  public var description: String { "SessionAccount" }
  /// The type's name.
  public var debugDescription: String { description }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// Numbers for accounts of which nothing is known.
enum AccountNumber {
  private static let last = Locked<UInt64>(0)

  static func next() -> UInt64 {
    last.withLock { last in
      last &+= 1
      return last
    }
  }
}
