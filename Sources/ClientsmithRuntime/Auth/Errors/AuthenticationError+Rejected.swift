import HTTPTypes

extension AuthenticationError {
  /// Reads a 401 or 403 of the API itself: `WWW-Authenticate` and the service's own code in the body.
  static func rejected(
    status: Int, headers: HTTPFields, body: [UInt8], scheme: String?, operationID: String
  ) -> AuthenticationError {
    AuthenticationError(.rejected, "the service refused the credential", scheme: scheme, operationID: operationID)
  }
}
