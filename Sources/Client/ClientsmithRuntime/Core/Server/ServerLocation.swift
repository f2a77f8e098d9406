/// Where a server is whose address the document gives relative to itself.
@_spi(Generated)
public enum ServerLocation {
  /// The address that a relative reference means when the document is found at `origin` (RFC 3986 section 5.2); where
  /// `origin` is no http or https URL, `origin` as it is, which every call then refuses.
  public static func resolve(_ reference: String, at origin: String) -> String {
    guard let base = URLReference(origin), let home = base.origin,
      let target = URLReference(reference)?.resolved(
        against: RequestTarget(origin: home, authority: home.authority, path: base.path.isEmpty ? "/" : base.path))
    else { return origin }
    return target.origin.text + target.path
  }
}
