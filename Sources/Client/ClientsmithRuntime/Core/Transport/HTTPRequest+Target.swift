import HTTPTypes

extension HTTPRequest {
  /// The path and query as a URL can have them: what it must not have is encoded, what is encoded already stays as it is.
  ///
  /// Links come from servers, which are not always careful. At one character too many `Foundation.URL`, on which the transports
  /// are built, encodes all of it again, percent signs included: another cursor than the server named.
  package var target: String {
    let path = path ?? "/"
    if URIText.isPlain(path, keeping: .target) { return path }
    var encoded: [UInt8] = []
    encoded.reserveCapacity(path.utf8.count + 16)
    URIText.append(path, keeping: .target, to: &encoded)
    return String(decoding: encoded, as: UTF8.self)
  }
}
