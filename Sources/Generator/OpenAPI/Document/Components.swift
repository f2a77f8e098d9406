/// The Components Object (OpenAPI 3.2, section 4.7). Swagger's top-level definitions are here too.
package struct Components: Sendable {
  package var schemas = NamedEntries<Schema>()
  package var responses = NamedEntries<Referenced<Response>>()
  package var parameters = NamedEntries<Referenced<Parameter>>()
  package var examples = NamedEntries<Referenced<Example>>()
  package var requestBodies = NamedEntries<Referenced<RequestBody>>()
  package var headers = NamedEntries<Referenced<Header>>()
  package var securitySchemes = NamedEntries<Referenced<SecurityScheme>>()
  package var links = NamedEntries<Referenced<Link>>()
  package var callbacks = NamedEntries<Referenced<Callback>>()
  package var pathItems = NamedEntries<Referenced<PathItem>>()
  package var mediaTypes = NamedEntries<Referenced<MediaType>>()
  package var extensions = Extensions()

  package init() {}
}
