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
  static let unwritableOutput = DiagnosticID("unwritable-output", .error, "The output folder cannot be written.")

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

  static let unreachableSource = DiagnosticID(
    "unreachable-source", .error, "The service's document cannot be fetched.")
  static let invalidLock = DiagnosticID("invalid-lock", .error, "The lock of published names cannot be read.")

  /// What the pipeline itself can report.
  package static let allPipeline: [DiagnosticID] = [
    .unreadableConfiguration, .unknownSetting, .invalidSetting, .missingSetting, .sharedOutput, .unknownAllowance,
    .unknownAcceptance, .staleAcceptance, .endedAcceptance,
    .invalidLock, .unreachableSource, .unreadableTemplates, .staleTemplate, .foreignOutput, .invalidManifest,
    .unwritableOutput,
    .dangerousOutput,
    .editedStaleFile,
    .abandonedOutput,
    .drift, .remoteDocument,
  ]

  /// Every finding there is, by the module that makes it.
  package static let catalogue: [(module: String, ids: [DiagnosticID])] = [
    ("Diagnostics", allDiagnostics), ("YAML", allYAML), ("OpenAPI", allOpenAPI), ("ClientModel", allClientModel),
    ("Templating", allTemplating), ("SwiftEmitter", allSwiftEmitter), ("Pipeline", allPipeline),
    ("Comparison", ChangeFindings.all),
    ("Verification", allVerification),
  ]
}
