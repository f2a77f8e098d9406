import Foundation

/// Every request in the order in which it came.
package actor RequestLog {
  package private(set) var requests: [RecordedRequest] = []
  private var forgotten = 0

  /// Notes a request and returns its number, by which the rest about it is told later.
  func arrived(_ request: RecordedRequest) -> Int {
    requests.append(request)
    return forgotten + requests.count - 1
  }

  func read(_ body: [UInt8], of number: Int) {
    guard number >= forgotten else { return }
    requests[number - forgotten].body = body
  }

  func answered(_ number: Int, with status: Int) {
    guard number >= forgotten else { return }
    requests[number - forgotten].status = status
  }

  func clear() {
    forgotten += requests.count
    requests.removeAll()
  }
}
