import Diagnostics
import OpenAPI
import YAML

/// Builds the client's model from a document: the passes, in their order.
package struct ModelBuilder {
  package let configuration: ModelConfiguration

  package init(configuration: ModelConfiguration) {
    self.configuration = configuration
  }

  /// The client to be generated, with every decision taken.
  package func build(_ document: Document, into bag: inout DiagnosticBag) -> API {
    let module =
      configuration.module.isEmpty
      ? SwiftIdentifier.type(WordSplitter.words(of: document.info.title)) : configuration.module
    let clientName = configuration.clientName.isEmpty ? module + "Client" : configuration.clientName
    ExtensionReader.check(document.extensionUses, into: &bag)
    let selected = OperationSelection.select(from: document, configuration.selection, into: &bag)
    let lowering = SchemaLowering(document: document, configuration: configuration)
    let security = SecurityPass(document)
    security.readSchemes(operations: Self.operationsByID(document))
    let components = lowerComponents(document, lowering)
    let pass = OperationPass(lowering, security: security)
    var operations = selected.flatMap(pass.drafts)
    pass.followSiblings(&operations)
    StreamSwitchPass.run(&operations, lowering: lowering)
    SettingPass(
      configuration: configuration, document: document, formats: lowering.formats,
      pointers: Set(lowering.drafts.map(\.declaration.pointer)), operationIDs: Set(operations.map(\.operation.id))
    ).run(into: &bag)
    let problem = ProblemPass.run(&operations, lowering: lowering, clientName: clientName)
    let webhooks = WebhookPass.run(document, lowering)
    var directions = DirectionPass(lowering.drafts, coding: configuration.coding)
    directions.run(
      requests: operations.flatMap(\.operation.requestTypes),
      responses: operations.flatMap(\.operation.responseTypes) + [problem.type] + webhooks.compactMap(\.payload),
      unused: configuration.dropsUnusedSchemas ? [] : unused(components, operations, lowering))
    var drafts = directions.drafts
    UnionStrategyPass(document: document, componentNames: lowering.componentNames).run(&drafts, into: &lowering.bag)
    RecursionPass.run(&drafts)
    var types = NameScope(reserved: ReservedNames.types, ignoresCase: true)
    types.insert(clientName)
    types.insert(module)
    var resources = OperationNaming.resources(of: operations, scope: &types, into: &bag)
    var naming = DeclarationNaming(
      configuration, taken: [clientName, module] + resources.map(\.typeName), count: drafts.count,
      renames: lowering.renames)
    let order = Dictionary(
      document.components.schemas.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    naming.run(drafts, componentOrder: order, into: &bag)
    // In scripts without capital letters a member could have the very name of a type, and hide it.
    let caseless = Set(naming.names.filter(SwiftIdentifier.isCaseless))
    for index in drafts.indices {
      drafts[index].declaration.name = naming.names[index]
      if !drafts[index].declaration.usage.isEmpty {
        MemberNaming.run(&drafts[index], types: caseless, into: &bag)
      }
    }
    if !caseless.isEmpty { OperationNaming.avoid(caseless, in: &resources) }

    let compaction = Compaction(drafts)
    for index in resources.indices {
      for operation in resources[index].operations.indices {
        resources[index].operations[operation].mapDeclared(
          request: { compaction.map(directions.twins[$0.index].map(DeclarationID.init) ?? $0) },
          response: compaction.map)
      }
    }
    let requirements = security.requirements(document.security) ?? []
    let alternatives = requirements + operations.flatMap { $0.operation.security ?? [] }
    var credentials = CredentialPass(security.schemes, module: module)
    let constructors = credentials.run(alternatives)
    let api = API(
      module: module, clientName: clientName, title: document.info.title, version: document.info.version,
      documentation: Documentation(
        summary: document.info.summary, description: document.info.description, link: document.externalDocs?.url),
      servers: ServerPass.servers(document.servers), resources: resources, declarations: compaction.declarations,
      security: Security(
        schemes: security.schemes, requirements: requirements, credentials: constructors, clients: credentials.clients,
        scopes: ScopePass.run(document, alternatives)),
      problem: Problem(
        type: problem.type.mapDeclared(compaction.map),
        alternatives: problem.alternatives.map { $0.mapDeclared(compaction.map) }),
      rateLimits: ResilienceExtensions.rateLimits(document.extensions, into: &bag) ?? [],
      retries: ResilienceExtensions.retries([document.extensions], into: &bag),
      webhooks: webhooks.map { webhook in
        var webhook = webhook
        webhook.payload = webhook.payload?.mapDeclared(compaction.map)
        return webhook
      })
    bag.append(contentsOf: security.bag)
    bag.append(contentsOf: lowering.bag)
    return api
  }

  private static func operationsByID(_ document: Document) -> [String: OperationSelection.Selected] {
    var operations: [String: OperationSelection.Selected] = [:]
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations {
        guard let id = operation.operationId, operations[id] == nil else { continue }
        operations[id] = .init(path: entry.name, item: item, operation: operation)
      }
    }
    return operations
  }

  /// Lowers the named schemas in document order, so that they and not their places of use decide names and order.
  private func lowerComponents(_ document: Document, _ lowering: SchemaLowering) -> [DeclarationID] {
    guard !configuration.dropsUnusedSchemas else { return [] }
    return document.components.schemas.compactMap { lowering.lower($0.value, .component($0.name)).type.declared }
  }

  /// The components that no operation reaches, leaving out the envelopes of pages, whose items are what a caller gets.
  private func unused(
    _ components: [DeclarationID], _ operations: [OperationDraft], _ lowering: SchemaLowering
  ) -> [DeclarationID] {
    let envelopes = Set(operations.compactMap(\.envelope))
    return components.filter { !envelopes.contains($0) }
  }
}
