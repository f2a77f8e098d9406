import ClientModel
import Diagnostics
import SwiftEmitter
import YAML

/// Reads a `clientsmith.yaml`; every problem of it is reported at its line.
package struct ConfigurationReader {
  /// The folder of the file, which its paths are relative to.
  private let folder: String
  private var reader = SettingReader()

  /// Reads the bytes of a configuration file that the user knows as `path`.
  package static func read(_ bytes: [UInt8], path: String, into bag: inout DiagnosticBag) -> Configuration? {
    guard let root = YAMLReader().read(bytes, file: path, into: &bag) else { return nil }
    var reader = ConfigurationReader(folder: FilePath.folder(of: path))
    let configuration = reader.configuration(root)
    bag.append(contentsOf: reader.reader.bag)
    return configuration
  }

  /// Reads the configuration file at a path of this machine.
  package static func read(_ path: String, into bag: inout DiagnosticBag) -> Configuration? {
    guard let bytes = Disk.read(path) else {
      let reason = Disk.refusal(of: path).map { ": \($0)" } ?? ""
      bag.report(
        .unreadableConfiguration, "the configuration file `\(DocumentAddress.shown(path))` cannot be read\(reason)",
        help: "give the path of a clientsmith.yaml with `--config`")
      return nil
    }
    return read(bytes, path: path, into: &bag)
  }

  private init(folder: String) {
    self.folder = folder
  }

  private mutating func configuration(_ root: Node) -> Configuration? {
    guard let mapping = reader.object(root, "the configuration", keys: ConfigurationKeys.root) else { return nil }
    var configuration = Configuration()
    configuration.templates = path(mapping["templates"], "`templates`")
    configuration.allowances = allowances(mapping["allow"])
    configuration.isStrict = reader.flag(mapping["strict"], "`strict`") ?? false
    if let limits = reader.object(mapping["limits"], "`limits`", keys: ConfigurationKeys.limits) {
      let standard = YAMLReader.Limits()
      configuration.limits.depth = reader.count(limits["depth"], "`depth`") ?? standard.depth
      configuration.limits.bytes = reader.count(limits["bytes"], "`bytes`") ?? standard.bytes
      configuration.limits.aliasedNodes =
        reader.count(limits["aliasedNodes"], "`aliasedNodes`") ?? standard.aliasedNodes
    }
    guard let clients = mapping["clients"], let entries = reader.mapping(clients, "`clients`"), !entries.isEmpty else {
      reader.bag.report(
        .missingSetting, "the configuration has no `clients`", at: (mapping["clients"] ?? root).location,
        help: "name each client under `clients`, with its `spec` and its `output`")
      return configuration
    }
    for entry in entries { if let client = client(entry) { configuration.clients.append(client) } }
    checkOutputs(of: configuration.clients)
    return configuration
  }

  /// An address as it is written, a path from the configuration's folder.
  private mutating func source(_ node: Node?) -> String? {
    guard let node, let text = reader.text(node, "`source`") else { return nil }
    guard let address = DocumentAddress(text) else { return FilePath.joined(folder, text) }
    if let fault = address.fault {
      var finding = Diagnostic(
        .invalidSetting, nil,
        "`source` is an https address or a path, and `\(address.shown)` is not asked: \(fault.reason)",
        at: node.location, help: fault.remedy)
      finding.isSecret = true
      reader.bag.add(finding)
      return nil
    }
    if address.openSecret != nil {
      var finding = Diagnostic(
        .secretInAddress, .warning,
        "the query of `\(address.shown)` holds a secret, which everybody reads who has this file",
        at: node.location, help: address.secretRemedy)
      finding.isSecret = true
      reader.bag.add(finding)
    }
    return text
  }

  private mutating func client(_ entry: Entry) -> ClientConfiguration? {
    let what = "the client `\(entry.key)`"
    // It begins lines of what is shown.
    if entry.key.isEmpty || entry.key.unicodeScalars.contains(where: PrintableText.steers) {
      reader.bag.report(
        .invalidSetting, "the name of a client is a text of one line without control characters", at: entry.keyLocation)
      return nil
    }
    guard let settings = reader.object(entry.value, what, keys: ConfigurationKeys.client) else {
      if entry.value.isNull { reportMissing("spec", in: what, at: entry.keyLocation) }
      return nil
    }
    let spec = path(settings["spec"], "`spec`")
    let output = path(settings["output"], "`output`")
    if settings["spec"] == nil { reportMissing("spec", in: what, at: entry.keyLocation) }
    if settings["output"] == nil { reportMissing("output", in: what, at: entry.keyLocation) }
    var client = ClientConfiguration(name: entry.key, spec: spec ?? "", output: output ?? "")
    client.location = entry.keyLocation
    client.overlays = reader.texts(settings["overlays"], "`overlays`").map { FilePath.joined(folder, $0.text) }
    client.mock = path(settings["mock"], "`mock`")
    client.templates = path(settings["templates"], "`templates`")
    client.root = path(settings["root"], "`root`")
    client.source = source(settings["source"])
    client.allowances = allowances(settings["allow"])
    client.acceptances = AcceptanceSetting.read(settings["accept"], &reader)
    client.carriesContract = reader.flag(settings["contract"], "`contract`") ?? false
    client.access = reader.choice(settings["access"], "`access`", of: EmitterConfiguration.Access.self) ?? .public
    client.conformances = reader.texts(settings["conformances"], "`conformances`").map { text, node in
      checkConformance(text, node)
      return text
    }
    client.models = ModelSetting.read(settings["models"], &reader)
    client.layout = reader.choice(settings["layout"], "`layout`", of: ModelLayout.self) ?? .grouped
    client.files = OwnFileSetting.read(settings["files"], &reader)
    if let node = settings["mock"], client.access == .internal {
      refuse(
        "a mock is a module of its own, which sees nothing of a client whose `access` is `internal`", node,
        help: "make it `package` or `public`")
    }
    client.model = model(settings, name: entry.key, at: entry.keyLocation)
    client.model.modelPatterns = client.models.map(\.pattern)
    note(settings["models"], .models, &client.model)
    return spec == nil || output == nil ? nil : client
  }

  private mutating func model(_ settings: Mapping, name: String, at location: SourceLocation) -> ModelConfiguration {
    var model = ModelConfiguration()
    model.module = identifier(settings["module"], "`module`") ?? ""
    if model.module.isEmpty, Self.isIdentifier(name) { model.module = name }
    model.clientName = identifier(settings["client"], "`client`") ?? ""
    if let select = reader.object(settings["select"], "`select`", keys: ConfigurationKeys.select) {
      model.selection.tags = reader.texts(select["tags"], "`tags`").map(\.text)
      model.selection.paths = reader.texts(select["paths"], "`paths`").map(\.text)
      model.selection.operationIDs = reader.texts(select["operations"], "`operations`").map(\.text)
    }
    model.dropsUnusedSchemas =
      reader.choice(settings["unusedSchemas"], "`unusedSchemas`", of: UnusedSchemas.self) == .drop
    if let shared = settings["sharedParameters"], !shared.isNull {
      if shared.bool != nil {
        model.sharedParameters = reader.flag(shared, "`sharedParameters`") == false ? .none : .inferred
      } else {
        model.sharedParameters = .named(reader.texts(shared, "`sharedParameters`").map(\.text))
      }
    }
    if let pagination = reader.object(settings["pagination"], "`pagination`", keys: ConfigurationKeys.pagination) {
      model.inferredPagination =
        reader.choice(pagination["inferred"], "`inferred`", of: ModelConfiguration.InferredPagination.self) ?? .use
      model.paginationDecisions = decisions(pagination["operations"])
      note(pagination["operations"], .pagination, &model)
    }
    model.typeMapping = reader.textMap(settings["types"], "`types`")
    note(settings["types"], .types, &model)
    model.names = reader.textMap(settings["names"], "`names`")
    note(settings["names"], .names, &model)
    if let signature = settings["webhookSignature"], !signature.isNull {
      model.webhookSignature = WebhookSignatureReader(name: "webhookSignature", id: .invalidSetting)
        .read(signature, into: &reader.bag)
    }
    if let secret = settings["webhookSecret"], let variable = reader.text(secret, "`webhookSecret`") {
      model.webhookSecret = variable
      if !EnvironmentVariable.isName(variable) {
        refuse(
          "`webhookSecret` names a variable of the environment, and is not the secret itself", secret,
          help: "for instance `GITHUB_WEBHOOK_SECRET`")
      }
    }
    model.security = SecuritySetting.read(settings["security"], &reader)
    for entry in settings["types"]?.mapping?.entries ?? [] {
      if let text = entry.value.string, !SwiftTypeText.isType(text) {
        refuse("`\(entry.key)` of `types` is a Swift type, not `\(text)`", entry.value)
      }
    }
    for entry in settings["names"]?.mapping?.entries ?? [] {
      if let text = entry.value.string, !Self.isIdentifier(text) {
        refuse("`\(entry.key)` of `names` is a Swift identifier that is free, not `\(text)`", entry.value)
      }
    }
    return model
  }

  /// Remembers where keys stand that name things of the document.
  private func note(_ node: Node?, _ setting: ModelConfiguration.Place.Setting, _ model: inout ModelConfiguration) {
    for entry in node?.mapping?.entries ?? [] { model.places[.init(setting, entry.key)] = entry.keyLocation }
  }

  /// Protocols that models can be given without writing a member.
  private static let protocols = [
    "Hashable", "Equatable", "Identifiable", "Sendable", "Codable", "Encodable", "Decodable", "Comparable",
    "CustomStringConvertible", "CustomDebugStringConvertible", "CustomReflectable",
  ]

  private mutating func checkConformance(_ text: String, _ node: Node) {
    if !SwiftTypeText.isName(text) {
      return refuse("each of `conformances` is the name of a protocol, not `\(text)`", node)
    }
    guard !Self.protocols.contains(text), let meant = Suggestion.nearest(to: text, in: Self.protocols) else { return }
    refuse("`\(text)` of `conformances` is no protocol that is known", node, help: "did you mean `\(meant)`?")
  }

  private mutating func refuse(_ message: String, _ node: Node, help: String? = nil) {
    reader.bag.report(.invalidSetting, message, at: node.location, help: help)
  }

  private mutating func decisions(_ node: Node?) -> [String: Bool] {
    guard let node, let mapping = reader.mapping(node, "`operations` of `pagination`") else { return [:] }
    var decisions: [String: Bool] = [:]
    for entry in mapping {
      let decision = reader.choice(entry.value, "`\(entry.key)`", of: PaginationDecision.self)
      if let decision { decisions[entry.key] = decision == .keep }
    }
    return decisions
  }

  private mutating func allowances(_ node: Node?) -> [DiagnosticPolicy.Allowance] {
    let known = DiagnosticID.catalogue.flatMap(\.ids).map(\.name)
    return reader.texts(node, "`allow`").compactMap { name, node in
      guard known.contains(name) else {
        reader.bag.report(
          .unknownAllowance, "no finding has the id `\(name)`", at: node.location,
          help: Suggestion.nearest(to: name, in: known).map { "did you mean `\($0)`?" })
        return nil
      }
      return DiagnosticPolicy.Allowance(name, at: node.location)
    }
  }

  private mutating func path(_ node: Node?, _ what: String) -> String? {
    reader.text(node, what).map { FilePath.joined(folder, $0) }
  }

  private mutating func identifier(_ node: Node?, _ what: String) -> String? {
    guard let node, let text = reader.text(node, what) else { return nil }
    if Self.isIdentifier(text) { return text }
    reader.bag.report(.invalidSetting, "\(what) is a Swift identifier, not `\(text)`", at: node.location)
    return nil
  }

  private mutating func reportMissing(_ key: String, in what: String, at location: SourceLocation) {
    reader.bag.report(.missingSetting, "\(what) lacks `\(key)`", at: location)
  }

  /// Words of Swift and modules that generated code imports: a module or type of that name could not be used.
  private static let taken: Set<String> = [
    "Any", "Protocol", "Self", "Type", "_", "as", "associatedtype", "break", "case", "catch", "class", "continue",
    "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
    "if",
    "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
    "protocol",
    "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw",
    "throws",
    "true", "try", "typealias", "var", "where", "while",
    "ClientsmithOAuth", "ClientsmithRuntime", "ClientsmithXML", "Foundation", "FoundationEssentials", "HTTPTypes",
    "Logging",
    "Swift",
  ]

  /// Whether text can name a module or type: an ASCII letter or `_`, then letters, digits and `_`, and no word of Swift.
  package static func isIdentifier(_ text: String) -> Bool {
    guard !taken.contains(text) else { return false }
    let isWord = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
    }
    return isWord && text.utf8.first.map { !(0x30...0x39).contains($0) } == true
  }

  /// Two clients that write to one folder would delete each other's files, and a client its mock's.
  private mutating func checkOutputs(of clients: [ClientConfiguration]) {
    let folders = clients.flatMap { client in
      [(client, client.output, client.name)] + (client.mock.map { [(client, $0, "the mock of \(client.name)")] } ?? [])
    }
    for (position, (client, output, name)) in folders.enumerated() {
      let folder = output + "/"
      for (other, otherOutput, otherName) in folders[..<position]
      where folder.hasPrefix(otherOutput + "/") || (otherOutput + "/").hasPrefix(folder) {
        reader.bag.report(
          .sharedOutput, "`\(name)` and `\(otherName)` are both written to `\(output)`",
          at: client.location, notes: [.init("`\(otherName)` is set here", at: other.location)],
          help: "give each a folder of its own")
      }
    }
  }
}
