import YAML

extension JSONPath {
  /// A value of a comparison; `nothing` is what a query that selects no node gives (RFC 9535, section 2.4.1).
  indirect enum Value {
    case nothing
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([Node])
    case object(Mapping)

    init(_ node: Node) {
      switch node.content {
      case .sequence(let elements): self = .array(elements)
      case .mapping(let mapping): self = .object(mapping)
      case .scalar:
        switch node.kind {
        case .null: self = .null
        case .boolean: self = .boolean(node.bool ?? false)
        case .integer, .number: self = node.number.map { .number($0) } ?? .string(node.string ?? "")
        default: self = .string(node.string ?? "")
        }
      }
    }

    init(_ literal: Literal) {
      switch literal {
      case .null: self = .null
      case .boolean(let value): self = .boolean(value)
      case .number(let value): self = .number(value)
      case .string(let value): self = .string(value)
      }
    }

    /// Numbers and strings have an order; nothing else does.
    func isLess(than other: Value) -> Bool {
      switch (self, other) {
      case (.number(let left), .number(let right)): left < right
      case (.string(let left), .string(let right)):
        left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
      default: false
      }
    }
  }
}

extension JSONPath.Value: Equatable {
  static func == (left: JSONPath.Value, right: JSONPath.Value) -> Bool {
    switch (left, right) {
    case (.nothing, .nothing), (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    // By code points, not by what looks alike.
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { JSONPath.Value($0) == JSONPath.Value($1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { entry in
          right[entry.key].map { JSONPath.Value(entry.value) == JSONPath.Value($0) } ?? false
        }
    default: false
    }
  }
}
