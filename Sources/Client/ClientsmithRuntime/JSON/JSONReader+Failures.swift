extension JSONReader {
  /// The error for a value of another shape than `expected`; call it with the article: `a date-time`.
  @inline(never)
  public func failure(expected: String) -> DecodingFailure {
    DecodingFailure(path: path, expected: expected, found: summary)
  }

  /// The error for a member that must be there and is not.
  @inline(never)
  func missing(_ key: StaticString) -> DecodingFailure {
    guard word.isObject else { return failure(expected: "an object") }
    var path = path
    path.components.append(.member(key.description))
    return DecodingFailure(path: path, expected: "a value", found: "nothing")
  }

  /// The way here from the root. Only errors ask for it, so it is found again from the tape instead of being carried.
  public var path: JSONPath {
    var components: [JSONPath.Component] = []
    var container = 0
    while container != index, document.tape[container].isContainer {
      let isObject = document.tape[container].isObject
      let end = document.tape[container + 1].next
      var child = container + 2
      var position = 0
      var name = child
      while child < end {
        if isObject {
          name = child
          child += 1
        }
        let next = document.after(child)
        if index < next { break }
        child = next
        position += 1
      }
      guard child < end else { break }
      components.append(isObject ? .member(document.string(at: name)) : .element(position))
      container = child
    }
    return JSONPath(components)
  }

  /// What stands here, short enough for a message.
  private var summary: String {
    switch kind {
    case .null, .boolean, .number: return String(decoding: rawBytes.prefix(40), as: UTF8.self)
    case .array, .object: return kind.phrase
    case .string:
      let text = document.string(at: index)
      return "\(JSONValue.string(text.count > 40 ? "\(text.prefix(40))…" : text))"
    }
  }
}
