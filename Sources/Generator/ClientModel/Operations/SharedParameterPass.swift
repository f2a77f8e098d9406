/// Finds the parameters that nearly every operation takes with one meaning (an API's version, a tenant, a region), so that they are given
/// once: to the client.
///
/// What is only called alike may mean another thing in each call, as ids do. So a parameter counts only where it stands in nine of ten
/// operations with one type, and where its name says that it is about the client and not about the call.
struct SharedParameterPass {
  let setting: ModelConfiguration.SharedParameters

  /// The share of operations that must take a parameter.
  private static let share = 0.9
  /// The least number of operations that can be evidence.
  private static let fewest = 3

  /// Words of names that are about the client.
  private static let words: Set<String> = [
    "version", "revision", "tenant", "account", "organization", "organisation", "org", "workspace", "region", "realm",
    "subscription", "company", "locale", "language",
  ]

  /// Marks the parameters and gives them in the order of the document.
  func run(_ operations: inout [OperationDraft]) -> [SharedParameter] {
    if setting == .none { return [] }
    var found: [Key: Candidate] = [:]
    var order: [Key] = []
    for draft in operations {
      let first = draft.operation.parameters.first { $0.location == .path }?.wireName
      for parameter in draft.operation.parameters {
        guard let key = Key(parameter) else { continue }
        if found[key] == nil { order.append(key) }
        found[key, default: Candidate()].add(parameter, isFirst: parameter.wireName == first)
      }
    }
    var shared: [SharedParameter] = []
    for key in order {
      guard let candidate = found[key], isShared(key, candidate, of: operations.count),
        !shared.contains(where: { $0.wireName == key.name }), let type = candidate.types.first
      else { continue }
      for index in operations.indices {
        for place in operations[index].operation.parameters.indices
        where Key(operations[index].operation.parameters[place]) == key {
          operations[index].operation.parameters[place].isShared = true
        }
      }
      shared.append(
        SharedParameter(
          name: Self.name(of: key.name), wireName: key.name, location: key.location, type: type,
          defaultValue: candidate.defaults.count == 1 ? candidate.defaults.first : nil,
          documentation: candidate.documentation, uses: candidate.count, operations: operations.count))
    }
    return shared
  }

  /// The argument's name, which none of the client's own has.
  private static func name(of wireName: String) -> String {
    let name = SwiftIdentifier.member(of: wireName)
    let taken = ["credentials", "server", "configuration", "settings", "found", "connection"]
    return taken.contains(name) ? name + "Parameter" : name
  }

  private func isShared(_ key: Key, _ candidate: Candidate, of operations: Int) -> Bool {
    guard candidate.types.count == 1 else { return false }
    if case .named(let names) = setting { return names.contains(key.name) }
    guard operations >= Self.fewest, Double(candidate.count) >= Self.share * Double(operations) else { return false }
    let words = WordSplitter.words(of: key.name)
    guard words.contains(where: Self.words.contains) else { return false }
    switch key.location {
    // What a path has before all else is where the rest of it is; of a few operations that may be chance.
    case .path: return operations >= 2 * Self.fewest && candidate.isFirst && candidate.required == candidate.count
    case .header: return true
    case .query: return candidate.required == candidate.count
    case .cookie, .querystring: return false
    }
  }

  /// What is the same of a parameter in every operation.
  private struct Key: Hashable {
    let name: String
    let location: ParameterLocation

    init?(_ parameter: Parameter) {
      guard parameter.contentType == nil, parameter.constant == nil, parameter.location != .querystring else {
        return nil
      }
      name = parameter.wireName
      location = parameter.location
    }
  }

  /// What the operations say of a parameter.
  private struct Candidate {
    var count = 0
    var required = 0
    var types: Set<TypeReference> = []
    /// What the operations say that it is unless given, where they do.
    var defaults: Set<Literal> = []
    /// It is the first of its path wherever it is there.
    var isFirst = true
    var documentation = Documentation()

    mutating func add(_ parameter: Parameter, isFirst: Bool) {
      if !isFirst { self.isFirst = false }
      if count == 0 { documentation = parameter.documentation }
      count += 1
      if parameter.isRequired { required += 1 }
      types.insert(parameter.type)
      if let value = parameter.defaultValue { defaults.insert(value) }
    }
  }
}

extension SharedParameter {
  /// Finds the variable that can hold it: one of no credential and of nothing else.
  mutating func findVariable(prefix: String, beside credentials: [CredentialConstructor]) {
    guard type == .builtIn(.string) else { return }
    let words = WordSplitter.words(of: wireName).map { $0.uppercased() }
    let name = ([prefix] + words).joined(separator: "_")
    let taken = credentials.flatMap { $0.parameters.compactMap(\.environmentVariable) }
    if !(taken + CredentialPass.reserved(prefix)).contains(name) { environmentVariable = name }
  }
}

/// A parameter that is given once, to the client.
package struct SharedParameter: Sendable {
  /// The argument's name, backticked where it must be.
  package var name: String
  package var wireName: String
  package var location: ParameterLocation
  package var type: TypeReference
  /// What it is unless the caller says otherwise.
  package var defaultValue: Literal?
  package var documentation: Documentation
  /// The environment variable that can hold it, where a text can.
  package var environmentVariable: String?
  /// How many of how many operations take it.
  package var uses: Int
  package var operations: Int
}
