/// Holds one answer against a contract.
public struct ContractCheck<Value: ContractValue> {
  /// A deviation with the value that made it, for whoever may look at values.
  public typealias Finding = (deviation: Deviation, value: Value?)

  private let contract: Contract
  private let operation: Contract.Operation
  private let title: String
  /// Texts that stand for secrets in a recording: of what was there nothing is known.
  private let blanks: Set<String>
  /// What was found, in the order of the answer.
  public private(set) var findings: [Finding] = []

  /// Prepares to look at answers of one operation; `blanks` are texts that stand for values that were taken out.
  public init(_ contract: Contract, operation: Contract.Operation, blanks: Set<String> = []) {
    self.contract = contract
    self.operation = operation
    self.blanks = blanks
    title = "\(operation.method) \(operation.path)"
  }

  /// Looks at an answer's status and form, and gives the schema of its body: nil where there is none to look at.
  public mutating func head(status: Int, mediaType: String?, hasBody: Bool) -> Int? {
    if operation.isDeprecated {
      report(.deprecatedOperation, operation.pointer, "", operation.place, nil)
    }
    // What a cache answered says nothing of its own (RFC 9110 section 15.4.5).
    guard (200..<600).contains(status), status != 304 else { return nil }
    guard let response = response(status) else {
      report(.undeclaredStatus, operation.pointer + "/responses", String(status), operation.place, nil)
      return nil
    }
    guard hasBody, operation.method != "HEAD", let mediaType else { return nil }
    let essence = Self.essence(mediaType)
    guard let content = Self.content(essence, in: response) else {
      report(.undeclaredMediaType, response.pointer, essence, response.place, nil)
      return nil
    }
    return content.schema
  }

  /// Looks at a body, or a part of one.
  public mutating func body(_ value: Value, schema: Int) {
    check(value, schema, depth: 0)
  }

  /// Notes a body that is no JSON although it should be.
  public mutating func unreadable(schema: Int) {
    report(.otherType, contract.schemas[schema], "text that is no JSON", nil)
  }

  /// The media type without parameters, in lower case.
  public static func essence(_ mediaType: String) -> String {
    String(mediaType.prefix { $0 != ";" }.filter { !$0.isWhitespace }).lowercased()
  }

  private func response(_ status: Int) -> Contract.Response? {
    let range = "\(status / 100)XX"
    return operation.responses.first { $0.status == String(status) }
      ?? operation.responses.first { $0.status == range } ?? operation.responses.first { $0.status == "default" }
  }

  private static func content(_ essence: String, in response: Contract.Response) -> Contract.Content? {
    let kind = essence.prefix { $0 != "/" }
    return response.contents.first { $0.mediaType == essence }
      ?? response.contents.first { $0.mediaType == "\(kind)/*" } ?? response.contents.first { $0.mediaType == "*/*" }
  }

  // MARK: Values

  /// Far deeper than an answer nests that was read before.
  private static var limit: Int { 512 }

  private mutating func check(_ value: Value, _ index: Int, depth: Int, isPart: Bool = false) {
    guard depth < Self.limit else { return }
    let schema = contract.schemas[index]
    let kind = value.contractKind
    if let text = value.contractText, kind == .string, blanks.contains(text) { return }
    if kind == .null, schema.isNullable || schema.kinds.contains(.null) { return }
    guard schema.accepts(kind) else { return report(.otherType, schema, Self.name(of: kind), value) }
    if !schema.values.isEmpty, kind != .object, kind != .array,
      !schema.values.contains(value.contractText ?? "null")
    {
      report(.undeclaredValue, schema, "", value)
    }
    for part in schema.parts { check(value, part, depth: depth + 1, isPart: true) }
    if let variant = ContractVariants(contract).choice(for: value, in: schema) {
      check(value, variant, depth: depth + 1, isPart: true)
    }
    if let items = schema.items {
      for element in value.contractElements { check(element, items, depth: depth + 1) }
    }
    if kind == .object { checkMembers(of: value, schema, index, depth: depth, isPart: isPart) }
  }

  private mutating func checkMembers(
    of value: Value, _ schema: Contract.Schema, _ index: Int, depth: Int, isPart: Bool
  ) {
    let members = value.contractMembers
    var found: [String: Value] = [:]
    for member in members { found[member.name] = member.value }
    for property in schema.properties {
      if let member = found[property.name] {
        check(member, property.schema, depth: depth + 1)
      } else if property.isRequired {
        report(.missingMember, schema, property.name, nil)
      }
    }
    for name in schema.required where found[name] == nil { report(.missingMember, schema, name, nil) }
    if case .schema(let other) = schema.additional {
      for member in members where !schema.properties.contains(where: { $0.name == member.name }) {
        check(member.value, other, depth: depth + 1)
      }
    }
    // What all parts describe together is known where the whole is.
    guard !isPart, let known = ContractVariants(contract).names(describedBy: index, for: value) else { return }
    let described = contract.schemas[ContractVariants(contract).owner(of: index, for: value)]
    for member in members where !known.contains(member.name) {
      report(.undeclaredMember, described, member.name, member.value)
    }
  }

  private static func name(of kind: ContractKinds) -> String { kind.names.first ?? "" }

  private mutating func report(_ kind: Deviation.Kind, _ schema: Contract.Schema, _ name: String, _ value: Value?) {
    report(kind, schema.pointer, name, schema.place, value)
  }

  private mutating func report(
    _ kind: Deviation.Kind, _ pointer: String, _ name: String, _ place: Contract.Place, _ value: Value?
  ) {
    findings.append((Deviation(kind, operation: title, pointer: pointer, name: name, place: place), value))
  }
}

extension Contract.Schema {
  /// Whether a value of a kind may stand here, as far as this schema alone says; every integer is a number.
  func accepts(_ kind: ContractKinds) -> Bool {
    kinds.isEmpty || !kinds.intersection(kind == .integer ? [.integer, .number] : kind).isEmpty
  }
}
