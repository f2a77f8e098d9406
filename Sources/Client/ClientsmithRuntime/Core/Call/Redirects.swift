import HTTPTypes

extension ConnectionCore {
  /// The request that a redirect asks for (RFC 9110 section 15.4), nil when the answer is none or must not be followed.
  ///
  /// Credentials stay with the server's own origin, and so does a body: an answer that would send one elsewhere is given to
  /// the caller as it is. Throws ``CallFailure`` for a redirect to plain http, and for one that would carry a secret to
  /// another origin; throws ``PagingError`` for a page of a list that is elsewhere.
  func redirect(_ answer: Answer, from hop: Hop, of call: PreparedCall) throws -> Hop? {
    guard configuration.redirectLimit > 0, [301, 302, 303, 307, 308].contains(answer.head.status.code),
      let location = answer.head.headerFields.firstValue(.location),
      let target = URLReference(location)?.resolved(against: hop.target)
    else { return nil }
    var next = hop
    next.target = target
    let code = answer.head.status.code
    // POST becomes GET as browsers do it for 301 and 302; the others keep the method but for 303.
    if code == 303 && hop.method != .head || (code == 301 || code == 302) && hop.method == .post {
      next.method = .get
      next.body = .none
      next.headers.removeAll { $0.name == .contentType || $0.name == .contentLength || $0.name == .contentEncoding }
    }
    guard next.body.isReplayable else { return nil }
    if target.origin != hop.target.origin {
      guard next.body.isNone else { return nil }
      if call.staysAtOrigin {
        throw PagingError(operation: call.operationID, reason: .otherOrigin(target.origin.text), pages: 0)
      }
      try checkSecurity(of: target.origin)
      // What https protects is not to be sent on in clear text, to this machine's ports no more than to others.
      if hop.target.origin.isSecure, !target.origin.isSecure, !configuration.allowsInsecureHTTP,
        !configuration.insecureHosts.contains(target.origin.host)
      {
        throw CallFailure(.refused, "the server redirects from https to plain http at `\(target.origin.host)`")
      }
      try checkSecrets(in: target, answer, call)
      next.headers.removeSecrets(named: call.secrets?.names ?? [])
    }
    // Once away, even a way back proves nothing: the other server chose where it leads.
    next.carriesCredentials = hop.carriesCredentials && target.origin == call.target.origin
    return next
  }
}

extension ConnectionCore {
  /// Refuses a target elsewhere where the call's path is a secret, which it would follow or vouch for, and where the target
  /// repeats a credential.
  private func checkSecrets(in target: RequestTarget, _ answer: Answer, _ call: PreparedCall) throws {
    let decoded = PercentEncoding.decode(target.path) ?? target.path
    let isRepeated = answer.applied.presentedSecrets.contains { secret in
      let text = secret.reveal()
      return text.utf8.count >= 4 && (decoded.contains(text) || target.path.contains(text))
    }
    guard isRepeated || call.secrets?.paths.isEmpty == false else { return }
    var failure = CallFailure(
      .refused, "the server redirects a secret to another origin, \(target.origin.text); the redirect was not followed")
    failure.status = answer.head.status
    throw failure
  }
}

extension HTTPFields {
  /// Takes out what only the service itself may see: cookies, and fields that are secret by the document or by their name.
  mutating func removeSecrets(named names: [String]) {
    removeAll { field in
      let name = field.name.canonicalName
      return field.name == .cookie || Redaction.isSecret(name) || names.contains { $0.lowercased() == name }
    }
  }
}
