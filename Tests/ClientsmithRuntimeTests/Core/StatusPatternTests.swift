import ClientsmithTesting
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// A `catch` by status, whatever the type of an API's errors.
struct StatusPatternTests {
  private func name(_ body: () async throws -> Void) async -> String {
    do {
      try await body()
      return "none"
    } catch StatusPattern.notFound {
      return "notFound"
    } catch StatusPattern.conflict, StatusPattern.gone {
      return "conflict or gone"
    } catch StatusPattern.code(418) {
      return "teapot"
    } catch StatusPattern.clientError {
      return "clientError"
    } catch StatusPattern.serverError {
      return "serverError"
    } catch {
      return "other"
    }
  }

  @Test(arguments: [
    (404, "notFound"), (409, "conflict or gone"), (410, "conflict or gone"), (418, "teapot"), (400, "clientError"),
    (422, "clientError"), (501, "serverError"),
  ])
  func `answers are told by their status`(status: Int, expected: String) async {
    let fixture = PetFixture { _ in .json("{}", status: status) }
    #expect(await name { _ = try await fixture.client.get("1") } == expected)
  }

  @Test func `what is no answer has no status`() async {
    let fixture = PetFixture { _ in throw TransportError(.neverSent, "no route") }
    #expect(await name { _ = try await fixture.client.get("1") } == "other")
    #expect(await name { throw CancellationError() } == "other")
    // An answer that came, and that nobody could read: its status is no failure.
    let unreadable = PetFixture { _ in .json("[", status: 404) }
    #expect(await name { _ = try await unreadable.client.get("1") } == "notFound")
  }
}
