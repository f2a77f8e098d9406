/// Which models a mock must be able to code in the direction that the client has no use for: it writes what the client reads, and
/// reads what the client writes.
///
/// The client stays as it is; its mock adds the conformances. What cannot be written that way (a type of the user's own, XML)
/// is JSON in the mock.
package struct MockCoding: Sendable {
  /// Models of answers that the mock writes.
  package private(set) var written: Set<DeclarationID> = []
  /// Models of requests that the mock reads.
  package private(set) var read: Set<DeclarationID> = []

  private let api: API

  package init(_ api: API) {
    self.api = api
    collect()
  }

  /// Whether a mock can take values of the type for an answer.
  package func canWrite(_ type: TypeReference) -> Bool { fits(type, writing: true) }

  /// Whether a mock can give values of the type of a request.
  package func canRead(_ type: TypeReference) -> Bool { fits(type, writing: false) }

  private mutating func collect() {
    var answers: [TypeReference] = api.problem.alternatives + [api.problem.type]
    var requests: [TypeReference] = []
    for operation in api.operations {
      switch operation.result {
      case .content(let content):
        switch content {
        case .json(let type), .optionalJSON(let type), .events(let type, _), .sequence(let type, _):
          answers.append(type)
        case .text, .bytes, .xml: break
        }
      case .paged(let type): answers.append(type)
      case .none, .raw, .choice: break
      }
      if case .json(let type, _)? = operation.body?.content { requests.append(type) }
      requests += operation.parameters.map(\.type)
    }
    for type in answers where canWrite(type) { add(type, writing: true) }
    for type in requests where canRead(type) { add(type, writing: false) }
  }

  /// The models that a type leads to and that the client does not code in this direction.
  private mutating func add(_ type: TypeReference, writing: Bool) {
    var pending = [type]
    var seen: Set<DeclarationID> = []
    while let type = pending.popLast() {
      guard let id = type.declared, seen.insert(id).inserted else { continue }
      let declaration = api[id]
      pending += declaration.mentionedTypes
      switch declaration.kind {
      case .structure, .union: break
      case .enumeration, .multipart, .responses, .bodies: continue
      }
      if writing, !declaration.usage.contains(.request) { written.insert(id) }
      if !writing, !declaration.usage.contains(.response) { read.insert(id) }
    }
  }

  private func fits(_ type: TypeReference, writing: Bool) -> Bool {
    var pending = [type]
    var seen: Set<DeclarationID> = []
    while let type = pending.popLast() {
      guard isJSON(type) else { return false }
      guard let id = type.declared, seen.insert(id).inserted else { continue }
      let declaration = api[id]
      switch declaration.kind {
      case .structure: break
      case .enumeration: continue
      // What tells variants apart is made for reading, and only where something is read.
      case .union where writing || declaration.usage.contains(.response): break
      case .union, .multipart, .responses, .bodies: return false
      }
      if declaration.usage.contains(writing ? .request : .response) { continue }
      pending += declaration.mentionedTypes
    }
    return true
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
