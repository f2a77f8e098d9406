import Diagnostics
import Pipeline

/// Ends a command with a finding, which is shown in the format that the command line asks for.
struct Refusal: Error {
  let bag: DiagnosticBag
  let status: ExitStatus

  init(_ bag: DiagnosticBag, status: ExitStatus = .errors) {
    self.bag = bag
    self.status = status
  }

  init(_ id: DiagnosticID, _ message: String, help: String? = nil, status: ExitStatus = .errors) {
    var bag = DiagnosticBag()
    bag.report(id, message, help: help)
    self.init(bag, status: status)
  }

  /// A name of the command line that nothing has.
  static func unknown(_ what: String, _ name: String, help: String?) -> Refusal {
    Refusal(.unknownName, "there is no \(what) `\(name)`", help: help, status: .usage)
  }

  /// What has to be said where there are several clients.
  static func severalClients(_ message: String, _ names: [String], help: String) -> Refusal {
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    return Refusal(.severalClients, "\(message): there are \(list)", help: help, status: .usage)
  }
}
