/// How the generated code looks, as far as it is a matter of taste.
package struct EmitterConfiguration: Sendable {
  /// Who may use the generated declarations.
  package enum Access: String, Sendable, CaseIterable {
    case `public`, package, `internal`

    /// The modifier with a space behind it; nothing for `internal`, which Swift assumes.
    var modifier: String { self == .internal ? "" : "\(rawValue) " }
  }

  package var access: Access
  /// Protocols that every structure and union conforms to besides those it needs, for instance `Hashable`.
  package var conformances: [String]
  /// What certain models get besides.
  package var models: [ModelHook] = []
  /// How models are laid out in files.
  package var layout = ModelLayout.grouped
  /// Files from templates of the user's own.
  package var files: [OwnFile] = []
  /// The generator's own version, for the first line of each file and the user agent.
  package var toolVersion: String
  /// What the document says of answers, as the client carries it for `ContractObserver`; nil where nobody asked for it.
  package var contract: String?

  package init(access: Access = .public, conformances: [String] = [], toolVersion: String = "0") {
    self.access = access
    self.conformances = conformances
    self.toolVersion = toolVersion
  }
}
