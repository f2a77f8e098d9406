import Diagnostics

extension APIDraft {
  /// The finished model: without what nothing reaches, and with what needs no look at types.
  mutating func compacted(into bag: inout DiagnosticBag) -> API {
    let compaction = Compaction(lowering.drafts)
    for index in resources.indices {
      for operation in resources[index].operations.indices {
        resources[index].operations[operation].mapDeclared(
          request: { compaction.map(twins[$0.index].map(DeclarationID.init) ?? $0) }, response: compaction.map)
      }
    }
    for index in sharedParameters.indices {
      sharedParameters[index].type = sharedParameters[index].type.mapDeclared {
        compaction.map(twins[$0.index].map(DeclarationID.init) ?? $0)
      }
    }
    let requirements = security.documentRequirements()
    let alternatives = requirements + operations.flatMap { $0.operation.security ?? [] }
    var credentials = CredentialPass(security.schemes, module: module)
    var constructors = credentials.run(alternatives)
    CredentialNames(published: configuration.published).settle(&constructors, security.schemes)
    for index in sharedParameters.indices {
      sharedParameters[index].findVariable(prefix: credentials.prefix, beside: constructors)
    }
    var api = API(
      module: module, clientName: clientName, title: document.info.title, version: document.info.version,
      documentation: Documentation(
        summary: document.info.summary, description: document.info.description, link: document.externalDocs?.url),
      servers: ServerPass.servers(document.servers, published: configuration.published.servers),
      resources: resources, declarations: compaction.declarations,
      security: Security(
        schemes: security.schemes, requirements: requirements, usual: requirements.isEmpty ? usualSecurity : [],
        credentials: constructors, clients: credentials.clients, environmentPrefix: credentials.prefix,
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
      }, sharedParameters: sharedParameters)
    api.webhookUnion = WebhookUnionPass(configuration: configuration, environmentPrefix: credentials.prefix).run(
      &api.webhooks, api.declarations, document.extensions, into: &bag)
    return api
  }
}
