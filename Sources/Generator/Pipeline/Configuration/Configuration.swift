import ClientModel
import Comparison
import Diagnostics
import SwiftEmitter
import YAML

/// What a project wants generated: the content of its `clientsmith.yaml`, with paths as seen from where the tool runs.
package struct Configuration: Sendable {
  /// In the order of the file.
  package var clients: [ClientConfiguration] = []
  /// A folder of templates that replace built-in ones, for clients that name none.
  package var templates: String?
  /// Warnings that are allowed for all clients.
  package var allowances: [DiagnosticPolicy.Allowance] = []
  /// Whether warnings are errors.
  package var isStrict = false
  package var limits = YAMLReader.Limits()

  package init() {}

  package init(clients: [ClientConfiguration]) {
    self.clients = clients
  }
}

/// What one client is made from, and how.
package struct ClientConfiguration: Sendable {
  /// The key in the file, by which the command line names the client.
  package var name: String
  package var spec: String
  /// Where the service publishes the document: an https address, or a path in another checkout.
  package var source: String?
  /// Applied to the document in this order.
  package var overlays: [String] = []
  /// The folder that holds the generated files and nothing else.
  package var output: String
  /// The folder that holds the generated mock and nothing else; nil where there is none.
  package var mock: String?
  package var templates: String?
  package var allowances: [DiagnosticPolicy.Allowance] = []
  /// Changes that the project has decided to live with.
  package var acceptances: [Acceptance] = []
  /// The folder that references may not leave; nil means the document's own.
  package var root: String?
  package var model = ModelConfiguration()
  package var access = EmitterConfiguration.Access.public
  package var conformances: [String] = []
  /// What certain models get besides.
  package var models: [ModelHook] = []
  package var layout = ModelLayout.grouped
  /// Files from templates of the user's own.
  package var files: [OwnFile] = []
  /// Whether the client carries what the document says of answers, for `ContractObserver`.
  package var carriesContract = false
  /// Where the configuration begins to speak of this client.
  package var location: SourceLocation?

  package init(name: String, spec: String, output: String) {
    self.name = name
    self.spec = spec
    self.output = output
  }

  /// What generated files call a file that was read: its path from the configuration's folder, or from the document's where there
  /// is no configuration. Where the project lies on a machine, and where the tool is called from, changes nothing.
  func shownPath(of file: String) -> String {
    FilePath.relative(file, to: FilePath.folder(of: location?.file ?? spec))
  }
}
