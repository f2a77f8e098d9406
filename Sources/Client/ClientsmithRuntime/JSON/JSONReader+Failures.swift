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
  ///
  /// A union tries one type after the other and fails at nearly every element of a long list: the way is looked for from
  /// where the last one led, so that all of them together cost one pass over the list.
  public var path: JSONPath {
    var trail: [JSONDocument.Step] = []
    var container = 0
    while container != index, document.tape[container].isContainer {
      guard let step = step(in: container, from: document.trail, level: trail.count) else { break }
      trail.append(step)
      container = step.child
    }
    document.trail = trail
    return JSONPath(
      trail.map { step in
        step.name.map { .member(document.string(at: $0)) } ?? .element(step.position)
      })
  }

  /// The child of a container that this value is, or is in.
  private func step(in container: Int, from known: [JSONDocument.Step], level: Int) -> JSONDocument.Step? {
    let isObject = document.tape[container].isObject
    let end = document.tape[container + 1].next
    var child = container + 2
    var position = 0
    if level < known.count, known[level].container == container, known[level].child <= index {
      child = known[level].name ?? known[level].child
      position = known[level].position
    }
    while child < end {
      let name = child
      if isObject { child += 1 }
      let next = document.after(child)
      if index < next {
        return JSONDocument.Step(
          container: container, child: child, name: isObject ? name : nil, position: position)
      }
      child = next
      position += 1
    }
    return nil
  }

  /// What stands here, for a message that may end up in a log: of a text its length alone, since a body may hold secrets.
  private var summary: String {
    switch kind {
    case .null, .boolean, .number: String(decoding: rawBytes.prefix(40), as: UTF8.self)
    case .array, .object: kind.phrase
    case .string: DecodingFailure.phrase(forText: document.string(at: index))
    }
  }
}
