import Diagnostics
import OpenAPI

/// Compares where the service is.
extension WireComparison {
  mutating func compareServers(_ old: [Server], _ new: [Server]) {
    for server in old where !new.contains(where: { $0.url == server.url }) {
      report(
        .server, Verdicts(wire: .caution), .server(server.url), subject: server.url, before: server.url,
        message: "released apps go on calling this address", from: server.location)
    }
    for server in new {
      guard let before = old.first(where: { $0.url == server.url }) else {
        report(
          .server, Verdicts(wire: .addition), .server(server.url), subject: server.url, after: server.url,
          message: "new",
          to: server.location)
        continue
      }
      for entry in before.variables {
        let other = server.variables[entry.name]
        let texts = (NodeText.text(entry.value.node), NodeText.text(other?.node))
        guard texts.0 != texts.1 else { continue }
        report(
          .server, Verdicts(wire: .caution), .server(server.url), subject: server.url,
          before: "{\(entry.name)}: \(texts.0 ?? "")",
          after: texts.1, message: "the variable `\(entry.name)` of the address is another one", from: before.location,
          to: server.location)
      }
    }
  }
}
