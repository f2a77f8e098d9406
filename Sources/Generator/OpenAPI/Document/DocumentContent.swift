/// The keys of the OpenAPI Object while they are being read.
struct DocumentContent {
  var versionText = ""
  var info = Info.absent
  var servers: [Server] = []
  var paths = NamedEntries<Referenced<PathItem>>()
  var webhooks = NamedEntries<Referenced<PathItem>>()
  var components = Components()
  var security: [SecurityRequirement]?
  var tags: [Tag] = []
  var externalDocs: ExternalDocumentation?
  var selfURI: String?
  var jsonSchemaDialect: String?
  var extensions = Extensions()
}
