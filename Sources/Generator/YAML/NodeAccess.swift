/// What a caller asks of a node: each answer is nil when the node is something else.
extension Node {
  /// The type in the core schema.
  package var kind: Kind {
    switch content {
    case .scalar(let scalar): scalar.kind
    case .sequence: .sequence
    case .mapping: .mapping
    }
  }

  package var isNull: Bool { kind == .null }

  /// The text of any scalar but null: unquoted dates, versions, integers and `yes` stay what was written.
  package var string: String? {
    guard case .scalar(let scalar) = content, scalar.kind != .null else { return nil }
    return scalar.text
  }

  /// The text of a scalar that is a string and nothing else.
  package var strictString: String? {
    guard case .scalar(let scalar) = content, scalar.kind == .string else { return nil }
    return scalar.text
  }

  /// A boolean, also in the words of YAML 1.1 (`yes`, `no`, `on`, `off`), since who asks expects one.
  package var bool: Bool? {
    guard case .scalar(let scalar) = content, scalar.style == .plain else { return nil }
    return CoreSchema.bool(scalar.text)
  }

  /// An integer within `Int`, also where it is written as `3.0` or `1e3`.
  package var integer: Int? {
    guard case .scalar(let scalar) = content, scalar.style == .plain else { return nil }
    return CoreSchema.integer(scalar.text)
  }

  /// A number as the nearest `Double`.
  package var number: Double? {
    guard case .scalar(let scalar) = content, scalar.style == .plain else { return nil }
    return CoreSchema.number(scalar.text)
  }

  package var elements: [Node]? {
    guard case .sequence(let elements) = content else { return nil }
    return elements
  }

  package var mapping: Mapping? {
    guard case .mapping(let mapping) = content else { return nil }
    return mapping
  }

  /// The value of a key, nil where this is no mapping or lacks it.
  package subscript(key: String) -> Node? {
    guard case .mapping(let mapping) = content else { return nil }
    return mapping[key]
  }

  /// The element at an index counted from 0, nil where this is no sequence or is shorter.
  package subscript(index: Int) -> Node? {
    guard case .sequence(let elements) = content, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The node a pointer leads to (RFC 6901 section 4), nil where a step leads nowhere.
  package func at(_ pointer: JSONPointer) -> Node? {
    var node = self
    for token in pointer.tokens {
      switch node.content {
      case .scalar: return nil
      case .mapping(let mapping):
        guard let next = mapping[token] else { return nil }
        node = next
      case .sequence:
        guard let index = JSONPointer.index(token), let next = node[index] else { return nil }
        node = next
      }
    }
    return node
  }
}
