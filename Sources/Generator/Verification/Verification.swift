import Diagnostics
import OpenAPI
import YAML

/// Holds recorded exchanges against a document: what services answer that their document does not say.
package struct Verification {
  /// What was found, and how often.
  package struct Entry: Sendable {
    package let deviation: Deviation
    package internal(set) var count: Int
    /// Kinds of the values that were there, for an overlay.
    package internal(set) var kinds: ContractKinds
    /// Words that an enumeration lacks; never shown in a finding.
    package internal(set) var words: [String]
    /// Statuses of which nothing is described came in these forms.
    package internal(set) var mediaTypes: [String]
  }

  /// In the order of the document.
  package private(set) var entries: [Entry] = []
  /// How many exchanges were calls of the document's operations.
  package private(set) var known = 0
  /// How many were others'.
  package private(set) var others = 0
  private let contract: Contract
  private let match: OperationMatch
  private var positions: [Deviation: Int] = [:]

  /// `takesAnyHost` for recordings, which tests make of servers of their own.
  package init(of document: Document, takesAnyHost: Bool) {
    contract = ContractBuilder.contract(of: document)
    match = OperationMatch(contract, document: document, takesAnyHost: takesAnyHost)
  }

  /// Text that recordings have in the place of secrets.
  private static let blanks: Set<String> = ["[secret]"]

  /// Looks at one exchange.
  package mutating func add(_ exchange: RecordedExchange) {
    guard let position = match.operation(method: exchange.method, url: exchange.url) else {
      others += 1
      return
    }
    known += 1
    let operation = contract.operations[position]
    var check = ContractCheck<Node>(contract, operation: operation, blanks: Self.blanks)
    let schema = check.head(
      status: exchange.status, mediaType: exchange.mediaType, hasBody: !exchange.body.isEmpty)
    let form = exchange.mediaType.map { ContractCheck<Node>.essence($0) }
    if let schema, let form, ContractBuilder.isJSON(form) {
      if let value = Self.json(exchange.body) {
        check.body(value, schema: schema)
      } else {
        check.unreadable(schema: schema)
      }
    }
    for finding in check.findings { note(finding.deviation, value: finding.value, form: form) }
  }

  private mutating func note(_ deviation: Deviation, value: Node?, form: String?) {
    let position = positions[deviation] ?? entries.count
    if position == entries.count {
      positions[deviation] = position
      entries.append(Entry(deviation: deviation, count: 0, kinds: [], words: [], mediaTypes: []))
    }
    entries[position].count += 1
    if let value { entries[position].kinds.insert(value.contractKind) }
    if deviation.kind == .undeclaredValue, let text = value?.contractText ?? (value == nil ? nil : "null"),
      !entries[position].words.contains(text)
    {
      entries[position].words.append(text)
    }
    if deviation.kind == .undeclaredStatus, let form, !entries[position].mediaTypes.contains(form) {
      entries[position].mediaTypes.append(form)
    }
  }

  /// The value of a body, nil where it is no JSON.
  private static func json(_ body: [UInt8]) -> Node? {
    let start = body.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    // What else begins a value would be read as YAML.
    guard let start, "{[\"-0123456789tfn".utf8.contains(start) else { return nil }
    var bag = DiagnosticBag()
    let root = YAMLReader().read(body, file: "body", into: &bag)
    return bag.hasErrors ? nil : root
  }
}
