import ClientsmithRuntime
import ClientsmithTesting

/// A request that does not fit the document.
///
/// It makes the call fail, and so the test that does not expect it.
public struct MockMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// One thing that does not fit.
  public struct Fault: Sendable, Hashable {
    /// Where the document says so, as `specs/api.yaml:12`; nil where it has no place for it.
    public let place: String?
    /// What does not fit.
    public let reason: String
  }

  /// Method and path, without the query.
  public let request: String
  /// What does not fit, in the order path, query, header, cookie, body.
  public let faults: [Fault]

  init(_ request: RecordedRequest, _ faults: [RequestCheck.Fault]) {
    self.request = "\(request.method.rawValue) \(request.path)"
    self.faults = faults.map { Fault(place: $0.place, reason: $0.reason) }
  }

  /// `specs/api.yaml:12: GET /v1/pets: the query parameter `limit`: 500 is more than 200`, a line for each fault.
  public var description: String {
    faults.map { fault in "\(fault.place.map { "\($0): " } ?? "")\(request): \(fault.reason)" }.joined(separator: "\n")
  }
}

extension MockMismatch: StatedFailure {}
