import Diagnostics
import YAML

/// The Response Object (OpenAPI 3.2, section 4.17).
///
/// An object, because it is passed on at every step. `Sendable` although its properties vary: only the code that makes it
/// sets them (`internal(set)`), before anything else has it.
package final class Response: SpecificationObject, @unchecked Sendable {
  package internal(set) var summary: String?
  package internal(set) var description: String?
  package internal(set) var headers = NamedEntries<Referenced<Header>>()
  package internal(set) var content = NamedEntries<Referenced<MediaType>>()
  package internal(set) var links = NamedEntries<Referenced<Link>>()
  package internal(set) var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath

  init(node: Node, path: ObjectPath) {
    self.node = node
    self.path = path
  }
}

/// A key of the Responses Object (OpenAPI 3.2, section 4.16).
package enum StatusKey: Sendable, Hashable, CustomStringConvertible {
  case exact(Int)
  /// `4XX`: the first digit.
  case range(Int)
  case `default`

  /// Where the key stands among the keys of one operation: codes, then ranges, then the rest.
  var rank: Int {
    switch self {
    case .exact(let code): code
    case .range(let digit): 1_000 + digit
    case .default: 2_000
    }
  }

  package var description: String {
    switch self {
    case .exact(let code): String(code)
    case .range(let digit): "\(digit)XX"
    case .default: "default"
    }
  }

  /// Whether a status code is answered by this key, leaving aside that a more exact key wins.
  package func matches(_ code: Int) -> Bool {
    switch self {
    case .exact(let exact): exact == code
    case .range(let digit): code / 100 == digit
    case .default: true
    }
  }
}

/// One entry of the Responses Object.
package struct StatusResponse: Sendable {
  package let status: StatusKey
  package let response: Referenced<Response>
  /// The place of the status key.
  package let location: SourceLocation
}
