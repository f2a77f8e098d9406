import ClientsmithTesting
import Testing

@testable import ClientsmithRuntime

/// That an app's own actors may use the client's closures is checked by the compiler: these tests have to build.
@Suite struct IsolationTests {
  /// A view's model as apps write them.
  @MainActor private final class PetModel {
    final class Selection {
      var name = ""
    }

    let client: PetClient
    var requestID: String?
    let selection = Selection()

    init(client: PetClient) { self.client = client }

    func load() async throws {
      let response = try await client.withResponse { try await $0.get("1") }
      requestID = response.headers.firstValue(.contentType)
      let named = try await client.withResponse { client in
        let pet = try await client.get("1")
        selection.name = pet.name
        return selection
      }
      selection.name += named.value.name
    }
  }

  @Test @MainActor func `status and headers are there for a view's model`() async throws {
    let model = PetModel(client: PetFixture { _ in PetFixture.rex }.client)
    try await model.load()
    #expect(model.requestID == "application/json")
    #expect(model.selection.name == "RexRex")
  }
}
