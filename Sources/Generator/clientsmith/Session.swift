import ArgumentParser
import ClientModel
import Diagnostics
import Pipeline

/// How the program ends.
enum ExitStatus: Int32 {
  case success = 0
  case drift = 1
  case errors = 2
  /// The command line makes no sense.
  case usage = 64
}

/// One run of the program: the configuration, the clients chosen, and what was found about them.
struct Session {
  private(set) var configuration = Configuration()
  private(set) var clients: [ClientConfiguration] = []
  var bag = DiagnosticBag()
  /// The names that were published; nil where nothing is generated into a folder.
  private(set) var lock: LockStore?
  private var configurationPath = Session.defaultConfiguration
  private let options: CommonOptions
  private let terminal = Terminal()

  static let defaultConfiguration = "clientsmith.yaml"

  /// The clients of the configuration that are named, or all of them; or the one that the command line describes.
  init(
    _ options: CommonOptions, single: SingleClientOptions? = nil, names: [String], needsOutput: Bool,
    forgetsLock: Bool = false, takesDocument: Bool = false
  ) throws {
    self.options = options
    if let single, let spec = single.spec {
      guard names.isEmpty else { throw ValidationError("Client names belong to a configuration; --spec has none.") }
      guard options.config == nil else { throw ValidationError("Use either --config or --spec.") }
      if needsOutput, single.output == nil { throw ValidationError("--spec needs --output DIR.") }
      configuration = Configuration(clients: [try Self.client(spec, single)])
      if let output = single.output { lock = LockStore(output: output, into: &bag) }
    } else {
      guard let path = options.config ?? Self.nearestConfiguration() else {
        throw Refusal(
          .missingConfiguration, "there is no \(Self.defaultConfiguration) here or above",
          help: single == nil && !takesDocument
            ? "name one with --config, or begin with `\(Tool.name) init`"
            : "name one with --config, or a document with --spec; `\(Tool.name) init` makes one", status: .usage)
      }
      configuration = ConfigurationReader.read(path, into: &bag) ?? Configuration()
      lock = LockStore(configuration: path, into: &bag)
      configurationPath = path
    }
    for client in configuration.clients {
      SourceCheck.report(client, into: &bag)
      if needsOutput { OutputCheck.report(client, into: &bag) }
    }
    for path in options.overlay { SourceCheck.reportOverlay(path, into: &bag) }
    if options.strict { configuration.isStrict = true }
    clients = try select(names)
    for index in clients.indices {
      clients[index].overlays += options.overlay
      clients[index].templates = options.templates ?? clients[index].templates
      if let lock, !forgetsLock { clients[index].model.published = lock.names(of: clients[index].name) }
    }
  }

  /// One document, or a client of the configuration where the word names one.
  static func serving(_ word: String?, root: String?, _ options: CommonOptions) throws -> Session {
    guard let word else {
      guard root == nil else { throw ValidationError("--root belongs to a document; name one.") }
      let session = try Session(options, single: try SingleClientOptions.parse([]), names: [], needsOutput: false)
      guard session.clients.count > 1 else { return session }
      throw Refusal.severalClients(
        "one client is served", session.clients.map(\.name), help: "name it: `\(Tool.name) mock NAME`")
    }
    if options.config == nil, Terminal.exists(word) || word.contains("/") || word == "-" || word.contains(".") {
      let single = try SingleClientOptions.parse(["--spec", word] + (root.map { ["--root", $0] } ?? []))
      return try Session(options, single: single, names: [], needsOutput: false)
    } else {
      guard root == nil else {
        throw ValidationError("--root belongs to a document; a client has its own in the configuration.")
      }
      let single = try SingleClientOptions.parse([])
      return try Session(options, single: single, names: [word], needsOutput: false)
    }
  }

  /// The configuration of this folder, or of the nearest one above it.
  static func nearestConfiguration() -> String? {
    var path = defaultConfiguration
    for _ in 0..<64 {
      if Terminal.exists(path) { return path }
      let folder = path.dropLast(defaultConfiguration.count)
      // The root is its own parent.
      if Terminal.isSame(folder.isEmpty ? "." : String(folder), "../" + folder) { return nil }
      path = "../" + path
    }
    return nil
  }

  private static func client(_ spec: String, _ single: SingleClientOptions) throws -> ClientConfiguration {
    if let module = single.module, !ConfigurationReader.isIdentifier(module) {
      throw ValidationError("--module takes a Swift identifier that is free, not `\(module)`.")
    }
    if single.output?.isEmpty == true { throw ValidationError("--output takes a folder.") }
    // As elsewhere on the command line, `-` is what comes in.
    let path = spec == "-" ? "/dev/stdin" : spec
    var client = ClientConfiguration(name: single.module ?? spec, spec: path, output: single.output ?? "")
    client.model.module = single.module ?? ""
    client.root = single.root
    return client
  }

  private func select(_ names: [String]) throws -> [ClientConfiguration] {
    guard !names.isEmpty, !bag.hasErrors else { return configuration.clients }
    let known = configuration.clients.map(\.name)
    for name in names where !known.contains(name) {
      throw Refusal.unknown("client", name, help: Suggestion.help(for: name, in: known))
    }
    return configuration.clients.filter { names.contains($0.name) }
  }

  /// The lock as it should be after these clients were generated, nil where there is none to keep.
  func updatedLock(after generations: [Generator.Generation]) -> LockFile? {
    lock?.updated(by: generations, clients: Set(configuration.clients.map(\.name)))
  }

  /// Writes down what was fetched of a client's document.
  mutating func remember(_ source: PublishedNames.Source, of client: String) {
    guard let lock else { return }
    // The lock may have been written since for another client.
    var ignored = DiagnosticBag()
    let fresh = LockStore(configuration: options.config ?? configurationPath, into: &ignored)
    var file = fresh.file
    file.clients[client, default: PublishedNames()].source = source
    lock.write(file, into: &bag)
  }

  /// Writes down what is published by now; what keeps it from that is a finding of the session.
  mutating func writeLock(_ generations: [Generator.Generation]) {
    guard let lock, let updated = updatedLock(after: generations) else { return }
    lock.write(updated, into: &bag)
  }

  /// Whether every client of the configuration is run.
  private var isWhole: Bool { clients.count == configuration.clients.count }

  /// Runs a stage for every client, unless the configuration itself is wrong.
  func run(_ stage: (Generator, ClientConfiguration) -> Generator.Generation) -> [Generator.Generation] {
    guard !bag.hasErrors else { return [] }
    let generator = Generator(configuration)
    return clients.map { client in
      terminal.showProgress(options.quiet ? nil : client.name)
      defer { terminal.showProgress(nil) }
      return stage(generator, client)
    }
  }

  /// Writes all findings to standard error; true when there are errors. `drift` is shown with them to programs, which read no
  /// report, and counts as none.
  func report(_ generations: [Generator.Generation], drift: DiagnosticBag = DiagnosticBag()) -> Bool {
    let findings = Findings(configuration, general: bag, generations, isWhole: isWhole)
    var shown = DiagnosticBag()
    for diagnostic in findings.list.diagnostics { shown.add(diagnostic) }
    if options.findings.diagnosticsFormat != .text { shown.append(contentsOf: drift) }
    let list = options.quiet ? DiagnosticList(shown).errorsOnly : DiagnosticList(shown)
    terminal.write(findings: render(list, findings.texts))
    return findings.hasErrors
  }

  /// Whether findings are errors in this project, which nobody is told yet.
  func areErrors(_ findings: DiagnosticBag) -> Bool {
    Findings(configuration, general: findings, [], isWhole: false).hasErrors
  }

  /// Whether there are errors, which nobody is told yet.
  func hasErrors(_ generations: [Generator.Generation]) -> Bool {
    Findings(configuration, general: bag, generations, isWhole: isWhole).hasErrors
  }

  private func render(_ list: DiagnosticList, _ texts: SourceTexts) -> String {
    options.findings.diagnosticsFormat.render(list, texts, usesColour: terminal.showsColour)
  }

  /// Ends the process; what was made is left to the system, which takes it back faster than it could be freed.
  func leave(_ exitCode: ExitStatus, keeping generations: [Generator.Generation]) -> Never {
    withExtendedLifetime(generations) { Terminal.exit(exitCode.rawValue) }
  }

  /// Writes a line of progress to standard output.
  func say(_ line: String) {
    if !options.quiet { terminal.write(line + "\n") }
  }

  /// Writes what was asked for to standard output.
  func print(_ text: String) {
    terminal.write(text)
  }
}
