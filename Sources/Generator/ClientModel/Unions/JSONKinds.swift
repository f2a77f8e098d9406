/// The kinds of JSON values that types read: found once for every declaration, however deeply unions nest.
struct JSONKindTable {
  private var byDeclaration: [Set<JSONKind>]

  init(_ drafts: [Draft]) {
    byDeclaration = drafts.map { draft in
      switch draft.declaration.kind {
      case .structure(let structure): structure.isWrapper ? [] : [.object]
      case .enumeration(let list): list.rawType == .json ? Set(list.cases.map(\.value.kind)) : list.rawType.kinds
      case .union: []
      case .multipart, .responses, .bodies: [.object]
      }
    }
    // What a type holds comes behind it as a rule, so that one round backwards settles nearly all.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in drafts.indices.reversed() {
        let kinds: Set<JSONKind>
        switch drafts[index].declaration.kind {
        case .structure(let structure) where structure.isWrapper:
          kinds = structure.properties.first.map { self.kinds(of: $0.type) } ?? []
        case .union(let union): kinds = union.variants.reduce(into: []) { $0.formUnion(self.kinds(of: $1.type)) }
        default: continue
        }
        if kinds != byDeclaration[index] {
          byDeclaration[index] = kinds
          isSettled = false
        }
      }
    }
  }

  /// Whether each value of a type is one of another as well, and not the reverse: whole numbers among numbers, and lists and
  /// maps of them. Trying the narrower first is then no guess.
  func narrows(_ type: TypeReference, _ other: TypeReference) -> Bool {
    switch (type, other) {
    case (.builtIn(let type), .builtIn(let other)): type.kinds == [.integer] && other.kinds == [.integer, .number]
    case (.array(let element), .array(let other)), (.dictionary(let element), .dictionary(let other)):
      narrows(element, other)
    case (.optional(let wrapped), .optional(let other)), (let wrapped, .optional(let other)): narrows(wrapped, other)
    default: false
    }
  }

  /// The kinds of JSON values that a type reads.
  func kinds(of type: TypeReference) -> Set<JSONKind> {
    switch type {
    case .builtIn(let type): type.kinds
    case .array: [.array]
    case .dictionary: [.object]
    case .optional(let wrapped): kinds(of: wrapped).union([.null])
    case .custom: Set(JSONKind.allCases)
    case .declared(let id):
      byDeclaration.indices.contains(id.index) ? byDeclaration[id.index] : Set(JSONKind.allCases)
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
