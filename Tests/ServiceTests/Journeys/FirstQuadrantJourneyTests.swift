import ClientsmithRuntime
import FirstQuadrant
import Foundation
import HTTPTypes
import ServiceSimulators
import Testing

/// FirstQuadrant as its user meets it: a key and its organization, or a person's token; contacts and campaigns.
@Suite(.timeLimit(.minutes(25))) struct FirstQuadrantJourneyTests {
  let time = SkippingTime()

  func client(
    of service: FirstQuadrantSimulator, over carrier: Carrier, key: String = FirstQuadrantSimulator.key
  ) -> FirstQuadrantClient {
    FirstQuadrantClient(
      credentials: .apiKey(key, organization: FirstQuadrantSimulator.organization), server: .custom(service.url),
      configuration: time.configuration(over: carrier))
  }

  @Test("key and organization, me, campaigns, contacts", arguments: Carrier.allCases)
  func journey(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    #expect(try await client.me.get().organizationID == FirstQuadrantSimulator.organization)
    let campaigns = try await client.campaigns.list(limit: 30).all()
    #expect(campaigns.count == 30)
    #expect(Set(campaigns.map(\.status)) == [.active, CampaignStatus(rawValue: "warming_up")])
    let found = try await client.contacts.list(limit: 100, query: "FIRST12").all()
    #expect(found.map(\.email) == ["contact12@example.com"])
    let contact = try await client.contacts.create(
      ContactDraft(email: "grace@example.com", firstName: "Grace", tags: ["new"], customProperties: ["score": 3]))
    #expect(contact.customProperties?["score"]?.intValue == 3)

    for request in await service.requests {
      #expect(request.header("Authorization") == "Bearer fqa_test")
      #expect(request.header("FirstQuadrant-Organization-ID") == "org_test")
    }
    await service.stop()
  }

  @Test("a key without its organization fails before anything is sent, and says so", arguments: Carrier.allCases)
  func missingOrganization(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let whole = FirstQuadrantClient.Credentials.apiKey("fqa_test", organization: "org_test")
    let client = FirstQuadrantClient(
      credentials: .init(whole.all.filter { $0.scheme == "apiKey" }), server: .custom(service.url),
      configuration: time.configuration(over: carrier))
    let error = try await authenticationError { _ = try await client.me.get() }
    #expect(error.kind == .missingCredential)
    #expect(error.missingSchemes == [["organization"], ["accessToken"]])
    #expect(error.message.contains("organization"))
    #expect(await service.requests.isEmpty)
    await service.stop()
  }

  @Test("filters go out under their own names, dynamic ones too", arguments: Carrier.allCases)
  func filters(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let found = try await client(of: service, over: carrier).contacts.list(
      limit: 50, sort: .asc, select: ["email", "tags"], filterTagsHas: "customer",
      filters: ["filter.customProperties.score.gt": "55"]
    ).all()
    #expect(found.map(\.email) == ["contact58@example.com", "contact56@example.com"])
    #expect(found.allSatisfy { $0.firstName == nil })
    let query = try await #require(service.requests.first).query
    #expect(query.all("select[]") == ["email", "tags"])
    #expect(query["filter.customProperties.score.gt"] == "55")
    await service.stop()
  }

  @Test("a 422 says field by field what is wrong; the other refusals have their codes", arguments: Carrier.allCases)
  func errors(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    let long = String(repeating: "x", count: 101)
    let draft = ContactDraft(email: "nobody", firstName: long, lastName: long)
    let invalid = try await #require(
      failure { _ = try await client.contacts.create(draft) } as? FirstQuadrantClient.Error)
    #expect(invalid.status?.code == 422)
    #expect(invalid.body?.code == .validationError)
    #expect(invalid.body?.details?.map(\.field) == ["email", "firstName", "lastName"])
    #expect(invalid.headers.contains { $0.name.rawName.lowercased() == "x-request-id" })

    let known = ContactDraft(email: "contact1@example.com")
    let exists = try await #require(
      failure { _ = try await client.contacts.create(known) } as? FirstQuadrantClient.Error)
    #expect(exists.body?.code == .alreadyExists)
    let id = try await #require(client.contacts.list(limit: 1).all().first).id
    await service.lock(contact: id)
    let locked = try await #require(
      failure { try await client.contacts.delete(contactID: id) } as? FirstQuadrantClient.Error)
    #expect(locked.body?.code == .resourceLocked)
    await service.stop()
  }

  @Test("a patch tells null from absent", arguments: Carrier.allCases)
  func patch(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    let before = try await #require(client.contacts.list(limit: 1).firstPage().items.first)
    let after = try await client.contacts.update(contactID: before.id, ContactPatch(firstName: .null))
    #expect(after.firstName == nil)
    #expect(after.lastName == before.lastName)
    #expect(await service.server.requests(to: "PATCH /v5/contacts/{id}").map(\.json) == [["firstName": .null]])
    await service.stop()
  }

  @Test("a person's token goes without an organization and is renewed after a day", arguments: Carrier.allCases)
  func accessToken(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let tokens = await service.logIn(at: time.environment.now())
    let client = FirstQuadrantClient(
      credentials: .accessToken(tokens.access, refreshToken: tokens.refresh ?? ""), server: .custom(service.url),
      configuration: time.configuration(over: carrier))
    _ = try await client.me.get()
    await service.expireTokens()
    _ = try await client.me.get()
    try await time.pass(.seconds(24 * 3600))
    _ = try await client.me.get()
    let requests = await service.requests
    #expect(
      requests.map(\.path) == ["/v5/me", "/v5/me", "/v5/auth", "/v5/me", "/v5/auth", "/v5/me"])
    #expect(requests.map(\.status) == [200, 401, 200, 200, 200, 200])
    #expect(requests.allSatisfy { $0.header("FirstQuadrant-Organization-ID") == nil })
    await service.stop()
  }

  @Test("a key that may only read is told which scope it lacks", arguments: Carrier.allCases)
  func readingKey(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier, key: FirstQuadrantSimulator.readingKey)
    let error = try await authenticationError {
      _ = try await client.contacts.create(ContactDraft(email: "grace@example.com"))
    }
    #expect(error.kind == .missingScope)
    #expect(error.code == "missing_scopes")
    #expect(error.status == 403)
    #expect(await service.requests.count == 1)
    await service.stop()
  }

  @Test("the hash of an import is sent without a credential and never shown", arguments: Carrier.allCases)
  func importHash(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    let started = try await client.imports.trigger(
      importID: FirstQuadrantSimulator.importID, hash: FirstQuadrantSimulator.importHash)
    #expect(started["started"] == true)
    #expect(await service.requests.map { $0.header("Authorization") } == [nil])
    let error = try await failure { _ = try await client.imports.trigger(importID: "other", hash: "wrong/hash") }
    #expect(error.status == .notFound)
    #expect(!"\(error)".contains("wrong"))
    #expect(error.request.url.hasSuffix("/imports/other/trigger/[secret]"))
    await service.stop()
  }
}
