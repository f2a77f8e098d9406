import HTTPTypes

extension HTTPRequest.Method {
  /// Whether a request means the same however often it arrives (RFC 9110 section 9.2.2; QUERY by OpenAPI 3.2).
  var isIdempotent: Bool {
    switch rawValue {
    case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY": true
    default: false
    }
  }
}
