import ClientsmithRuntime
import Foundation
import HTTPTypes
import Testing

/// An authorization server as a closure, and a record of what it was sent.
actor Recorder {
  private(set) var requests: [(request: HTTPRequest, body: String)] = []

  func add(_ request: HTTPRequest, _ body: [UInt8]) -> Int {
    requests.append((request, String(decoding: body, as: UTF8.self)))
    return requests.count
  }

  /// The form of a request.
  func form(_ index: Int) -> [String: String] {
    var parts = URLComponents()
    parts.percentEncodedQuery = requests[index].body.replacing("+", with: "%20")
    return Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
  }
}

func context(
  _ recorder: Recorder, now: Date = Date(timeIntervalSince1970: 1_800_000_000),
  answer: @escaping @Sendable (HTTPRequest, Int) throws -> (status: Int, text: String)
) -> AuthorizationContext {
  let environment = RuntimeEnvironment(
    now: { now }, uptime: RuntimeEnvironment.live.uptime, sleep: { _ in await Task.yield() }, random: { 0.5 })
  let services = AuthorizationServices(
    name: "Example", serverURL: "https://api.example.com/v1", environment: environment
  ) { request, body in
    let (status, text) = try answer(request, await recorder.add(request, body))
    return (HTTPResponse(status: .init(code: status)), Array(text.utf8))
  }
  return AuthorizationContext(services, operationID: "getThing", scheme: "oauth")
}

/// The error of an `AuthenticationError` that a call must throw.
func authenticationError(_ body: () async throws -> Void) async -> AuthenticationError? {
  do {
    try await body()
    Issue.record("nothing was thrown")
    return nil
  } catch let error as AuthenticationError {
    return error
  } catch {
    Issue.record("thrown was \(error)")
    return nil
  }
}
