/// Which operation a request means.
struct MockRoute: Sendable {
  let operation: MockedOperation
  /// The texts of the path's parameters, still percent-encoded.
  let parameters: [String: String]

  /// The operation of a request: behind the longest of the servers' paths that it begins with, the template with most words
  /// of its own. nil where none has the path; `others` are then the methods that the path has.
  static func find(_ request: WireRequest, in description: MockDescription) -> MockRoute? {
    matches(request.path, in: description).first { $0.operation.method == request.method }
  }

  /// The methods of a path.
  static func methods(at path: Substring, in description: MockDescription) -> [String] {
    var methods: [String] = []
    for match in matches(path, in: description) where !methods.contains(match.operation.method) {
      methods.append(match.operation.method)
    }
    return methods
  }

  private static func matches(_ path: Substring, in description: MockDescription) -> [MockRoute] {
    var found: [(route: MockRoute, base: Int, words: Int)] = []
    for operation in description.operations {
      let own = operation.value.list("bases").compactMap(\.text)
      let bases = (own.isEmpty ? description.bases : own) + [""]
      for (index, base) in bases.enumerated() where !bases[..<index].contains(base) {
        guard let rest = behind(base, path) else { continue }
        let segments = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard let (parameters, words) = match(segments, operation.segments) else { continue }
        found.append((MockRoute(operation: operation, parameters: parameters), base.count, words))
      }
    }
    // Of two that are as good the document's first: the standard library does not promise that sorting keeps an order.
    return found.enumerated().sorted {
      ($0.element.base, $0.element.words, -$0.offset) > ($1.element.base, $1.element.words, -$1.offset)
    }.map(\.element.route)
  }

  /// What follows a server's path, in which `*` stands for a segment that the caller chooses.
  private static func behind(_ base: String, _ path: Substring) -> Substring? {
    guard base.contains("*") else {
      guard path.hasPrefix(base) else { return nil }
      let rest = path.dropFirst(base.count)
      return rest.isEmpty || rest.hasPrefix("/") ? rest : nil
    }
    var rest = path
    for segment in base.split(separator: "/") {
      guard rest.hasPrefix("/") else { return nil }
      rest = rest.dropFirst()
      let word = rest.prefix { $0 != "/" }
      guard segment.contains("*") ? !word.isEmpty : word == segment else { return nil }
      rest = rest.dropFirst(word.count)
    }
    return rest
  }

  private static func match(
    _ segments: [Substring], _ template: [Substring]
  ) -> (parameters: [String: String], words: Int)? {
    guard segments.count == template.count else { return nil }
    var parameters: [String: String] = [:]
    var words = 0
    for (segment, pattern) in zip(segments, template) {
      if pattern.contains("{") {
        guard let found = PathPattern.match(segment, pattern) else { return nil }
        parameters.merge(found) { first, _ in first }
      } else {
        guard PercentText.decoded(segment) == PercentText.decoded(pattern) else { return nil }
        words += 1
      }
    }
    return (parameters, words)
  }
}

/// A segment of a path template with parameters in it: `{id}`, `{id}.json`, `{from}..{to}`.
enum PathPattern {
  /// The texts of the parameters, nil where the segment does not fit.
  static func match(_ segment: Substring, _ pattern: Substring) -> [String: String]? {
    var found: [String: String] = [:]
    var rest = segment
    var template = pattern
    while let open = template.firstIndex(of: "{"), let close = template[open...].firstIndex(of: "}") {
      let before = template[..<open]
      guard rest.hasPrefix(before) else { return nil }
      rest = rest.dropFirst(before.count)
      let name = String(template[template.index(after: open)..<close])
      template = template[template.index(after: close)...]
      let next = template.prefix { $0 != "{" }
      guard !next.isEmpty else {
        guard template.isEmpty, !rest.isEmpty else { return nil }
        found[name] = String(rest)
        return found
      }
      guard
        let end = rest.indices.dropFirst().first(where: {
          rest[$0...].hasPrefix(next) && (template.contains("{") || rest[$0...] == next)
        })
      else { return nil }
      found[name] = String(rest[..<end])
      rest = rest[end...]
    }
    return rest == template ? found : nil
  }
}
