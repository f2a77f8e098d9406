import HTTPTypes
import Testing

@testable import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct AuthorizationPlanTests {
  private let service = TokenService()
  private let key = Credential(scheme: "api_key", APIKeyAuthenticator("k", name: "Authorization", in: .header))
  private let organization = Credential(scheme: "organization", APIKeyAuthenticator("o", name: "X-Org", in: .header))
  private let organizationName = HTTPField.Name("X-Org") ?? .vary
  private let token = Credential(scheme: "access_token", BearerAuthenticator("t"))
  private let either = [
    SecurityRequirement([("api_key", []), ("organization", [])]), SecurityRequirement("access_token"),
  ]

  private func headers(_ credentials: [Credential], _ alternatives: [SecurityRequirement]) async throws -> HTTPFields {
    let plan = try CredentialSet(credentials).plan(for: alternatives, operationID: "getMe")
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/me")
    _ = try await plan.authorize(&request, for: service.context)
    return request.headerFields
  }

  @Test func theFirstSatisfiedAlternativeIsUsedAlone() async throws {
    let all = try await headers([token, organization, key], either)
    #expect(all[.authorization] == "k")
    #expect(all[organizationName] == "o")
    let second = try await headers([token, key], either)
    #expect(second[.authorization] == "Bearer t")
    #expect(second[organizationName] == nil)
  }

  @Test func anUnsatisfiedOperationFailsBeforeAnythingIsSentAndSaysWhatIsMissing() {
    do throws(AuthenticationError) {
      _ = try CredentialSet([key]).plan(for: either, operationID: "getMe")
      Issue.record("a plan was made")
    } catch {
      #expect(error.kind == .missingCredential)
      #expect(error.missingSchemes == [["organization"], ["access_token"]])
      #expect(
        error.description
          == "getMe: no credential for this operation; give the client `organization`, or `access_token`")
    }
    #expect(service.count == 0)
  }

  @Test func anEmptyListSendsNothing() async throws {
    #expect(try await headers([key, token], []).isEmpty)
    #expect(try CredentialSet([key]).plan(for: [], operationID: "ping").isEmpty)
  }

  @Test func optionalSecurityUsesACredentialThatIsThere() async throws {
    let optional = [SecurityRequirement.anonymous, SecurityRequirement("api_key")]
    #expect(try await headers([], optional).isEmpty)
    #expect(try await headers([key], optional)[.authorization] == "k")
  }

  @Test func aMissingScopeIsAnErrorBeforeSending() async throws {
    let scoped = Credential(
      scheme: "oauth",
      BearerAuthenticator { ProvidedToken("t", scopes: ["urn:firstquadrant:*:*:read"]) })
    let reading = [SecurityRequirement("oauth", scopes: ["urn:firstquadrant:user:*:read"])]
    let writing = [SecurityRequirement("oauth", scopes: ["urn:firstquadrant:user:*:write"])]
    #expect(try await headers([scoped], reading)[.authorization] == "Bearer t")
    let error = await authenticationError { _ = try await headers([scoped], writing) }
    #expect(error?.kind == .missingScope)
    #expect(error?.missingScopes == ["urn:firstquadrant:user:*:write"])
  }

  /// Vendors list the larger scope beside the smaller one: either will do.
  @Test func oneOfTheScopesThatAreListedIsEnough() async throws {
    let larger = Credential(scheme: "oauth", BearerAuthenticator { ProvidedToken("t", scopes: ["accounts"]) })
    let either = [SecurityRequirement("oauth", scopes: ["accounts", "accounts.read"])]
    #expect(try await headers([larger], either)[.authorization] == "Bearer t")
    let other = [SecurityRequirement("oauth", scopes: ["payments", "payments.read"])]
    let error = await authenticationError { _ = try await headers([larger], other) }
    #expect(error?.missingScopes == ["payments", "payments.read"])
    #expect(error?.message == "the token lacks the scopes payments payments.read")
  }

  @Test func anAlternativeThatLacksAScopeMakesRoomForTheNext() async throws {
    let poor = Credential(scheme: "oauth", BearerAuthenticator { ProvidedToken("t", scopes: ["a"]) })
    let alternatives = [SecurityRequirement("oauth", scopes: ["b"]), SecurityRequirement("api_key")]
    let sent = try await headers([poor, key], alternatives)
    #expect(sent[.authorization] == "k")
  }

  @Test func unknownScopesRefuseNothing() async throws {
    #expect(
      try await headers([token], [SecurityRequirement("access_token", scopes: ["x"])])[.authorization] == "Bearer t")
  }

  @Test func aStaticKeyIsNeverRenewed() async throws {
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/me")
    let plan = try CredentialSet([key]).plan(for: [SecurityRequirement("api_key")], operationID: "getMe")
    let applied = try await plan.authorize(&request, for: service.context)
    #expect(!applied.shouldRenew(status: 401, headers: [:], body: []))
    let renewed = try await applied.renew(status: 401, headers: [:], body: [], for: service.context)
    #expect(!renewed)
  }

  @Test func theServicesRefusalIsTyped() async throws {
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/me")
    let plan = try CredentialSet([token]).plan(for: [SecurityRequirement("access_token")], operationID: "getMe")
    let applied = try await plan.authorize(&request, for: service.context)
    let body = Array(#"{"error":{"code":"invalid_api_key","message":"The API key provided is invalid"}}"#.utf8)
    let error = applied.error(status: 401, headers: [:], body: body, for: service.context)
    #expect(error?.kind == .rejected)
    #expect(error?.code == "invalid_api_key")
    #expect(error?.detail == "The API key provided is invalid")
    #expect(error?.scheme == "access_token")
    let scope = applied.error(
      status: 403,
      headers: [
        .wwwAuthenticate: #"Bearer realm="x", error="insufficient_scope", scope="a b", error_description="No, \"sir\"""#
      ],
      body: [], for: service.context)
    #expect(scope?.kind == .missingScope)
    #expect(scope?.missingScopes == ["a", "b"])
    #expect(scope?.detail == #"No, "sir""#)
    #expect(applied.error(status: 404, headers: [:], body: [], for: service.context) == nil)
  }
}
