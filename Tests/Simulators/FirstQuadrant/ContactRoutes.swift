import Foundation

extension FirstQuadrantState {
  nonisolated var contactRoutes: [RouteTable.Route] {
    [
      .init("GET /v5/contacts", guarded("contact:*:read") { try await self.listContacts($0) }),
      .init("POST /v5/contacts", guarded("contact:*:write") { try await self.createContact($0) }),
      .init("GET /v5/contacts/{id}", guarded("contact:*:read") { try await self.contact($0) }),
      .init("PATCH /v5/contacts/{id}", guarded("contact:*:write") { try await self.updateContact($0) }),
      .init("DELETE /v5/contacts/{id}", guarded("contact:*:write") { try await self.deleteContact($0) }),
    ]
  }

  private func listContacts(_ exchange: Exchange) throws -> Reply {
    try CollectionQuery(exchange).page(of: &contacts)
  }

  private func createContact(_ exchange: Exchange) throws -> Reply {
    guard let draft = exchange.request.json, draft.members != nil else {
      throw FirstQuadrantProblem.validation([("", "the body is not an object")])
    }
    if draft["email"] == nil { throw FirstQuadrantProblem.validation([("email", "is required")]) }
    try validate(draft)
    let email = draft["email"]?.string ?? ""
    let taken = contacts.ids(for: "email \(email)") { $0["email"]?.string == email }
    guard taken.isEmpty else { throw FirstQuadrantProblem.alreadyExists() }
    return .json(201, contacts.add { Self.contact($0, draft, at: exchange.now) })
  }

  private func contact(_ exchange: Exchange) throws -> Reply {
    guard let contact = contacts.find(exchange["id"]) else { throw FirstQuadrantProblem.notFound() }
    return .json(200, contact)
  }

  private func updateContact(_ exchange: Exchange) throws -> Reply {
    guard contacts.find(exchange["id"]) != nil else { throw FirstQuadrantProblem.notFound() }
    guard !locked.contains(exchange["id"]) else { throw FirstQuadrantProblem.locked() }
    guard let patch = exchange.request.json, patch.members != nil else {
      throw FirstQuadrantProblem.validation([("", "the body is not an object")])
    }
    try validate(patch)
    let changed = contacts.update(exchange["id"]) { contact in
      for name in ["email", "firstName", "lastName", "tags", "customProperties"] {
        if let value = patch[name] { contact[name] = value }
      }
      contact["updatedAt"] = .timestamp(exchange.now)
    }
    return .json(200, changed ?? .null)
  }

  private func deleteContact(_ exchange: Exchange) throws -> Reply {
    guard !locked.contains(exchange["id"]) else { throw FirstQuadrantProblem.locked() }
    guard contacts.remove(exchange["id"]) else { throw FirstQuadrantProblem.notFound() }
    return Reply(204)
  }

  /// Every field that is wrong, at once.
  private func validate(_ draft: JSON) throws {
    var details: [(String, String)] = []
    if let email = draft["email"], email.string?.contains("@") != true {
      details.append(("email", "is not an address"))
    }
    for name in ["firstName", "lastName"] {
      if let value = draft[name], value.string == nil, !value.isNull { details.append((name, "is not text")) }
      if let text = draft[name]?.string, text.count > 100 { details.append((name, "is longer than 100 characters")) }
    }
    if let tags = draft["tags"], tags.strings == nil { details.append(("tags", "is not an array of texts")) }
    if let properties = draft["customProperties"], properties.members == nil {
      details.append(("customProperties", "is not an object"))
    }
    if !details.isEmpty { throw FirstQuadrantProblem.validation(details) }
  }

  static func contact(_ id: String, _ draft: JSON, at date: Date) -> JSON {
    [
      "id": .string(id), "email": draft["email"] ?? .null, "firstName": draft["firstName"] ?? .null,
      "lastName": draft["lastName"] ?? .null, "createdAt": .timestamp(date), "updatedAt": .timestamp(date),
      "lastActivityAt": .null, "tags": draft["tags"] ?? [], "customProperties": draft["customProperties"] ?? [:],
    ]
  }
}
