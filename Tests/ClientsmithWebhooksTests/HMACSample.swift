/// Signatures with the tests' secret, made with OpenSSL, so that the verifier is not its own judge.
enum HMACSample {
  /// Of `{"id":7}`.
  static let eventSignature = "11fd06c86be4646b5357d5e17192f0ae07579ae0c60515236ee2533cd789afe9"
  /// Of `1700000000.Hello, World!`.
  static let dotted = "76c83fd0acdf22faed320674fe8e04d528cfe8a17905e720a9611e40677c03b7"
  /// Of `v0:1700000000:Hello, World!`.
  static let slack = "ea77f8f5e5fa3d18e87d85ad3d0671d4155ce53da0d046159b838274dc6943c9"
  /// Of `msg_1.1700000000.Hello, World!`, in base64.
  static let standard = "quAPC8IoekzpzamzEhmkevIu2nLQeQaFAIIEaYw3C/A="
}
