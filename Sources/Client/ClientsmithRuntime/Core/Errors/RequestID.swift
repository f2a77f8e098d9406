import HTTPTypes

extension HTTPFields {
  /// The names under which services send the id of a request, the usual first.
  private static let requestIDNames = [
    "x-request-id", "request-id", "x-requestid", "x-amzn-requestid", "x-amz-request-id", "x-ms-request-id",
    "x-goog-request-id", "x-github-request-id", "x-correlation-id", "correlation-id", "x-trace-id", "cf-ray",
  ]

  /// The id that the service gave to a request, by which its own people find it.
  public var requestID: String? {
    for name in Self.requestIDNames {
      if let value = first(where: { $0.name.canonicalName == name })?.value, !value.isEmpty {
        return String(value.prefix(200))
      }
    }
    return nil
  }
}
