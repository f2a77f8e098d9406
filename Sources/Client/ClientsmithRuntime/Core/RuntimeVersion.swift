/// The version of this runtime, as it appears in the user agent.
public enum RuntimeVersion {
  /// Follows semantic versioning, and the generator's version.
  public static let current = "0.1.0"
}
