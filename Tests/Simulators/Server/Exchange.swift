import Foundation

/// A request on its way through a simulator.
package struct Exchange: Sendable {
  package let request: RecordedRequest
  /// What stands in the holes of the route.
  package var holes: [String: String] = [:]
  /// A fault plan wants the credential refused, however good it is.
  package var refusesCredential = false
  package let now: Date

  /// A value of the path; empty if the route has no such hole.
  package subscript(hole: String) -> String { holes[hole] ?? "" }

  /// A number of the query: its value, the default if it is absent, or the reply to a value outside the range.
  package func number(
    _ name: String, default usual: Int, in range: ClosedRange<Int>, or refuse: (String) -> Reply
  ) throws -> Int {
    guard let text = request.query[name] else { return usual }
    guard let value = Int(text), range.contains(value) else { throw refuse(name) }
    return value
  }
}

/// The answer to a request; thrown where a handler ends early.
package struct Reply: Error, Sendable {
  package var status: Int
  package var headers: [Form.Field]
  package var body: [UInt8]

  package init(_ status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers.sorted { $0.key < $1.key }.map { Form.Field(name: $0.key, value: $0.value) }
    self.body = body
  }

  /// A JSON answer.
  package static func json(_ status: Int, _ value: JSON, headers: [String: String] = [:]) -> Reply {
    Reply(status, headers: headers.merging(["Content-Type": "application/json"]) { own, _ in own }, body: value.bytes)
  }
}
