/// Which types a mock can show as models: what a client cannot code as JSON (a type of the user's own, bytes) is JSON in the mock.
package struct MockCoding: Sendable {
  private let api: API

  package init(_ api: API) {
    self.api = api
  }

  /// Whether a mock can take values of the type for an answer.
  package func canWrite(_ type: TypeReference) -> Bool { fits(type) }

  /// Whether a mock can give values of the type of a request.
  package func canRead(_ type: TypeReference) -> Bool { fits(type) }

  /// Models are coded in both directions, whatever they hold.
  private func fits(_ type: TypeReference) -> Bool {
    guard isJSON(type) else { return false }
    guard let id = type.declared else { return true }
    switch api[id].kind {
    case .structure, .union, .enumeration: return true
    case .multipart, .responses, .bodies: return false
    }
  }

  private func isJSON(_ type: TypeReference) -> Bool {
    switch type {
    case .builtIn(let type): type != .bytes
    case .declared(let id): api.declarations.indices.contains(id.index)
    case .array(let inner), .dictionary(let inner), .optional(let inner): isJSON(inner)
    case .custom: false
    }
  }
}
