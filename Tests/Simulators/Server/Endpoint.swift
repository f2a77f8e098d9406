import Foundation

/// A method and a path with holes, `GET /v1/incidents/{id}`; `*` stands for every request.
package struct Endpoint: Sendable, Hashable, ExpressibleByStringLiteral {
  private let method: String?
  private let segments: [Substring]

  package init(stringLiteral value: String) {
    self.init(value)
  }

  package init(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    method = parts.count == 2 ? String(parts[0]) : nil
    segments = parts.count == 2 ? parts[1].split(separator: "/") : []
  }

  /// What stands in the holes, decoded; nil if the request is another's. A slash at the end of the path does not matter.
  package func match(method: String, path: String) -> [String: String]? {
    guard let own = self.method else { return [:] }
    guard own == method else { return nil }
    let parts = path.split(separator: "/")
    guard parts.count == segments.count else { return nil }
    var holes: [String: String] = [:]
    for (part, segment) in zip(parts, segments) {
      if segment.first == "{" {
        holes[String(segment.dropFirst().dropLast())] = part.removingPercentEncoding ?? String(part)
      } else if part != segment {
        return nil
      }
    }
    return holes
  }
}
