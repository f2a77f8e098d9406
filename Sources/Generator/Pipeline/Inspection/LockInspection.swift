import ClientModel

/// What a client's lock holds: how many names it keeps, and where the document or the client has moved since.
struct LockInspection {
  let published: PublishedNames
  /// The names that the client would have by now.
  let current: PublishedNames

  /// Nothing where there is no lock.
  var lines: [String] {
    guard !published.isEmpty else { return [] }
    let kept = Self.facts(published)
    let now = Self.facts(current)
    let kinds = Self.kinds.compactMap { kind in
      let count = kept.keys.count { $0.hasPrefix(kind + " ") }
      return count == 0 ? nil : "\(count) \(kind)\(count == 1 ? "" : "s")"
    }
    var lines = ["", "lock: keeps " + kinds.joined(separator: ", ")]
    lines += Self.rows("no longer in the document", kept.filter { now[$0.key] == nil }.map { "\($0.key)  \($0.value)" })
    lines += Self.rows("new since", now.filter { kept[$0.key] == nil }.map { "\($0.key)  \($0.value)" })
    lines += Self.rows(
      "named otherwise by now",
      kept.compactMap { key, name in now[key].flatMap { $0 == name ? nil : "\(key)  \(name) -> \($0)" } })
    return lines
  }

  private static let kinds = [
    "resource", "call", "argument", "type", "member", "server", "scheme", "credential",
  ]

  /// How many lines of one sort are shown.
  private static let limit = 20

  private static func rows(_ title: String, _ rows: [String]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let rest = rows.count > limit ? ["    and \(rows.count - limit) more"] : []
    return ["  \(title):"] + rows.sorted().prefix(limit).map { "    " + $0 } + rest
  }

  /// Every name by what it is the name of.
  private static func facts(_ names: PublishedNames) -> [String: String] {
    var facts: [String: String] = [:]
    for (property, type) in names.resources { facts["resource " + property] = type }
    for (operation, call) in names.calls { facts["call " + operation] = call }
    for (operation, labels) in names.arguments {
      for (key, entry) in labels { facts["argument \(operation) \(key)"] = entry.name }
    }
    for (identity, path) in names.types { facts["type " + identity] = path }
    for (identity, members) in names.members {
      for (key, entry) in members { facts["member \(identity) \(key)"] = entry.name }
    }
    for (url, name) in names.servers { facts["server " + url] = name }
    for (kind, ids) in names.schemes { for (id, name) in ids { facts["scheme \(kind) \(id)"] = name } }
    for (schemes, name) in names.credentials { facts["credential " + schemes] = name }
    return facts
  }
}
