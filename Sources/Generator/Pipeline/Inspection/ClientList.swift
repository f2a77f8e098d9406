import Diagnostics

/// The clients of a configuration, for a person or a script to read.
package struct ClientList: Sendable {
  private let clients: [ClientConfiguration]

  package init(_ configuration: Configuration) {
    clients = configuration.clients
  }

  /// A line a client, its columns under each other.
  package var text: String {
    let rows = clients.map { [$0.name, $0.spec, $0.output, $0.source.map(DocumentAddress.shown) ?? ""] }
    let heading = ["client", "document", "output", "source"]
    let widths = (0..<4).map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
    return ([heading] + rows).map { row in
      var line = ""
      for (cell, width) in zip(row, widths) { line += cell + String(repeating: " ", count: width - cell.count + 2) }
      while line.last == " " { line.removeLast() }
      return PrintableText.line(line) + "\n"
    }.joined()
  }

  /// `[{"name": …, "module": …, "spec": …, "output": …, "overlays": […], "source": …}]`.
  package var json: String {
    let objects = clients.map { client in
      var members: [OrderedJSON.Member] = [
        OrderedJSON.Member("name", .string(client.name)), OrderedJSON.Member("module", .string(client.model.module)),
        OrderedJSON.Member("spec", .string(client.spec)),
        OrderedJSON.Member("output", .string(client.output)),
        OrderedJSON.Member("overlays", .array(client.overlays.map { .string($0) })),
      ]
      if let source = client.source {
        members.append(OrderedJSON.Member("source", .string(DocumentAddress.shown(source))))
      }
      return OrderedJSON.object(members)
    }
    return OrderedJSON.array(objects).text
  }
}
