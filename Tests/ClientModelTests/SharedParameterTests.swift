import Testing

@testable import ClientModel

/// Parameters that are given once: what counts as evidence, and what does not.
@Suite struct SharedParameterTests {
  /// The names of what is given once in an API of `count` operations that all have these parameters.
  private func shared(
    _ parameters: String, count: Int = 6, path: String = "/things", besides: String = "",
    _ setting: ModelConfiguration.SharedParameters = .inferred
  ) throws -> [String] {
    let paths = (1...count).map { number in
      "  \(path)/\(number): {get: {operationId: get\(number), parameters: [\(parameters)], responses: {'204': {description: x}}}}"
    }
    var configuration = ModelConfiguration()
    configuration.sharedParameters = setting
    let built = try ClientModelTests.build(
      "paths:\n\(paths.joined(separator: "\n"))\n\(besides)", configuration: configuration)
    return built.api.sharedParameters.map(\.wireName)
  }

  private static let text = "schema: {type: string}"

  @Test func aVersionAndATenantAreTheClients() throws {
    #expect(try shared("{name: revision, in: header, required: true, \(Self.text)}") == ["revision"])
    #expect(try shared("{name: Stripe-Account, in: header, \(Self.text)}") == ["Stripe-Account"])
    #expect(try shared("{name: api-version, in: query, required: true, \(Self.text)}") == ["api-version"])
    #expect(
      try shared("{name: tenantId, in: path, required: true, \(Self.text)}", path: "/t/{tenantId}/x") == ["tenantId"])
  }

  @Test func whatMayDifferFromCallToCallIsNot() throws {
    #expect(try shared("{name: X-Request-ID, in: header, required: true, \(Self.text)}") == [])
    #expect(try shared("{name: symbol, in: query, required: true, \(Self.text)}") == [])
    #expect(try shared("{name: language, in: query, \(Self.text)}") == [])
    #expect(try shared("{name: id, in: path, required: true, \(Self.text)}", path: "/t/{id}/x") == [])
    #expect(
      try shared(
        "{name: user, in: path, required: true, \(Self.text)}, {name: accountId, in: path, required: true, \(Self.text)}",
        path: "/u/{user}/a/{accountId}") == [])
  }

  @Test func whatFewOperationsTakeIsNot() throws {
    let version = "{name: revision, in: header, required: true, \(Self.text)}"
    #expect(try shared(version, count: 2) == [])
    let others = (1...3).map { "  /o/\($0): {get: {operationId: o\($0), responses: {'204': {description: x}}}}" }
    #expect(try shared(version, besides: others.joined(separator: "\n")) == [])
  }

  @Test func theConfigurationDecides() throws {
    #expect(try shared("{name: revision, in: header, required: true, \(Self.text)}", .none) == [])
    #expect(try shared("{name: symbol, in: query, required: true, \(Self.text)}", .named(["symbol"])) == ["symbol"])
  }
}
