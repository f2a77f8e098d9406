import ClientsmithRuntime

extension WebhookScheme.SecretForm {
  /// The keys that a secret's text may stand for; none where it is not of the form.
  ///
  /// A prefix says that Base64 follows. Without it the text may be Base64 or, with senders that do not keep to the form, the
  /// key itself: both are tried, and neither lets anybody sign who does not know the secret.
  func keys(of secret: String) -> [[UInt8]] {
    switch self {
    case .text: return [Array(secret.utf8)]
    case .base64(let prefix):
      if !prefix.isEmpty, secret.hasPrefix(prefix) {
        return Base64.decode(String(secret.dropFirst(prefix.count))).map { [$0] } ?? []
      }
      return [Base64.decode(secret), Array(secret.utf8)].compactMap { $0 }
    }
  }
}
