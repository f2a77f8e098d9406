extension JSONReader {
  /// The elements of an array, in order.
  public func elements() throws -> Elements {
    guard word.is(.array) else { throw failure(expected: "an array") }
    return Elements(
      document: document, position: index + 2, end: document.tape[index + 1].next, underestimatedCount: word.length)
  }

  /// The members of an object, in document order; of a name that occurs twice only the last.
  public func members() throws -> [(key: String, value: JSONReader)] {
    var members: [(key: String, value: JSONReader)] = []
    members.reserveCapacity(word.length)
    try forEachMember { name, value in
      members.append((document.string(at: name), JSONReader(document: document, index: value)))
    }
    return members
  }

  /// The value at a JSON pointer (RFC 6901) such as `/data/0/id`, or nil where there is none.
  public func at(_ pointer: String) -> JSONReader? {
    guard let tokens = JSONPointerToken.tokens(pointer) else { return nil }
    var reader = self
    for token in tokens {
      guard let next = reader.child(token) else { return nil }
      reader = next
    }
    return reader
  }

  /// The member or element that a token of a JSON pointer names.
  func child(_ token: String) -> JSONReader? {
    if word.isObject { return member(token) }
    guard word.is(.array), let position = JSONPointerToken.arrayIndex(token) else { return nil }
    let end = document.tape[index + 1].next
    var child = index + 2
    var current = 0
    while child < end {
      if current == position { return JSONReader(document: document, index: child) }
      child = document.after(child)
      current += 1
    }
    return nil
  }

  /// The elements of an array that is being read.
  public struct Elements: Sequence, IteratorProtocol {
    let document: JSONDocument
    var position: Int
    let end: Int
    /// How many elements there are, up to 2^28.
    public let underestimatedCount: Int

    /// The next element.
    public mutating func next() -> JSONReader? {
      guard position < end else { return nil }
      let element = JSONReader(document: document, index: position)
      position = document.after(position)
      return element
    }
  }
}
