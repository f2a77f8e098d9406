import Diagnostics

/// What the user's configuration says about the model; everything has a default that suits most documents.
package struct ModelConfiguration: Sendable {
  /// Which operations are generated; an operation must pass every list that is not empty.
  package struct Selection: Sendable, Hashable {
    package var tags: [String] = []
    /// Exact paths, or prefixes ending in `*`.
    package var paths: [String] = []
    package var operationIDs: [String] = []

    package init() {}

    package var isEverything: Bool { tags.isEmpty && paths.isEmpty && operationIDs.isEmpty }
  }

  /// What to do about a list operation whose pagination is inferred.
  package enum InferredPagination: String, Sendable, CaseIterable {
    case use, refuse
  }

  /// Which parameters are given once, to the client.
  package enum SharedParameters: Sendable, Hashable {
    /// Those that nearly every operation takes, where their names say that they are the client's.
    case inferred
    case none
    /// Those of these names on the wire.
    case named([String])
  }

  /// The module generated into, for instance `FireHydrant`; empty: made from the title.
  package var module = ""
  /// The client's type; empty: the module's name with `Client`.
  package var clientName = ""
  package var selection = Selection()
  /// Leaves out schemas that no selected operation reaches.
  package var dropsUnusedSchemas = false
  package var sharedParameters = SharedParameters.inferred
  /// Swift types by format (`uuid`) or by schema (`#/components/schemas/Money`), written as they are.
  package var typeMapping: [String: String] = [:]
  /// Swift type names by schema pointer or component name.
  package var names: [String: String] = [:]
  package var inferredPagination = InferredPagination.use
  /// Operations by id whose inferred pagination is kept (true) or refused (false), whatever `inferredPagination` says.
  package var paginationDecisions: [String: Bool] = [:]
  /// How calls are authorised of which the document says nothing; each is an alternative.
  package var security: [ConfiguredSecurity] = []
  /// What the configuration adds to models, by patterns of their pointers; the emitter has the words.
  package var modelPatterns: [PointerPattern] = []
  /// How webhooks are signed, whatever the document says.
  package var webhookSignature: WebhookSignature?
  /// The environment variable that holds the secret of webhooks; nil: made from the module's name.
  package var webhookSecret: String?
  /// The names that were published before, which stay; empty: every name is made from the document.
  package var published = PublishedNames()
  /// Where the configuration names something of the document, by setting and key.
  package var places: [Place: SourceLocation] = [:]

  /// A key of one of the settings whose keys are names of the document's things.
  package struct Place: Sendable, Hashable {
    package enum Setting: String, Sendable {
      case types, names, pagination, models
    }

    package var setting: Setting
    package var key: String

    package init(_ setting: Setting, _ key: String) {
      self.setting = setting
      self.key = key
    }
  }

  package init() {}
}
