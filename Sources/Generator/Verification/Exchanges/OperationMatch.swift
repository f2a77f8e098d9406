import OpenAPI

/// Finds the operation that a URL calls.
struct OperationMatch {
  /// Where a service is: its host with its port, and what stands before every path.
  private struct Base: Hashable {
    /// Nil where the document leaves it open.
    let host: String?
    let path: [Substring]
  }

  private let contract: Contract
  private let bases: [Base]
  /// The templates' segments, by the operations' positions.
  private let templates: [[Substring]]
  /// Whether a recording may be of any host: tests have servers of their own.
  private let takesAnyHost: Bool

  init(_ contract: Contract, document: Document, takesAnyHost: Bool) {
    self.contract = contract
    self.takesAnyHost = takesAnyHost
    var bases: [Base] = []
    func add(_ servers: [Server]) {
      for server in servers {
        let base = Self.base(server.url)
        if !bases.contains(base) { bases.append(base) }
      }
    }
    add(document.servers)
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      add(item.servers)
      for operation in item.operations { add(operation.servers) }
    }
    if bases.isEmpty { bases = [Base(host: nil, path: [])] }
    self.bases = bases
    templates = contract.operations.map { Self.segments($0.path[...]) }
  }

  /// The position of the operation, nil where the document describes none: of several the one that says most.
  func operation(method: String, url: String) -> Int? {
    let parts = Self.base(url)
    var found: (position: Int, weight: [Bool])?
    for base in bases where takesAnyHost || Self.matches(parts.host, base.host) {
      guard let rest = Self.stripped(parts.path, of: base.path, isOptional: takesAnyHost) else { continue }
      for (position, template) in templates.enumerated()
      where contract.operations[position].method == method && template.count == rest.count {
        guard zip(rest, template).allSatisfy({ Self.matches($0[...], $1) }) else { continue }
        // A path without parameters is more exact than one with them (OpenAPI 3.2 section 4.8.2).
        let weight = template.map { !$0.contains("{") }
        if found.map({ Self.precedes(weight, $0.weight) }) ?? true { found = (position, weight) }
      }
    }
    return found?.position
  }

  private static func precedes(_ left: [Bool], _ right: [Bool]) -> Bool {
    for (one, other) in zip(left, right) where one != other { return one }
    return false
  }

  /// The host and the path's segments of a URL or of a server's address, without query and fragment.
  private static func base(_ url: String) -> Base {
    var rest = url.prefix { $0 != "?" && $0 != "#" }
    var host: String?
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      let authority = rest.prefix { $0 != "/" }
      host = authority.split(separator: "@").last.map { $0.lowercased() }
      rest = rest[authority.endIndex...]
    }
    return Base(host: host, path: segments(rest))
  }

  private static func segments(_ path: Substring) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: true)
  }

  /// Whether a host is that of a server, whose variables stand for anything.
  private static func matches(_ host: String?, _ pattern: String?) -> Bool {
    guard let pattern else { return true }
    guard let host else { return false }
    return matches(host[...], pattern[...])
  }

  private static func stripped(_ path: [Substring], of base: [Substring], isOptional: Bool) -> [Substring]? {
    if path.count >= base.count, zip(path, base).allSatisfy({ matches($0, $1) }) {
      return Array(path.dropFirst(base.count))
    }
    return isOptional ? path : nil
  }

  /// Whether a text is that of a template, of which every `{name}` stands for at least one character.
  private static func matches(_ text: Substring, _ template: Substring) -> Bool {
    guard let open = template.firstIndex(of: "{"), let close = template[open...].firstIndex(of: "}") else {
      return text == template
    }
    let head = template[..<open]
    guard text.hasPrefix(head) else { return false }
    let rest = text.dropFirst(head.count)
    let tail = template[template.index(after: close)...]
    if tail.isEmpty { return !rest.isEmpty }
    return rest.indices.dropFirst().contains { matches(rest[$0...], tail) }
      || (!rest.isEmpty && matches(rest[rest.endIndex...], tail))
  }
}
