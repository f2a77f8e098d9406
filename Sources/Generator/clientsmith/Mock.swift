import ArgumentParser
import Diagnostics
import Pipeline

/// Serves a document.
struct Mock: FindingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves a document: answers what it describes, and refuses what it does not.",
    discussion: """
      Every request is checked against the document: what does not fit is printed with the document's line and answered \
      400. What fits is answered with the document's example, or with a value made from the schema, the same for the same \
      seed. Lists are paged, logins give tokens that end; `Prefer: code=404` asks for another of the document's answers.

      It speaks HTTP/1.1 without TLS, and ends with the process.
      """)

  @Argument(
    help: ArgumentHelp(
      "The document, or a client of the configuration; without it, the configuration's only one.", valueName: "document"
    ))
  var document: String?

  @Option(help: ArgumentHelp("The document, as other commands take it.", valueName: "file"))
  var spec: String?

  @Option(
    help: ArgumentHelp("The folder that references may not leave; the document's own without it.", valueName: "dir"))
  var root: String?

  @Option(help: "The port to listen at; 0 takes any that is free.")
  var port = 4010

  @Option(help: ArgumentHelp("The IPv4 address to listen at, or localhost.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: "What made-up values follow from.")
  var seed: UInt64 = 1

  @Flag(help: "Answer 429 to what goes beyond the limits that the document declares.")
  var limits = false

  @Option(help: ArgumentHelp("How long a token lives.", valueName: "seconds"))
  var tokenLifetime = 3600

  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func validate() throws {
    guard document == nil || spec == nil else {
      throw ValidationError("Name the document once: as an argument, or with --spec.")
    }
    guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535, not \(port).") }
    guard tokenLifetime > 0 else { throw ValidationError("--token-lifetime is a number of seconds, at least 1.") }
  }

  func run() throws {
    var session = try Session.serving(document ?? spec, root: root, common)
    let generations = session.run { $0.model($1) }
    if session.hasErrors(generations) {
      _ = session.report(generations)
      session.leave(.errors, keeping: generations)
    }
    var settings = MockServer.Settings()
    settings.host = host
    settings.port = port
    settings.seed = seed
    settings.enforcesLimits = limits
    settings.tokenLifetime = tokenLifetime
    guard let generation = generations.first, let server = MockServer(generation, settings) else {
      session.bag.report(.unexpectedFailure, "the document cannot be served", help: "report it with the document")
      _ = session.report(generations)
      session.leave(.errors, keeping: generations)
    }
    let failure = server.run { port in
      _ = session.report(generations)
      let bases = server.bases.isEmpty ? [""] : server.bases
      let urls = bases.map { "http://\(host):\(port)\($0)" }.joined(separator: ", ")
      session.say("\(server.operations) operations at \(urls) (Ctrl-C ends it)")
    } say: { line in
      session.say(line)
    }
    if let failure {
      session.bag.report(
        .unusableAddress, "the mock cannot listen at \(host):\(port): \(failure.reason)", help: failure.remedy)
      _ = session.report(generations)
    }
    session.leave(.errors, keeping: generations)
  }
}
