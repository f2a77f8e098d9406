import ArgumentParser
import Comparison
import Diagnostics
import Pipeline

/// Finds what `clientsmith diff` compares.
struct DiffInputs {
  /// Two versions of one client.
  struct Pair {
    let title: String
    let module: String
    let base: ClientVersion
    let revision: ClientVersion
    /// What the project lives with.
    var acceptances: [Acceptance] = []

    /// What keeps the pair from being compared.
    var errors: [Diagnostic] {
      [base, revision].flatMap { $0.bag.diagnostics.filter { $0.severity == .error } }
    }

    /// The files that were read.
    var texts: SourceTexts { base.texts.joined(revision.texts) }
  }

  let base: String?
  let revision: String?
  let clients: [String]
  let module: String?
  let common: CommonOptions

  /// The pairs, and what is to be said of clients that have none.
  func pairs() throws -> (pairs: [Pair], notes: DiagnosticBag) {
    var notes = DiagnosticBag()
    let pairs = try pairs(&notes)
    return (pairs, notes)
  }

  private func pairs(_ notes: inout DiagnosticBag) throws -> [Pair] {
    let old = base.map(ClientVersion.Name.init)
    let new = revision.map(ClientVersion.Name.init)
    switch (old, new) {
    case (.document(let before)?, .document(let after)?):
      let former = try generation(of: before)
      // Two versions of a document may have two titles: that would be two clients.
      let latter = try generation(of: after, module: former.api?.module)
      return [
        Pair(
          title: "\(before) → \(after)", module: latter.api?.module ?? "", base: ClientVersion(former, title: before),
          revision: ClientVersion(latter, title: after), acceptances: latter.client.acceptances)
      ]
    case (.folder(let before)?, .folder(let after)?):
      return [
        Pair(
          title: "\(before) → \(after)", module: module ?? "", base: ClientVersion(folder: before),
          revision: ClientVersion(folder: after))
      ]
    case (.revision(let before)?, .revision(let after)?):
      return join(try clientsOf(revision: before), try clientsOf(revision: after), &notes)
    case (.revision(let before)?, nil): return join(try clientsOf(revision: before), try clientsNow(), &notes)
    case (nil, nil):
      return try clientsNow().map { generation in
        Pair(
          title: generation.client.name, module: generation.api?.module ?? "",
          base: ClientVersion(folder: generation.client.output),
          revision: ClientVersion(generation, title: generation.client.name),
          acceptances: generation.client.acceptances)
      }
    case (.document(let before)?, nil), (.folder(let before)?, nil):
      return try now(comparedWith: before, old)
    default:
      throw ValidationError("Compare two documents, two folders of generated files, or two revisions (git:REV).")
    }
  }

  /// One client of the configuration, compared with a document or with another folder.
  private func now(comparedWith text: String, _ name: ClientVersion.Name?) throws -> [Pair] {
    let generations = try clientsNow()
    guard generations.count == 1 else {
      throw Refusal.severalClients(
        "`\(DocumentAddress.shown(text))` is compared with one client", generations.map(\.client.name),
        help: "name it with --client")
    }
    let generation = generations[0]
    let former: ClientVersion
    if case .document = name {
      var client = generation.client
      client.spec = text
      refuseAddress(client)
      former = ClientVersion(Generator(Configuration()).generate(client), title: text)
    } else {
      former = ClientVersion(folder: text)
    }
    return [
      Pair(
        title: generation.client.name, module: generation.api?.module ?? "", base: former,
        revision: ClientVersion(generation, title: generation.client.name),
        acceptances: generation.client.acceptances)
    ]
  }

  /// What a document alone would become, with the settings of the client that is named.
  private func generation(of path: String, module other: String? = nil) throws -> Generator.Generation {
    var client = ClientConfiguration(name: path, spec: path, output: "")
    if let known = try settings() {
      client = known
      client.spec = path
    }
    client.overlays += common.overlay
    client.templates = common.templates ?? client.templates
    if client.model.module.isEmpty { client.model.module = module ?? other ?? "" }
    refuseAddress(client)
    return Generator(Configuration()).generate(client)
  }

  /// The settings that documents are read with: those of the client that is named, or of the only one of the configuration that is.
  private func settings() throws -> ClientConfiguration? {
    guard !clients.isEmpty || common.config != nil else { return nil }
    var session = try Session(common, names: clients, needsOutput: false)
    if session.bag.hasErrors {
      _ = session.report([])
      Terminal.exit(ExitStatus.errors.rawValue)
    }
    session.bag = DiagnosticBag()
    return clients.isEmpty && session.clients.count != 1 ? nil : session.clients.first
  }

  private func clientsNow() throws -> [Generator.Generation] {
    var session = try Session(common, names: clients, needsOutput: false)
    let generations = session.run { $0.generate($1) }
    if session.bag.hasErrors {
      _ = session.report(generations)
      Terminal.exit(ExitStatus.errors.rawValue)
    }
    session.bag = DiagnosticBag()
    return generations
  }

  private func clientsOf(revision: String) throws -> [Generator.Generation] {
    var bag = DiagnosticBag()
    guard let source = GitFiles(revision: revision), source.exists else {
      bag.report(.unreadableFile, "git knows no revision `\(revision)` here")
      leave(bag)
    }
    let path = common.config ?? Session.nearestConfiguration() ?? Session.defaultConfiguration
    guard let bytes = source.bytes(of: path) else {
      bag.report(.unreadableFile, "there is no `\(path)` at `\(revision)`")
      leave(bag)
    }
    let configuration = ConfigurationReader.read(bytes, path: path, into: &bag) ?? Configuration()
    // Names and places as they were published then.
    let lock = LockStore(configuration: path, at: source, into: &bag)
    if bag.hasErrors { leave(bag) }
    let generator = Generator(configuration, source: source)
    return configuration.clients.filter { clients.isEmpty || clients.contains($0.name) }.map { client in
      var client = client
      client.model.published = lock.names(of: client.name)
      return generator.generate(client)
    }
  }

  /// Ends where a document is named by an address: what is fetched now is not what is compared tomorrow.
  private func refuseAddress(_ client: ClientConfiguration) {
    var bag = DiagnosticBag()
    SourceCheck.report(client, into: &bag)
    if bag.hasErrors { leave(bag) }
  }

  private func leave(_ bag: DiagnosticBag) -> Never {
    common.findings.show(bag)
    Terminal.exit(ExitStatus.errors.rawValue)
  }

  /// Pairs clients by their names.
  private func join(_ old: [Generator.Generation], _ new: [Generator.Generation], _ notes: inout DiagnosticBag)
    -> [Pair]
  {
    let (before, after) = (Set(old.map(\.client.name)), Set(new.map(\.client.name)))
    for name in before.symmetricDifference(after).sorted() {
      let words = before.contains(name) ? "is gone: whoever imports it does not compile" : "is new"
      notes.report(.changedClients, "the client `\(name)` \(words)")
    }
    return new.compactMap { latter in
      guard let former = old.first(where: { $0.client.name == latter.client.name }) else { return nil }
      return Pair(
        title: latter.client.name, module: latter.api?.module ?? "",
        base: ClientVersion(former, title: latter.client.name),
        revision: ClientVersion(latter, title: latter.client.name), acceptances: latter.client.acceptances)
    }
  }
}
