import ClientModel
import Diagnostics

/// What would be generated, for a person to read before it is: servers, credentials, resources and their operations.
package struct Inspection {
  private let api: API
  private let published: PublishedNames

  /// `published` are the names that a lock holds for the client.
  package init(_ api: API, published: PublishedNames = PublishedNames()) {
    self.api = api
    self.published = published
  }

  package var text: String {
    var lines = ["\(api.title) \(api.version): \(api.clientName) in module \(api.module)"]
    lines.append(Self.counts(api))
    lines += section("servers", api.servers.map { [$0.name, $0.url] })
    lines += section("credentials", api.security.credentials.map { [Self.call($0)] })
    if api.security.credentials.isEmpty { lines += ["", "credentials: none are declared"] }
    lines += section(
      "given once, to the client",
      api.sharedParameters.map {
        [$0.name, "\($0.location.rawValue) \($0.wireName)", "\($0.uses) of \($0.operations) operations take it"]
      })
    lines += section("rate limits", api.rateLimits.map { [Self.limit($0)] })
    for resource in api.resources {
      let rows = resource.operations.map { [$0.name, $0.method, $0.path, Self.remarks($0)] }
      lines += section("client.\(resource.name)", rows)
    }
    lines += overlay()
    lines += webhooks()
    lines += LockInspection(published: published, current: PublishedNames(of: api)).lines
    // A title or a path of the document may have line breaks: they begin none here.
    return lines.map { PrintableText.line($0) + "\n" }.joined()
  }

  /// An overlay with what is missing for lists that take a place in them; empty where nothing is.
  private func overlay() -> [String] {
    let actions = api.operations.compactMap(\.wholeList?.overlay).filter { !$0.isEmpty }
    guard !actions.isEmpty else { return [] }
    let count = actions.count == 1 ? "1 list" : "\(actions.count) lists"
    return [
      "", "an overlay that would declare the pages of \(count), where the places are filled in", "  overlay: 1.0.0",
      "  info: {title: How lists are paged, version: '1'}", "  actions:",
    ] + actions.joined().map { "    " + $0 }
  }

  private static func counts(_ api: API) -> String {
    let operations = api.operations
    let paged = operations.count { $0.pagination != nil }
    return [
      count(operations.count, "operation") + ", \(paged) of them paged", count(api.resources.count, "resource"),
      count(api.declarations.count, "model"),
    ].joined(separator: "; ")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// The payloads that the service sends, by what a message is told from the others, and how it is signed.
  private func webhooks() -> [String] {
    guard let union = api.webhookUnion else {
      return section("webhooks", api.webhooks.map { [$0.name, $0.id, "callback"] })
    }
    let signature =
      switch union.signature {
      case nil: "signature not known: the receiver asks for it"
      case .known(let known): "signed as `\(known.rawValue)`, secret from \(union.secretVariable)"
      case .own(let own): "signed in `\(own.header)`, secret from \(union.secretVariable)"
      }
    let isSole = api.webhooks.count { !$0.isCallback } == 1
    let rows = api.webhooks.map { webhook in
      let places = webhook.marks.map { mark in
        switch mark.place {
        case .header(let name): "header \(name)"
        case .member(let pointer): pointer
        }
      }
      let told =
        places.isEmpty ? (isSole ? "the only one" : "given as `.other`") : "told by \(places.joined(separator: ", "))"
      return [webhook.name, webhook.id, webhook.isCallback ? "callback" : told]
    }
    return section("webhooks, \(signature)", rows)
  }

  /// A heading and rows whose columns stand under each other; nothing where there are no rows.
  private func section(_ title: String, _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    let lines = rows.map { row in
      var line = " "
      for (cell, width) in zip(row, widths) {
        line += " " + cell + String(repeating: " ", count: max(0, min(width, 60) - cell.count))
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    return ["", title] + lines
  }

  private static func call(_ credential: CredentialConstructor) -> String {
    let parameters = credential.parameters.map { ($0.label ?? "_") + ":" }.joined()
    return ".\(credential.name)(\(parameters))"
  }

  private static func limit(_ limit: RateLimit) -> String {
    "\(limit.requests) requests in \(limit.seconds.formatted) s for each \(limit.scope.rawValue)"
  }

  private static func remarks(_ operation: Operation) -> String {
    var remarks: [String] = []
    if let pagination = operation.pagination {
      let origin =
        switch pagination.origin {
        case .declared: "declared"
        case .dialect(let key): "from `\(key)`"
        case .inferred(let reason): "inferred: \(reason)"
        }
      remarks.append("pages by \(pagination.style.rawValue) (\(origin))")
    } else if let whole = operation.wholeList {
      remarks.append("one page: \(whole.reason)")
    }
    if let security = operation.security {
      let alternatives = security.map { requirement in
        requirement.schemes.isEmpty ? "nothing" : requirement.schemes.map(\.scheme).joined(separator: " and ")
      }
      remarks.append(alternatives.isEmpty ? "needs no credentials" : "needs " + alternatives.joined(separator: ", or "))
    }
    if operation.idempotencyKey != nil { remarks.append("sends an idempotency key") }
    remarks += operation.rateLimits.map(limit)
    if operation.documentation.isDeprecated { remarks.append("deprecated") }
    return remarks.joined(separator: "; ")
  }
}

extension Double {
  /// Without a fraction where there is none.
  fileprivate var formatted: String { Int(exactly: self).map(String.init) ?? String(self) }
}
