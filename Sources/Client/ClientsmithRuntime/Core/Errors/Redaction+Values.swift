import HTTPTypes

extension Redaction {
  /// Fields as lines, values that only their receiver may see replaced.
  static func fields(_ fields: HTTPFields) -> [String] {
    fields.map { field in
      let name = field.name.canonicalName
      let value = isSecretField(name) ? placeholder : url(field.value)
      return "\(field.name.rawName): \(value)"
    }
  }

  /// Whether a field of this name, in lower case, carries a credential or a session.
  static func isSecretField(_ name: String) -> Bool {
    name == "cookie" || name == "set-cookie" || name.contains("authorization") || isSecret(name)
  }

  /// An error as reflection may show it: the runtime's own by its sentence, and of others, whose texts may hold anything,
  /// the type.
  static func shown(_ error: any Error) -> String {
    switch error {
    case is AuthenticationError, is DecodingFailure, is EncodingFailure, is JSONSyntaxError, is TransportError,
      is RateLimitError, is PagingError, is RequestFailure, is StreamFailure, is ResponseTooLarge:
      "\(error)"
    default: "\(type(of: error))"
    }
  }
}
