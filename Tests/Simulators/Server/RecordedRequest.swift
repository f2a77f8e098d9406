import Foundation

/// A request as it came in, byte for byte.
package struct RecordedRequest: Sendable {
  package let method: String
  /// Path and query, as on the request line.
  package let target: String
  package let headers: [Form.Field]
  package var body: [UInt8] = []
  /// Status of the answer; nil until it is sent, and for ever if the connection was dropped.
  package var status: Int?
  /// The time on the simulator's clock.
  package let receivedAt: Date

  package var path: String { String(target.prefix { $0 != "?" }) }

  package var query: Form {
    Form(parsing: target.firstIndex(of: "?").map { target[target.index(after: $0)...] } ?? "")
  }

  /// First value of a header, in any case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
  }

  /// The body as text, with what is not UTF-8 replaced.
  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; nil if it is not.
  package var json: JSON? { JSON(parsing: body) }

  /// The body as a form.
  package var form: Form { Form(parsing: text) }
}
