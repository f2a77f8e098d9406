import ArgumentParser
import Diagnostics
import Pipeline

/// Sets a project up for a client.
struct Init: FindingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sets the current folder up for a client of a document, and generates it.",
    discussion: """
      Takes the path of a document, or its https address, which is fetched with what it refers to; `${NAME}` \
      in an address, between single quotes, is a variable of the environment and is stored by its name. Writes \
      clientsmith.yaml or adds a client to it, the target in Package.swift (a new package where there is none), a line of \
      .gitattributes, with --ci a workflow of GitHub Actions; then generates the client. No file that is there is \
      overwritten. On a terminal it asks for what was not said.
      """)

  @Argument(help: ArgumentHelp("The OpenAPI document: a path or an https address.", valueName: "document"))
  var document: String?

  @Option(help: ArgumentHelp("The client's name, and its module's; made from the document's title.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The folder to generate into; Sources/NAME without it.", valueName: "dir"))
  var output: String?

  @Flag(help: "Write a workflow of GitHub Actions that checks the clients.")
  var ci = false

  @Flag(help: "Say what would be written, and write nothing.")
  var dryRun = false

  @Flag(help: "Ask nothing.")
  var yes = false

  @OptionGroup var findings: FindingOptions

  func run() throws {
    let arrival = try arrive()
    do {
      try setUp(arrival)
    } catch let refusal as Refusal {
      // Once, so that a program reads one list of findings.
      var bag = arrival.bag
      bag.append(contentsOf: refusal.bag)
      throw Refusal(bag, status: refusal.status)
    }
  }

  private func setUp(_ arrival: DocumentArrival) throws {
    var name = name ?? arrival.api.module
    if self.name == nil, let answer = ask("Name of the client and its module", standard: name) { name = answer }
    guard ConfigurationReader.isIdentifier(name) else {
      throw ValidationError(
        "A client's name is a Swift identifier that is free, not `\(name)`: say another with --name.")
    }
    if !Terminal.exists(Session.defaultConfiguration), let above = Session.nearestConfiguration() {
      throw Refusal(
        .setupObstacle, "there is a configuration above, \(above)", help: "run `\(Tool.name) init` in its folder")
    }
    let package = PackageSetup()
    var output = self.output ?? package.output(of: name)
    if self.output == nil, let answer = ask("Folder to generate into", standard: output) { output = answer }
    let plan: SetupPlan
    switch SetupPlan.make(arrival, name: name, output: output, package, withWorkflow: ci) {
    case .success(let made): plan = made
    case .failure(let obstacle): throw Refusal(.setupObstacle, obstacle.description)
    }
    let isTarget = output == "Sources/\(name)" && package.project == .package
    guard !dryRun else {
      for file in plan.files { say(file.deed) }
      if isTarget { say("adds the target \(name) to Package.swift") }
      findings.show(arrival.bag, arrival.texts)
      return say("writes \(output), and nothing of all that now: --dry-run")
    }
    // Each is told once it is there.
    if let failure = plan.write(each: { say($0.deed) }) {
      throw Refusal(.unwritableOutput, "`\(failure.path)` cannot be written: \(failure.reason.lowercased())")
    }
    let isAdded = isTarget && PackageSetup.addTarget(name)
    if isAdded { say("adds the target \(name) to Package.swift") }
    try generate(name)
    finish(arrival, name: name, output: output, package, isAdded: isAdded)
  }

  private func arrive() throws -> DocumentArrival {
    let place = try place()
    if let name, !ConfigurationReader.isIdentifier(name) {
      throw ValidationError("--name takes a Swift identifier that is free, not `\(name)`.")
    }
    if DocumentAddress.isAddress(place) { say("fetching \(DocumentAddress.shown(place))") }
    switch DocumentArrival.find(place, name: name) {
    case .arrived(let arrival):
      return arrival
    case .failed(let bag, let texts):
      findings.show(bag, texts)
      Terminal.exit(ExitStatus.errors.rawValue)
    }
  }

  /// The document that was named, or is the only one where documents are kept.
  private func place() throws -> String {
    if let document { return document }
    let found = DocumentArrival.candidates()
    if let answer = ask("OpenAPI document, a path or an https address", standard: found.first ?? "") { return answer }
    guard let only = found.first, found.count == 1 else {
      let others = found.isEmpty ? "" : " There are \(found.joined(separator: ", "))."
      throw ValidationError("Name the document: `clientsmith init openapi.yaml`, or its https address.\(others)")
    }
    return only
  }

  private func generate(_ name: String) throws {
    var common = try CommonOptions.parse([])
    common.findings = findings
    var session = try Session(common, names: [name], needsOutput: true)
    for line in Generate.write(&session, adopts: false, isDry: false).lines { say(line) }
  }

  /// What is left to do.
  private func finish(
    _ arrival: DocumentArrival, name: String, output: String, _ package: PackageSetup, isAdded: Bool
  ) {
    switch package.project {
    case .nothing:
      say("\nTry it: put your credentials into Sources/first-call/main.swift, then\n\n  swift run first-call")
    case .package where isAdded: say("\nThe target \(name) is in Package.swift: let yours depend on it.")
    case .package:
      say("\nAdd to Package.swift:\n\n\(PackageSetup.advice(name: name, output: output))")
    case .xcode(let project):
      say(
        """

        In Xcode: add the folder \(output) to a target of \(project), and the package \(PackageSetup.address) with its \
        product ClientsmithRuntime (File > Add Package Dependencies…).
        """)
    }
    if package.project != .nothing {
      say("\nA first call:\n\n" + FirstCall(arrival.api, module: name).program)
    }
    say("Commit clientsmith.yaml, clientsmith.lock, \(arrival.files.isEmpty ? "" : "the document, ")and \(output).")
  }

  /// What somebody at a terminal answers; nil where nobody is to be asked.
  private func ask(_ question: String, standard: String) -> String? {
    guard !yes, Terminal.isInteractive else { return nil }
    Terminal().write(standard.isEmpty ? "\(question): " : "\(question) [\(standard)]: ")
    let answer = readLine()?.trimmed ?? ""
    if !answer.isEmpty { return answer }
    return standard.isEmpty ? nil : standard
  }

  private func say(_ line: String) { Terminal().write(line + "\n") }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
