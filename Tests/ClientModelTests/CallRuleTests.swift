import Testing

@testable import ClientModel

/// The rewrites of operations' words, each as its own example says.
@Suite struct CallRuleTests {
  private func calls(_ operations: [(id: String, call: String)]) throws -> [String] {
    var paths = "paths:\n"
    for operation in operations {
      let parts = operation.call.split(separator: " ").map(String.init)
      paths += "  \(parts[1]):\n    \(parts[0].lowercased()): {operationId: \(operation.id), tags: [tickets], "
      paths += "responses: {'204': {description: ok}}}\n"
    }
    return try build(paths).calls
  }

  @Test("What the path's ids say stays only where two calls would be called alike")
  func parents() throws {
    #expect(
      try calls([("getUserBadge", "GET /users/{user_id}/badge"), ("listTickets", "GET /tickets")]) == [
        "tickets.getBadge", "tickets.list",
      ])
    #expect(
      try calls([("getUserBadge", "GET /users/{user_id}/badge"), ("getTeamBadge", "GET /teams/{team_id}/badge")]) == [
        "tickets.getUserBadge", "tickets.getTeamBadge",
      ])
  }

  @Test("A verb stands in front, and a resource's own verb needs nothing behind it")
  func verbs() throws {
    #expect(
      try calls([
        ("tickets_archive", "POST /tickets/{id}/archive"), ("poll_close", "POST /polls/{id}/close"),
        ("postBlock", "POST /tickets/{id}/block"),
      ]) == ["tickets.archive", "tickets.closePoll", "tickets.block"])
  }

  @Test(
    "Each rule does what its example shows, and nothing where it has nothing to say", arguments: CallRules.all.indices)
  func example(index: Int) {
    let rule = CallRules.all[index]
    #expect(
      rule.apply(rule.before.split(separator: " ").map(String.init), rule.example).joined(separator: " ") == rule.after)
    let other = ["search", "things"]
    #expect(rule.apply(other, CallPlace(resource: ["shelves"], segments: [["shelves"], ["search"]])) == other)
  }

  @Test("A list in something else is a list, and the noun of the resource goes wherever it stands")
  func nouns() throws {
    let built = try build(
      """
      paths:
        /packages/{id}/versions:
          get:
            operationId: get-all-package-versions-for-package-owned-by-user
            tags: [packages]
            responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {versions: {type: array, items: {type: string}}, total: {type: integer}}}}}}}
        /packages: {get: {operationId: listPackages, tags: [packages], responses: {'204': {description: ok}}}}
        /package-types: {get: {operationId: listPackageTypes, tags: [packages], responses: {'204': {description: ok}}}}
      """)
    #expect(built.calls == ["packages.listVersionsForUser", "packages.list", "packages.listTypes"])
  }

  @Test("A call has a verb, and an id of words that nobody can split is its method and path")
  func verbless() throws {
    #expect(
      try calls([
        ("ticket_counts", "GET /tickets/counts"), ("getticketbyid", "GET /tickets/{id}"),
        ("postCommentVote", "POST /tickets/{id}/comment-vote"), ("ticket_fail", "POST /tickets/{id}/fail"),
        ("put_boxes_id#add_label", "PUT /boxes/{id}"),
      ]) == ["tickets.getCounts", "tickets.get", "tickets.createCommentVote", "tickets.fail", "tickets.addLabel"])
  }

  @Test("A path's own word at its end is the verb, whatever the path calls what it is done to")
  func actions() throws {
    #expect(
      try calls([
        ("background_tasks_stop_create", "POST /background-tasks/{id}/stop"), ("append", "POST /levels:append"),
        ("createUserLabels", "POST /users/{id}/labels"),
      ]) == ["tickets.stopBackgroundTask", "tickets.append", "tickets.createLabels"])
  }

  @Test("What nearly all tags begin with is a namespace, unless it says that something is new")
  func namespaces() throws {
    func groups(_ tags: [String]) throws -> [String] {
      var paths = "paths:\n"
      for (index, tag) in tags.enumerated() {
        paths +=
          "  /p\(index): {get: {operationId: listThings\(index), tags: ['\(tag)'], responses: {'204': {description: ok}}}}\n"
      }
      return try build(paths).api.resources.map(\.name)
    }
    #expect(
      try groups(["Acme Users", "Acme Teams", "Acme Bills", "Acme Events"]) == ["users", "teams", "bills", "events"])
    #expect(try groups(["beta users", "beta teams", "beta bills", "beta events"]).first == "betaUsers")
    #expect(try groups(["ConversationsV1", "UsersV1", "UsersV2"]) == ["conversations", "usersV1", "usersV2"])
  }

  @Test("A resource that holds most of a large document is divided by its paths")
  func large() throws {
    var paths = "paths:\n"
    for (segment, count) in [("users", 40), ("bills", 30)] {
      for index in 0..<count {
        paths +=
          "  /api/v1/\(segment)/p\(index): {get: {operationId: getThing\(segment)\(index), tags: [default], responses: {'204': {description: ok}}}}\n"
      }
    }
    #expect(try build(paths).api.resources.map(\.name) == ["users", "bills"])
  }

  @Test("Titles lose what every API could say of itself")
  func titles() {
    func name(_ title: String, _ host: String? = nil) -> String {
      SwiftIdentifier.type(ClientTitle.words(of: title, host: host))
    }
    #expect(name("The GitHub v3 REST API") == "GitHub")
    #expect(name("Acme's API Documentation") == "Acme")
    #expect(name("Shop API Specification v2") == "Shop")
    #expect(name("API", "api.acme.example") == "Acme")
    #expect(name("API") == "API")
  }
}
