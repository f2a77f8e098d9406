import Diagnostics

/// Says which clients no service can be asked about; that none can be asked is an error, since nothing would be looked at.
package enum MissingSources {
  package static func report(_ clients: [ClientConfiguration], into bag: inout DiagnosticBag) {
    // What is wrong with the configuration comes first: a `source` that cannot be read is none either.
    guard !bag.hasErrors, !clients.isEmpty else { return }
    let help = "say under `source` where the service publishes the document"
    let without = clients.filter { $0.source == nil }
    if without.count == clients.count {
      bag.add(
        Diagnostic(
          .missingSource, .error, "no client has a `source`, so that no service can be asked",
          at: clients.first?.location, help: help))
      return
    }
    for client in without {
      bag.report(
        .missingSource, "`\(client.name)` has no `source` and is not asked about", at: client.location, help: help)
    }
  }
}
