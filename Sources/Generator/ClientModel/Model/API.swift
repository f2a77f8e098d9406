import Diagnostics

/// A client to be generated, with every decision taken and nothing printed.
package struct API: Sendable {
  /// The module the code is generated into, for instance `FireHydrant`.
  package var module: String
  /// The client's type, for instance `FireHydrantClient`.
  package var clientName: String
  /// `info.title`, as the document has it.
  package var title: String
  /// `info.version`, as the document has it.
  package var version: String
  package var documentation: Documentation
  package var servers: [Server]
  /// In document order.
  package var resources: [Resource]
  /// Every model, indexed by `DeclarationID`, in document order.
  package var declarations: [Declaration]
  package var security: Security
  package var problem: Problem
  /// Limits declared at the document's root (`x-clientsmith-rate-limit`); those of operations stand there.
  package var rateLimits: [RateLimit]
  /// The document's own retry policy, nil where it says nothing.
  package var retries: RetryPolicy?
  /// Payloads the service sends: webhooks and callbacks.
  package var webhooks: [Webhook]
  /// The webhooks as one type; nil where there are none.
  package var webhookUnion: WebhookUnion?
  /// What is given once, to the client.
  package var sharedParameters: [SharedParameter] = []

  package subscript(id: DeclarationID) -> Declaration {
    get { declarations[id.index] }
    set { declarations[id.index] = newValue }
  }

  /// The names of a declaration from the outermost type to its own: `["Incident", "Milestone", "Kind"]`.
  package func path(of id: DeclarationID) -> [String] {
    var path: [String] = []
    var next: DeclarationID? = id
    while let id = next, declarations.indices.contains(id.index), path.count <= declarations.count {
      path.append(self[id].name)
      next = nil
      switch self[id].scope {
      case .module: break
      case .client: path.append(clientName)
      case .resource(let index): path.append(resources[index].typeName)
      case .declaration(let owner): next = owner
      }
    }
    return path.reversed()
  }

  /// All operations of all resources, in order.
  package var operations: [Operation] { resources.flatMap(\.operations) }
}

/// What the reader of a generated declaration is told, in the document's own words (Markdown).
package struct Documentation: Sendable, Hashable {
  package var summary: String?
  package var description: String?
  /// Lines the model adds: constraints, the default, formats, scopes.
  package var remarks: [String]
  /// The address of further documentation.
  package var link: String?
  package var isDeprecated: Bool

  package init(
    summary: String? = nil, description: String? = nil, remarks: [String] = [], link: String? = nil,
    isDeprecated: Bool = false
  ) {
    self.summary = summary
    self.description = description
    self.remarks = remarks
    self.link = link
    self.isDeprecated = isDeprecated
  }
}

/// A base address the service can be reached at, with the variables in it (OpenAPI 3.1 §4.8.5).
package struct Server: Sendable, Hashable {
  /// A part of the address that the caller chooses.
  package struct Variable: Sendable, Hashable {
    /// The name in the template's braces.
    package var wireName: String
    /// The argument's name.
    package var name: String
    package var defaultValue: String
    /// The allowed values; empty where any is allowed.
    package var values: [EnumerationCase]
    /// The type of the values where there is a list of them, for instance `Region`.
    package var typeName: String?
    /// Whether that type is declared with an earlier server, which has a variable of the same values.
    package var isTypeShared = false
    package var documentation: Documentation
  }

  /// The static member's name, for instance `production`.
  package var name: String
  /// The address with its variables in braces; absolute, or relative to where the document was found.
  package var url: String
  package var variables: [Variable]
  package var documentation: Documentation
}
