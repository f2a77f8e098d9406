/// The method of an operation: a fixed key of the Path Item Object, or a key of `additionalOperations` (3.2).
package enum HTTPMethod: Sendable, Hashable, CustomStringConvertible {
  case get, put, post, delete, options, head, patch, trace
  /// The QUERY method (3.2).
  case query
  /// A method of `additionalOperations`, in the case in which it is sent.
  case other(String)

  /// The method as it is sent: `GET`.
  package var description: String {
    switch self {
    case .get: "GET"
    case .put: "PUT"
    case .post: "POST"
    case .delete: "DELETE"
    case .options: "OPTIONS"
    case .head: "HEAD"
    case .patch: "PATCH"
    case .trace: "TRACE"
    case .query: "QUERY"
    case .other(let name): name
    }
  }
}
