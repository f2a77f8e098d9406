import YAML

/// An API description in the specification's own words (OpenAPI 3.2, section 4.1, "OpenAPI Object").
///
/// Swagger 2.0 and OpenAPI 3.0 have been brought to the form of 3.1; references of every file are resolvable through it.
package final class Document: SpecificationObject {
  package let version: SpecificationVersion
  /// The text of the `openapi` or `swagger` key, for instance `3.0.3`.
  package let versionText: String
  package let info: Info
  /// Empty when the document lists none: the specification then means `/`.
  package let servers: [Server]
  package let paths: NamedEntries<Referenced<PathItem>>
  package let webhooks: NamedEntries<Referenced<PathItem>>
  package let components: Components
  /// The default requirements of every operation; nil when the key is absent.
  package let security: [SecurityRequirement]?
  package let tags: [Tag]
  package let externalDocs: ExternalDocumentation?
  /// `$self` (3.2): the document's own URI.
  package let selfURI: String?
  package let jsonSchemaDialect: String?
  package let extensions: Extensions
  package let node: Node
  package let path: ObjectPath
  /// Every file that was read, the entry document first.
  package let files: [SourceFile]
  /// What references lead to.
  package let references: ResolvedReferences
  /// Where the extensions stand that begin with the noted prefix.
  package let extensionUses: [ExtensionUse]

  init(
    version: SpecificationVersion, content: DocumentContent, node: Node, path: ObjectPath, files: [SourceFile],
    references: ResolvedReferences, extensionUses: [ExtensionUse]
  ) {
    self.version = version
    versionText = content.versionText
    info = content.info
    servers = content.servers
    paths = content.paths
    webhooks = content.webhooks
    components = content.components
    security = content.security
    tags = content.tags
    externalDocs = content.externalDocs
    selfURI = content.selfURI
    jsonSchemaDialect = content.jsonSchemaDialect
    extensions = content.extensions
    self.node = node
    self.path = path
    self.files = files
    self.references = references
    self.extensionUses = extensionUses
  }
}

extension Document {
  /// The value itself, or what its reference leads to through any chain; nil for a reference that leads nowhere, which
  /// has been reported.
  @inlinable package func resolve<Target: Referenceable>(_ referenced: Referenced<Target>) -> Target? {
    switch referenced {
    case .value(let value): value
    case .reference(let reference): references.resolve(reference)
    }
  }

  /// What a reference leads to. A schema that is itself a reference is returned as it is: its siblings may matter.
  package func resolve<Target: Referenceable>(_ reference: Reference<Target>) -> Target? {
    references.resolve(reference)
  }

  /// The scheme that a security requirement names: a key of `components.securitySchemes`.
  package func securityScheme(named name: String) -> SecurityScheme? {
    components.securitySchemes[name].flatMap { resolve($0) }
  }
}
