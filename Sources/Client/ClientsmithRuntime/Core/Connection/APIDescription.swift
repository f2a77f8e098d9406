/// What a generated client knows about its API as a whole.
public struct APIDescription: Sendable {
  /// The API's title, as it appears in log lines and in the user agent.
  public let name: String
  /// The API's version.
  public let version: String
  /// The security alternatives of operations that have none of their own.
  public let security: [SecurityRequirement]
  /// The rate limits that the service is known to have.
  public let rateLimits: [RateLimit]
  /// The API's retry policy; nil: the client configuration's.
  public let retries: RetryPolicy?
  /// What most operations ask for where the document says nothing of all: for calls that it does not describe.
  public let usualSecurity: [SecurityRequirement]

  /// Where keys stand that are not sent as `Authorization`, by the names of their schemes.
  let keyPlaces: [String: CredentialPlacement]
  /// Names of the parameters, headers and fields that the document calls secret.
  let secretNames: [String]
  let makeError: @Sendable (CallFailure) -> any Error
  /// Whether any limit counts only some operations.
  let hasGroupedLimits: Bool

  /// The limits that count an operation of `group`: those without a group, and its own.
  func limits(ofGroup group: String?) -> [RateLimit] {
    rateLimits.filter { $0.group == nil || $0.group == group }
  }

  /// Describes an API whose error bodies are all of one type.
  public init<Problem: JSONDecodable>(
    name: String, version: String, problem: Problem.Type, security: [SecurityRequirement] = [],
    rateLimits: [RateLimit] = [], retries: RetryPolicy? = nil,
    keyPlaces: [String: CredentialPlacement] = [:], secretNames: [String] = [],
    usualSecurity: [SecurityRequirement] = []
  ) {
    self.init(
      name: name, version: version, security: security, rateLimits: rateLimits, retries: retries,
      keyPlaces: keyPlaces, secretNames: secretNames, usualSecurity: usualSecurity
    ) { failure in
      let body = failure.body.isEmpty ? nil : try? JSONReader.problem(Problem.self, from: failure.body)
      return APIError(failure, body: body)
    }
  }

  /// Describes an API with several types of error body.
  public init<Problem: ProblemDecodable>(
    name: String, version: String, problems: Problem.Type, security: [SecurityRequirement] = [],
    rateLimits: [RateLimit] = [], retries: RetryPolicy? = nil,
    keyPlaces: [String: CredentialPlacement] = [:], secretNames: [String] = [],
    usualSecurity: [SecurityRequirement] = []
  ) {
    self.init(
      name: name, version: version, security: security, rateLimits: rateLimits, retries: retries,
      keyPlaces: keyPlaces, secretNames: secretNames, usualSecurity: usualSecurity
    ) { failure in
      let body = failure.body.isEmpty ? nil : try? Problem(problem: failure.body, kind: failure.problem)
      return APIError(failure, body: body)
    }
  }

  /// Describes an API without a declared error body: the error's body is whatever JSON came.
  public init(
    name: String, version: String, security: [SecurityRequirement] = [], rateLimits: [RateLimit] = [],
    retries: RetryPolicy? = nil,
    keyPlaces: [String: CredentialPlacement] = [:], secretNames: [String] = [],
    usualSecurity: [SecurityRequirement] = []
  ) {
    self.init(
      name: name, version: version, problem: JSONValue.self, security: security, rateLimits: rateLimits,
      retries: retries, keyPlaces: keyPlaces, secretNames: secretNames, usualSecurity: usualSecurity)
  }

  private init(
    name: String, version: String, security: [SecurityRequirement], rateLimits: [RateLimit], retries: RetryPolicy?,
    keyPlaces: [String: CredentialPlacement], secretNames: [String], usualSecurity: [SecurityRequirement],
    makeError: @escaping @Sendable (CallFailure) -> any Error
  ) {
    self.name = name
    self.version = version
    self.security = security
    self.usualSecurity = usualSecurity
    self.rateLimits = rateLimits
    self.retries = retries
    self.keyPlaces = keyPlaces
    // A caller's own key in one of these places is a secret like the client's.
    self.secretNames = secretNames + Array(Set(keyPlaces.values.map(\.name)).subtracting(secretNames)).sorted()
    hasGroupedLimits = rateLimits.contains { $0.group != nil }
    self.makeError = makeError
  }
}
