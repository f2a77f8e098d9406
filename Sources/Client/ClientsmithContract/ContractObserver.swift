import ClientsmithRuntime
import HTTPTypes

/// Holds the answers of a client's calls against what its document says, while they are made.
///
///     let observer = ContractObserver(PetsClient.contract, share: 0.01)
///     let client = PetsClient(server: .production, configuration: ClientConfiguration(middleware: [observer]))
///     …
///     print(observer.report)
///
/// What differs is counted by operation and place of the document (``Deviation``); no value of an answer is kept. `contract` is
/// generated where the configuration of the client says `contract: true`.
///
/// A call that is not looked at costs one addition under a lock. Of one that is, the answer's JSON is read a second time as it
/// passes: nothing is held back, and an answer of more than ``limit`` bytes is not looked into but counted in ``unseen``.
/// Answers that a cache or a middleware behind this one gives are not seen, nor those of calls of one's own (`client.send`),
/// which no document describes. A contract that cannot be read is a deviation as well.
public final class ContractObserver: Middleware {
  /// The share of calls that is looked at, from 0 to 1.
  public let share: Double
  /// The size of an answer that is looked into, in bytes.
  public let limit: Int
  private let onDeviation: (@Sendable (Deviation) -> Void)?
  private let contract: Lazily<(Contract, [String: Int])>
  private let counts = Locked<Counts>(Counts())

  private struct Counts {
    /// What is still missing to the next call that is looked at.
    var due = 1.0
    var order: [Deviation] = []
    var table: [Deviation: Int] = [:]
    var unseen = 0
    var unlisted = 0
    var isUnreadable = false
  }

  /// How many different deviations are counted: a service that answers with names of its own invention must not fill the memory.
  static let capacity = 10_000

  /// An observer of a client's contract, which is not made before the first call that is looked at.
  ///
  /// - Parameters:
  ///   - contract: The contract of the document, which the tool writes beside the client.
  ///   - share: The share of calls to look at: 0.01 is every hundredth, the first among them.
  ///   - limit: The size of an answer to look into, in bytes.
  ///   - onDeviation: Hears of each deviation every time, on the task of the call.
  public init(
    _ contract: @autoclosure @escaping @Sendable () -> Contract, share: Double = 1, limit: Int = 1 << 20,
    onDeviation: (@Sendable (Deviation) -> Void)? = nil
  ) {
    self.share = min(max(share, 0), 1)
    self.limit = max(limit, 0)
    self.onDeviation = onDeviation
    self.contract = Lazily {
      let contract = contract()
      let positions = contract.operations.enumerated().map { ($0.element.id, $0.offset) }
      return (contract, Dictionary(positions, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// What differed so far, and how often, in the order in which it was seen first.
  public var deviations: [(deviation: Deviation, count: Int)] {
    counts.withLock { counts in counts.order.map { ($0, counts.table[$0] ?? 0) } }
  }

  /// How many answers were not looked into, since they have more than ``limit`` bytes.
  public var unseen: Int { counts.withLock { $0.unseen } }

  /// The deviations as lines with the document's places, and what was not looked into; empty where all was as described.
  public var report: String {
    let (unseen, unlisted) = counts.withLock { ($0.unseen, $0.unlisted) }
    let missing = [
      unseen > 0 ? "answers of more than \(limit) bytes that were not looked into: \(unseen)\n" : "",
      unlisted > 0 ? "deviations beyond \(Self.capacity) different ones that are not listed: \(unlisted)\n" : "",
    ]
    return lines.joined() + missing.joined()
  }

  private var lines: [String] {
    deviations.map { deviation, count in
      let place = deviation.place.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
      return "\(place)\(deviation.message) (\(count == 1 ? "once" : "\(count) times")) [\(deviation.kind.rawValue)]\n"
    }
  }

  /// Passes a call on, and looks at its answer where it is its turn.
  public func intercept(
    _ request: HTTPRequest, body: RequestBody, operation: OperationContext, next: Next
  ) async throws -> TransportResponse {
    var response = try await next(request, body)
    guard isDue() else { return response }
    let (contract, positions) = contract.value
    if let reason = contract.unreadable { noteUnreadable(reason) }
    guard let position = positions[operation.operationID] else { return response }
    let described = contract.operations[position]
    let type = response.head.headerFields[.contentType]
    var check = ContractCheck<JSONValue>(contract, operation: described)
    let isEmpty = response.body.length == 0 || type == nil
    let schema = check.head(status: response.head.status.code, mediaType: type, hasBody: !isEmpty)
    note(check.findings.map(\.deviation))
    guard let schema, let type, Self.isJSON(ContractCheck<JSONValue>.essence(type)) else { return response }
    guard response.body.length ?? 0 <= Int64(limit) else {
      noteUnseen()
      return response
    }
    if let bytes = response.body.available {
      look(at: bytes, schema: schema, of: described, contract)
      return response
    }
    let length = response.body.length
    let passing = PassingBytes(response.body, limit: limit) { [self] bytes in
      guard let bytes else { return noteUnseen() }
      look(at: bytes, schema: schema, of: described, contract)
    }
    response.body = .stream(ByteStream(passing))
    response.body.length = length
    return response
  }

  private func isDue() -> Bool {
    guard share > 0 else { return false }
    return counts.withLock { counts in
      // The first call is looked at, and then the next when the shares have come to a whole.
      let isDue = counts.due >= 1
      if isDue { counts.due -= 1 }
      counts.due += share
      return isDue
    }
  }

  private func look(at bytes: [UInt8], schema: Int, of operation: Contract.Operation, _ contract: Contract) {
    guard !bytes.isEmpty else { return }
    var check = ContractCheck<JSONValue>(contract, operation: operation)
    if let value = try? JSONReader.decode(JSONValue.self, from: bytes) {
      check.body(value, schema: schema)
    } else {
      check.unreadable(schema: schema)
    }
    note(check.findings.map(\.deviation))
  }

  private func noteUnseen() { counts.withLock { $0.unseen += 1 } }

  /// Once is enough: it does not depend on the call.
  private func noteUnreadable(_ reason: Contract.Unreadable) {
    let isFirst = counts.withLock { counts in
      defer { counts.isUnreadable = true }
      return !counts.isUnreadable
    }
    guard isFirst else { return }
    note([Deviation(.unreadableContract, operation: "", pointer: "", name: reason.description, place: nil)])
  }

  private func note(_ deviations: [Deviation]) {
    guard !deviations.isEmpty else { return }
    counts.withLock { counts in
      for deviation in deviations {
        if counts.table[deviation] == nil {
          guard counts.order.count < Self.capacity else {
            counts.unlisted += 1
            continue
          }
          counts.order.append(deviation)
        }
        counts.table[deviation, default: 0] += 1
      }
    }
    if let onDeviation { for deviation in deviations { onDeviation(deviation) } }
  }

  /// Whether a body of a media type is one JSON value (RFC 6839 section 3.1).
  private static func isJSON(_ essence: String) -> Bool {
    essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json"
  }
}
