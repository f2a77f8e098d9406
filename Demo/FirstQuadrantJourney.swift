import ClientsmithRuntime
import FirstQuadrant
import ServiceSimulators

/// FirstQuadrant: a key that needs its organization, campaigns in states nobody has heard of, and errors field by field.
enum FirstQuadrantJourney {
  static func run() async throws {
    let time = DemoTime()
    let service = try await FirstQuadrantSimulator.start(clock: time.clock)
    let credentials = FirstQuadrantClient.Credentials.apiKey(
      FirstQuadrantSimulator.key, organization: FirstQuadrantSimulator.organization)
    let client = FirstQuadrantClient(
      credentials: credentials, server: .custom(service.url), configuration: time.configuration)

    Transcript.title("FirstQuadrant", "a key together with an organization, pages from the last item's id")
    let keyAlone = FirstQuadrantClient(
      credentials: .init(credentials.all.filter { $0.scheme == "apiKey" }), server: .custom(service.url),
      configuration: time.configuration)
    try await forgetOrganization(keyAlone, service)

    let me = try await client.me.get()
    Transcript.show("me.get()", "\(me.email) in \(me.organizationID ?? "no organization")")
    let campaigns = try await client.campaigns.list(limit: 10).all()
    let states = Set(campaigns.compactMap { $0.status?.rawValue }).sorted().joined(separator: ", ")
    Transcript.show("campaigns.list(limit: 10).all()", "\(campaigns.count) campaigns; \(states)")
    let found = try await client.contacts.list(query: "first12").all()
    Transcript.show("contacts.list(query: \"first12\").all()", found.compactMap(\.email).joined(separator: ", "))

    try await addContact(client)
    await service.stop()
  }

  private static func forgetOrganization(
    _ client: FirstQuadrantClient, _ service: FirstQuadrantSimulator
  ) async throws {
    do {
      _ = try await client.me.get()
      throw Unexpected(description: "a key was accepted without its organization")
    } catch let error as FirstQuadrantClient.Error where error.underlying is AuthenticationError {
      Transcript.show("me.get() with a key alone", error.message)
      let requests = await service.requests.count
      Transcript.show("", "\(requests) requests sent")
      try Unexpected.unless(requests == 0, "it fails before anything is sent")
    }
  }

  private static func addContact(_ client: FirstQuadrantClient) async throws {
    do {
      _ = try await client.contacts.create(
        ContactDraft(email: "nobody", firstName: String(repeating: "x", count: 101)))
      throw Unexpected(description: "a wrong address was accepted")
    } catch let error as FirstQuadrantClient.Error where error.status?.code == 422 {
      let fields = (error.body?.details ?? []).map { "\($0.field) \($0.message)" }
      Transcript.show("contacts.create(email: \"nobody\", …)", "422: \(fields.joined(separator: "; "))")
      try Unexpected.unless(error.body?.code == .validationError && fields.count == 2, "two fields are wrong")
    }
    let contact = try await client.contacts.create(ContactDraft(email: "grace@example.com", tags: ["customer"]))
    Transcript.show("contacts.create(email: \"grace@example.com\")", contact.id)
  }
}
