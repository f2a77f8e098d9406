import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A transport that keeps the requests that pass through it: while one is sent, ``CallSecrets/current`` says what must not
/// be kept of it.
package protocol ExchangeKeeping: Transport {}

extension PreparedCall {
  /// Secrets that the call carries beside its credentials, to be taken out of what the service repeats.
  var sentSecrets: [Secret] {
    let fields = headers.filter { Redaction.isSecretField($0.name.canonicalName) }
    let texts = fields.flatMap { field in
      [field.value] + field.value.split(separator: " ", maxSplits: 1).dropFirst().map(String.init)
    }
    let paths = secrets?.paths ?? []
    return (texts + paths + paths.compactMap(PercentEncoding.decode)).map { Secret($0) }
  }
}

/// What is secret of a call.
package struct CallSecrets: Sendable {
  /// Names of parameters, headers and fields, as the document writes them.
  package let names: [String]
  /// The values of secret path parameters, as they stand in the URL.
  package let paths: [String]
  /// Texts that are secret wherever they stand.
  package let texts: [String]
  /// Where secrets stand in the JSON of the answer, as JSON pointers.
  package let answerPointers: [String]

  /// The secrets of the call that this task is sending, for an ``ExchangeKeeping`` transport.
  @TaskLocal package static var current: CallSecrets?

  init(names: [String], paths: [String], texts: [String] = [], answerPointers: [String] = []) {
    self.names = names
    self.paths = paths
    self.texts = texts
    self.answerPointers = answerPointers
  }

  /// What the document calls secret of a call, and what its credentials have put on the request.
  init(of call: PreparedCall, in request: HTTPRequest) {
    let fields = request.headerFields.filter { field in !call.headers.contains { $0.name == field.name } }
    self.init(
      names: (call.secrets?.names ?? []) + call.plan.secretQueryNames + fields.map(\.name.rawName),
      paths: call.secrets?.paths ?? [])
  }

  /// The names as they stand in a query.
  var queryNames: [String] {
    names.map { name in
      if URIText.isPlain(name, keeping: .unreserved) { return name }
      var encoded: [UInt8] = []
      URIText.append(name, keeping: .unreserved, to: &encoded)
      return String(decoding: encoded, as: UTF8.self)
    }
  }
}
