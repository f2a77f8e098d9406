import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// A request is a value, though its copies share what they consist of until one is changed.
@Suite(.timeLimit(.minutes(25))) struct RequestCopyTests {
  @Test func aChangedCopyLeavesTheOtherAsItWas() {
    let first = OperationRequest("list", .get, "/items", .default)
    var second = first
    second.query("page", 2)
    second.options.headers[.accept] = "text/plain"
    #expect(first.query.isEmpty && first.options.headers.isEmpty)
    #expect(second.queryValue("page") == "2")
  }

  /// Pages asked for ahead are copies of one request, changed in tasks of their own while others read it.
  @Test func copiesThatAreChangedAtOnceDoNotMeet() async {
    var shared = OperationRequest("list", .get, "/items", .default)
    shared.query("size", 10)
    let request = shared
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          var copy = request
          copy.query("page", number)
          let isOwn = copy.queryValue("page") == "\(number)" && copy.queryValue("size") == "10"
          return isOwn && request.queryValue("page") == nil
        }
      }
      for await isOwn in group { #expect(isOwn) }
    }
  }
}
