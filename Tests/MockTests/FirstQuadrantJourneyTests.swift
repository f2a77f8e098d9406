import ClientsmithMock
import FirstQuadrant
import FirstQuadrantMock
import Testing

/// FirstQuadrant: a key that needs its organization, campaigns in states nobody has heard of, and errors field by field.
@Suite struct FirstQuadrantJourneyTests {
  @Test func aDayAtTheService() async throws {
    let mock = FirstQuadrantMock()
    let credentials = FirstQuadrantClient.Credentials.apiKey("key", organization: "org-1")
    let client = FirstQuadrantClient(credentials: credentials, configuration: mock.configuration)
    let keyAlone = FirstQuadrantClient(
      credentials: .init(credentials.all.filter { $0.scheme == "apiKey" }), configuration: mock.configuration)
    await #expect(throws: FirstQuadrantClient.Error.self) { try await keyAlone.me.get() }
    #expect(mock.requests.isEmpty, "it fails before anything is sent")

    mock.me.get.answer(Me(id: "me", email: "ada@example.com", organizationID: "org-1"))
    #expect(try await client.me.get().email == "ada@example.com")
    mock.campaigns.list.answer(
      (1...23).map { Campaign(id: "c\($0)", name: "\($0)", status: .init(rawValue: "brewing")) })
    let campaigns = try await client.campaigns.list(limit: 10).all()
    #expect(campaigns.count == 23 && campaigns.last?.status?.rawValue == "brewing" && mock.campaigns.list.count == 3)

    mock.contacts.create.answer { call in
      guard call.body.email.contains("@") else {
        let details = [FieldProblem(field: "email", message: "is no address")]
        throw MockFault.status(422, Problem(code: .validationError, status: 422, message: "invalid", details: details))
      }
      return Contact(id: "contact-1", email: call.body.email)
    }
    let error = await #expect(throws: FirstQuadrantClient.Error.self) {
      try await client.contacts.create(ContactDraft(email: "nobody"))
    }
    #expect(error?.body?.details?.first?.field == "email")
    #expect(try await client.contacts.create(ContactDraft(email: "grace@example.com")).id == "contact-1")
  }
}
