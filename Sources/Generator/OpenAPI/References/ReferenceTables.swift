/// The references met so far, kind by kind.
final class ReferenceTables {
  let schemas = ReferenceTable<Schema>()
  let pathItems = ReferenceTable<PathItem>()
  let parameters = ReferenceTable<Parameter>()
  let requestBodies = ReferenceTable<RequestBody>()
  let responses = ReferenceTable<Response>()
  let headers = ReferenceTable<Header>()
  let mediaTypes = ReferenceTable<MediaType>()
  let examples = ReferenceTable<Example>()
  let links = ReferenceTable<Link>()
  let callbacks = ReferenceTable<Callback>()
  let securitySchemes = ReferenceTable<SecurityScheme>()

  /// Whether references have been met that are not resolved yet.
  var hasPending: Bool {
    schemas.hasPending
      || pathItems.hasPending
      || parameters.hasPending
      || requestBodies.hasPending
      || responses.hasPending
      || headers.hasPending
      || mediaTypes.hasPending
      || examples.hasPending
      || links.hasPending
      || callbacks.hasPending
      || securitySchemes.hasPending
  }

  /// What the references lead to, once all are resolved.
  var resolved: ResolvedReferences {
    var resolved = ResolvedReferences()
    resolved.schemas = schemas.targets
    resolved.pathItems = pathItems.targets
    resolved.parameters = parameters.targets
    resolved.requestBodies = requestBodies.targets
    resolved.responses = responses.targets
    resolved.headers = headers.targets
    resolved.mediaTypes = mediaTypes.targets
    resolved.examples = examples.targets
    resolved.links = links.targets
    resolved.callbacks = callbacks.targets
    resolved.securitySchemes = securitySchemes.targets
    return resolved
  }
}
