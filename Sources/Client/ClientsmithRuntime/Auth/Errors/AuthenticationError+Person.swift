extension AuthenticationError.Kind {
  /// The person who was to sign in has closed the page. Not remembered: the next call that needs a token may ask again.
  public static let signInCanceled = AuthenticationError.Kind(rawValue: "signInCanceled")

  /// Whether a person decides how it ends, so that the next try may end differently at once.
  var isUpToThePerson: Bool { self == .signInCanceled || self == .signInRequired }
}
