/// The program that is compiled with the client of the vendor's own document: prints a line for each thing that it did.
enum VendorWalk {
  static let module = "VendorFireHydrant"

  static let source = #"""
    import ClientsmithRuntime
    import Foundation

    // The vendor's document does not say that the key is a bearer token: its users have to.
    let client = VendorFireHydrantClient(
      credentials: .apiKey("Bearer fhb-test"), server: .custom(CommandLine.arguments[1]))

    print("ping", try await client.accountSettings.apiPingNoAuth().response ?? "nothing")

    var ids: Set<String> = []
    var sizes: [Int] = []
    for try await page in client.incidents.list(perPage: 50).pages {
      sizes.append(page.items.count)
      ids.formUnion(page.items.compactMap(\.id))
    }
    print("pages", sizes)
    print("incidents", ids.count)

    let labels: JSONValue = ["team": "payments", "cost": 1.50, "nested": ["deep": [1, nil, "x"]]]
    let created = try await client.incidents.withResponse {
      try await $0.create(CreateIncident(name: "Checkout is slow", labels: labels))
    }
    let id = created.value.id ?? ""
    print("created", created.status.code, created.value.name ?? "", created.value.labels == labels)

    let note = try await client.incidents.createNote(
      incidentID: id, CreateIncidentNote(body: "Rolled back."))
    print("note", note.body ?? "")

    let resolved = try await client.incidents.resolve(incidentID: id)
    print("resolved", resolved.currentMilestone ?? "", resolved.active ?? true)

    let bootstrap = try await client.accountSettings.getBootstrap()
    print("undescribed", bootstrap.bytes.count, try bootstrap.json()["features"]?["ai"] == true)

    do {
      _ = try await client.incidents.resolve(incidentID: id)
    } catch let error as VendorFireHydrantClient.Error {
      // The document says that `messages` is an array; here it is a string.
      print("refused", error.status?.code ?? 0, error.kind.rawValue, try error.rawBody.json()["messages"]?.stringValue ?? "")
    }
    do {
      _ = try await client.incidents.create(CreateIncident(name: ""))
    } catch let error as VendorFireHydrantClient.Error {
      print("invalid", error.status?.code ?? 0, error.body?.messages ?? [])
    }
    """#

  static let transcript = """
    ping pong
    pages [50, 50, 50, 50, 50, 20]
    incidents 270
    created 201 Checkout is slow true
    note Rolled back.
    resolved resolved false
    undescribed 24 true
    refused 409 response The incident is already resolved
    invalid 422 ["name is empty"]

    """
}
