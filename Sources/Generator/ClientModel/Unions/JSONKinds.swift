extension [Draft] {
  /// The kinds of JSON values that a type reads.
  func kinds(of type: TypeReference, depth: Int = 0) -> Set<JSONKind> {
    switch type {
    case .builtIn(let type): return type.kinds
    case .array: return [.array]
    case .dictionary: return [.object]
    case .optional(let wrapped): return kinds(of: wrapped, depth: depth + 1).union([.null])
    case .custom: return Set(JSONKind.allCases)
    case .declared(let id):
      guard depth < 20, indices.contains(id.index) else { return Set(JSONKind.allCases) }
      switch self[id.index].declaration.kind {
      case .structure(let structure):
        guard structure.isWrapper, let inner = structure.properties.first else { return [.object] }
        return kinds(of: inner.type, depth: depth + 1)
      case .enumeration(let enumeration):
        return enumeration.rawType == .json ? Set(enumeration.cases.map(\.value.kind)) : enumeration.rawType.kinds
      case .union(let union):
        return union.variants.reduce(into: []) { $0.formUnion(kinds(of: $1.type, depth: depth + 1)) }
      case .multipart, .responses, .bodies: return [.object]
      }
    }
  }
}

extension Literal {
  /// The kind of the JSON value it stands for.
  var kind: JSONKind {
    switch self {
    case .string: .string
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .null: .null
    }
  }
}

extension BuiltInType {
  /// The kinds of JSON values that a reader accepts for it.
  var kinds: Set<JSONKind> {
    switch self {
    case .string, .dateTime, .date, .time, .duration, .uuid, .url, .base64, .bytes: [.string]
    case .boolean: [.boolean]
    case .integer, .int32, .int64, .uint32, .uint64, .bigInteger: [.integer]
    case .float, .double, .decimal: [.integer, .number]
    case .json: Set(JSONKind.allCases)
    case .null: [.null]
    }
  }
}
