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
    #expect(rule.apply(other, CallPlace(resource: ["things"], segments: [["things"], ["search"]])) == other)
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
