/// Which credentials one call carries.
public struct CallCredentials: Sendable, Hashable {
  private let isNone: Bool

  /// The client's, as the document asks for them.
  public static let client = CallCredentials(isNone: false)

  /// None, also where the document demands some: a login, a sign-up, a server whose authentication is off.
  public static let none = CallCredentials(isNone: true)
}
