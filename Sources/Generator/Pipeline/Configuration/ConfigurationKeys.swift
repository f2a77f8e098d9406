/// The keys of `clientsmith.yaml` by the object they stand in; the published JSON Schema is compared with them.
package enum ConfigurationKeys {
  package static let root = ["clients", "templates", "allow", "strict", "limits"]
  package static let limits = ["depth", "bytes", "aliasedNodes"]
  package static let client = [
    "spec", "source", "overlays", "output", "mock", "module", "client", "access", "select", "unusedSchemas",
    "pagination", "conformances", "types", "names", "templates", "root", "allow", "accept", "contract", "security",
    "sharedParameters", "webhookSignature", "webhookSecret", "models",
    "layout", "files",
  ]
  /// Keys that there were, with what to do about them.
  static let former = ["coding": "remove it: every model is both read and written"]
  package static let model = ["attributes", "conformances", "imports"]
  package static let select = ["tags", "paths", "operations"]
  package static let acceptance = ["id", "pointer", "fingerprint", "reason", "until"]
  package static let security = ["header", "query", "cookie", "scheme", "prefix"]
  package static let pagination = ["inferred", "operations"]
}

/// Whether schemas that no operation reaches are generated.
package enum UnusedSchemas: String, Sendable, CaseIterable {
  case keep, drop
}

/// What becomes of one operation's inferred pagination.
package enum PaginationDecision: String, Sendable, CaseIterable {
  case keep, refuse
}

/// A way to authorise calls that is said in one word.
package enum SecurityWord: String, Sendable, CaseIterable {
  case bearer, basic
}
