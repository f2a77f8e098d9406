import ClientModel
import Diagnostics
import OpenAPI
import Templating
import Verification
import YAML

extension DiagnosticID {
  static let unreadableConfiguration = DiagnosticID(
    "unreadable-configuration", .error, "The configuration file cannot be read.")
  static let unknownSetting = DiagnosticID(
    "unknown-setting", .error, "The configuration has a key that means nothing at this place.")
  static let invalidSetting = DiagnosticID(
    "invalid-setting", .error, "A value of the configuration is not what its key takes.")
  static let missingSetting = DiagnosticID("missing-setting", .error, "The configuration lacks a key that is needed.")
  static let sharedOutput = DiagnosticID(
    "shared-output", .error, "Two clients have the same output folder, or one lies in the other.")
  static let unknownAllowance = DiagnosticID(
    "unknown-allowance", .error, "The configuration allows a warning by an id that no finding has.")
  static let unknownAcceptance = DiagnosticID(
    "unknown-acceptance", .error, "The configuration accepts changes of a kind that does not exist.")
  static let staleAcceptance = DiagnosticID(
    "stale-acceptance", .error, "The configuration accepts a change that is none any more.")
  static let endedAcceptance = DiagnosticID(
    "ended-acceptance", .error, "The configuration accepts a change until a day that has passed.")
  static let unreadableTemplates = DiagnosticID(
    "unreadable-templates", .error, "The folder of templates cannot be read.")
  static let staleTemplate = DiagnosticID(
    "stale-template", .warning, "A built-in template has changed since the one that replaces it was exported.")
  static let foreignOutput = DiagnosticID(
    "foreign-output", .error, "The output folder holds files that were not generated and would be overwritten.")
  static let invalidManifest = DiagnosticID(
    "invalid-manifest", .error, "The manifest in the output folder cannot be read, or lists files outside of it.")
  package static let unwritableOutput = DiagnosticID(
    "unwritable-output", .error, "A file or folder that is to be written cannot be.")

  static let dangerousOutput = DiagnosticID(
    "dangerous-output", .error,
    "The output folder holds more than generated files by its place: sources, the document, a home.")
  static let editedStaleFile = DiagnosticID(
    "edited-stale-file", .warning, "A file is no longer generated, but was edited by hand; it is left where it is.")
  static let abandonedOutput = DiagnosticID(
    "abandoned-output", .warning, "A folder was generated from the same document and is no client's output any more.")
  static let drift = DiagnosticID("drift", .error, "A file of a generated folder is not what would be generated now.")
  static let remoteDocument = DiagnosticID(
    "remote-document", .error, "A document is named by its address; the generator never asks the network.")

  static let secretInAddress = DiagnosticID(
    "secret-in-address", .error, "An address holds a secret by its name, where a variable of the environment belongs.")
  static let unreachableSource = DiagnosticID(
    "unreachable-source", .error, "The service's document cannot be fetched.")
  static let invalidLock = DiagnosticID("invalid-lock", .error, "The lock of published names cannot be read.")

  /// What keeps a command from its work, besides documents and configurations.
  package static let missingConfiguration = DiagnosticID(
    "missing-configuration", .error, "There is no configuration in this folder or above.")
  package static let unknownName = DiagnosticID(
    "unknown-name", .error, "The command line names a client, a template or a finding that there is not.")
  package static let severalClients = DiagnosticID(
    "several-clients", .error, "The command works on one client, and the configuration has several.")
  package static let missingSource = DiagnosticID(
    "missing-source", .note, "A client has no `source`, so that no service can be asked for its document.")
  package static let changedClients = DiagnosticID(
    "changed-clients", .note, "A client of the configuration is new, or there is none of its name any more.")
  package static let setupObstacle = DiagnosticID(
    "setup-obstacle", .error, "Something stands where `init` or `templates export` would write.")
  package static let unusableAddress = DiagnosticID(
    "unusable-address", .error, "The mock cannot listen at the address and port.")
  package static let unexpectedFailure = DiagnosticID(
    "unexpected-failure", .error, "The tool ended with an error that it has no better words for.")

  /// What the pipeline itself can report.
  package static let allPipeline: [DiagnosticID] = [
    .unreadableConfiguration, .unknownSetting, .invalidSetting, .missingSetting, .sharedOutput, .unknownAllowance,
    .unknownAcceptance, .staleAcceptance, .endedAcceptance,
    .invalidLock, .secretInAddress, .unreachableSource, .unreadableTemplates, .staleTemplate, .foreignOutput,
    .invalidManifest,
    .unwritableOutput,
    .dangerousOutput,
    .editedStaleFile,
    .abandonedOutput,
    .drift, .remoteDocument,
    .missingConfiguration, .unknownName, .severalClients, .missingSource, .changedClients, .setupObstacle,
    .unusableAddress,
    .unexpectedFailure,
  ]

  /// Every finding there is, by the module that makes it.
  package static let catalogue: [(module: String, ids: [DiagnosticID])] = [
    ("Diagnostics", allDiagnostics), ("YAML", allYAML), ("OpenAPI", allOpenAPI), ("ClientModel", allClientModel),
    ("Templating", allTemplating), ("SwiftEmitter", allSwiftEmitter), ("Pipeline", allPipeline),
    ("Comparison", ChangeFindings.all),
    ("Verification", allVerification),
  ]
}
