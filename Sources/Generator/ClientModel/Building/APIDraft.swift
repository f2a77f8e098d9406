import Diagnostics
import OpenAPI

/// The API while the passes of `ModelBuilder` work on it, one after the other.
struct APIDraft {
  let document: Document
  let configuration: ModelConfiguration
  let module: String
  let clientName: String
  let lowering: SchemaLowering
  let security: SecurityPass
  var components: [DeclarationID] = []
  var operations: [OperationDraft] = []
  var webhooks: [Webhook] = []
  var sharedParameters: [SharedParameter] = []
  var problem = Problem(type: .json, alternatives: [])
  var twins: [Int: Int] = [:]
  var resources: [Resource] = []
  /// What declarations were published as.
  var paths: PublishedPaths?

  init(_ document: Document, _ configuration: ModelConfiguration) {
    self.document = document
    self.configuration = configuration
    module =
      configuration.module.isEmpty
      ? SwiftIdentifier.type(ClientTitle.words(of: document.info.title, host: Self.host(of: document)))
      : configuration.module
    clientName = configuration.clientName.isEmpty ? module + "Client" : configuration.clientName
    lowering = SchemaLowering(document: document, configuration: configuration)
    security = SecurityPass(document, configuration.security, published: configuration.published)
  }

  private static func host(of document: Document) -> String? {
    document.servers.first.flatMap { ServerNames.host(of: $0.url) }.map(String.init)
  }

  /// Lowers the named schemas in document order, so that they and not their places of use decide order.
  mutating func lowerComponents() {
    security.readSchemes(operations: OperationSelection.operationsByID(document))
    guard !configuration.dropsUnusedSchemas else { return }
    components = document.components.schemas.compactMap {
      lowering.lower($0.value, .component($0.name)).type.declared
    }
  }

  mutating func readOperations(_ selected: [OperationSelection.Selected]) {
    let pass = OperationPass(lowering, security: security)
    operations = selected.flatMap(pass.drafts)
    pass.followSiblings(&operations)
    StreamSwitchPass.run(&operations, lowering: lowering)
  }

  /// Reports settings that name what the document does not have.
  func checkSettings(into bag: inout DiagnosticBag) {
    SettingPass(
      configuration: configuration, document: document, formats: lowering.formats,
      pointers: Set(lowering.drafts.map(\.declaration.pointer)), operationIDs: Set(operations.map(\.operation.id))
    ).run(into: &bag)
  }

  mutating func readWebhooks() { webhooks = WebhookPass.run(document, lowering) }

  /// Makes one type of what is described twice.
  mutating func mergeEqualTypes() {
    for index in lowering.drafts.indices {
      if let words = lowering.drafts[index].seed.component.flatMap({ lowering.renames[$0] }) {
        lowering.drafts[index].seed.words = words
      }
    }
    Homes.settle(&lowering.drafts)
    let calls = Dictionary(
      operations.map { ($0.operation.id, $0.operation.identity) },
      uniquingKeysWith: { first, _ in first })
    let isReached = self.isReached
    let paths = PublishedPaths(
      configuration.published, lowering.drafts, Identities(lowering.drafts, calls: calls),
      held: held(by: operations.map(\.operation)), isReached: isReached
    ) { isReached[$0] }
    var merging = EqualTypes(lowering.drafts, isReached: isReached, published: paths)
    merging.run()
    lowering.drafts = merging.drafts
    components = components.map(merging.map)
    for index in operations.indices {
      operations[index].operation.mapDeclared(request: merging.map, response: merging.map)
      operations[index].envelope = operations[index].envelope.map(merging.map)
      operations[index].problems = operations[index].problems.map { ($0.status, $0.type.mapDeclared(merging.map)) }
    }
    for index in webhooks.indices { webhooks[index].payload = webhooks[index].payload?.mapDeclared(merging.map) }
  }

  /// What operations and webhooks mention, by whatever way.
  var isReached: [Bool] { EqualTypes.reached(lowering.drafts, requests + responses + problems) }

  /// What callers of operations hold, beside what they held.
  func held(by operations: [Operation]) -> [PublishedPaths.Holding] {
    let (arguments, answers) = (configuration.published.arguments, configuration.published.answers)
    var held: [(storage: String?, type: TypeReference?)] = []
    var seen: Set<String> = []
    for operation in operations {
      let isFirst = seen.insert(operation.identity).inserted
      let key = PublishedNames.key(of: operation, isSecond: !isFirst)
      let known = arguments[key] ?? [:]
      for parameter in operation.parameters {
        held.append((known[PublishedNames.key(of: parameter, in: operation.path)]?.storage, parameter.type))
      }
      held.append((known[ArgumentOrder.body]?.storage, operation.body?.content.heldType))
      held.append((answers[key], operation.result.type))
    }
    for webhook in webhooks { held.append((answers[PublishedNames.key(of: webhook)], webhook.payload)) }
    // Of several nobody knows which one it was.
    if Set(problems).count == 1 { held.append((answers[PublishedNames.problem], problems[0])) }
    return held.compactMap { storage, type in storage.flatMap { storage in type.map { (storage, $0) } } }
  }

  /// Finds the parameters that are given once.
  mutating func shareParameters() {
    sharedParameters = SharedParameterPass(setting: configuration.sharedParameters).run(&operations)
    TokenParameterPass(schemes: security.schemes, requirements: security.requirements(document.security) ?? [])
      .run(&operations)
  }

  mutating func settleProblems() {
    problem = ProblemPass.run(&operations, lowering: lowering, clientName: clientName)
  }

  mutating func settleUnions() {
    UnionStrategyPass(document: document, componentNames: lowering.componentNames).run(
      &lowering.drafts, into: &lowering.bag)
  }

  /// Finds out what is sent and what is read.
  mutating func settleDirections() {
    // The envelopes of pages are what no caller sees: their items are what a call gives.
    let envelopes = Set(operations.compactMap(\.envelope))
    var directions = DirectionPass(lowering.drafts)
    directions.run(
      requests: requests, responses: responses + [problem.type],
      unused: components.filter { !envelopes.contains($0) })
    lowering.drafts = directions.drafts
    twins = directions.twins
  }

  /// Finds the models of work that goes on after an answer.
  mutating func findWork() {
    LongRunningPass(operations: operations.map(\.operation), composer: lowering.composer).run(
      &lowering.drafts, into: &lowering.bag)
  }

  mutating func breakCycles() { RecursionPass.run(&lowering.drafts) }

  private var requests: [TypeReference] { operations.flatMap(\.operation.requestTypes) }

  private var responses: [TypeReference] {
    operations.flatMap(\.operation.responseTypes) + webhooks.compactMap(\.payload)
  }

  private var problems: [TypeReference] { operations.flatMap { $0.problems.map(\.type) } }
}
