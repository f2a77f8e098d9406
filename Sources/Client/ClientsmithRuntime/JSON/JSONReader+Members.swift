// One generic function for each case rather than one for each type: typed entry points were measured (328 models, 1,534
// members) to save the compiler of the generated code less than 5 %, and what they save at run time, the
// specialisations give as well.
extension JSONReader {
  /// The member `key`, which must be there.
  @_specialize(where T == String)
  @_specialize(where T == Int)
  @_specialize(where T == Bool)
  public func required<T: JSONDecodable>(_ key: StaticString, as type: T.Type = T.self) throws -> T {
    let member = find(key)
    guard member != 0 else { throw missing(key) }
    let value = try T(json: JSONReader(document: document, index: member))
    advance(past: member)
    return value
  }

  /// The member `key`, or nil where it is absent or null.
  @_specialize(where T == String)
  @_specialize(where T == Int)
  @_specialize(where T == Bool)
  public func optional<T: JSONDecodable>(_ key: StaticString, as type: T.Type = T.self) throws -> T? {
    let member = find(key)
    guard member != 0 else { return try absent() }
    if document.tape[member].is(.null) {
      advance(past: member)
      return nil
    }
    let value = try T(json: JSONReader(document: document, index: member))
    advance(past: member)
    return value
  }

  /// The member `key`, its absence (nil) told apart from a null.
  public func nullable<T: JSONDecodable>(_ key: StaticString, as type: T.Type = T.self) throws -> Nullable<T>? {
    let member = find(key)
    guard member != 0 else { return try absent() }
    if document.tape[member].is(.null) {
      advance(past: member)
      return .null
    }
    let value = try T(json: JSONReader(document: document, index: member))
    advance(past: member)
    return .value(value)
  }

  /// Whether an object stands here that has the member `key`, be it null.
  public func has(_ key: StaticString) -> Bool { find(key) != 0 }

  /// The member `key`, or nil where it is absent or this is no object.
  public func member(_ key: String) -> JSONReader? {
    var key = key
    let found = key.withUTF8 { document.search(index, for: $0, from: index + 2) }
    return found == 0 ? nil : JSONReader(document: document, index: found)
  }

  /// The members that are not named in `known`: what `additionalProperties` collects.
  public func additional<T: JSONDecodable>(except known: [StaticString], as type: T.Type = T.self) throws -> [String: T]
  {
    var rest: [String: T] = [:]
    try forEachMember { name, value in
      let isKnown = known.contains { $0.withUTF8Buffer { document.matches(name, $0) } }
      if !isKnown { rest[document.string(at: name)] = try T(json: JSONReader(document: document, index: value)) }
    }
    return rest
  }

  /// Nothing, provided that an object stands here.
  private func absent<T>() throws -> T? {
    guard word.isObject else { throw failure(expected: "an object") }
    return nil
  }
}

extension JSONReader {
  /// The tape index of the member's value, or 0 (which is the root's, and so never a member's).
  @inline(__always)
  func find(_ key: StaticString) -> Int {
    guard key.hasPointerRepresentation else {
      return key.withUTF8Buffer { document.search(index, for: $0, from: index + 2) }
    }
    return document.find(index, UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }

  /// Remembers that the next member to be asked for is likely the one after `member`.
  @inline(__always)
  func advance(past member: Int) {
    document.cursor.pointee.object = index
    document.cursor.pointee.next = document.after(member)
  }

  /// Calls `body` with the tape indices of each name and its value; of a name that occurs twice, only the last counts.
  func forEachMember(_ body: (_ name: Int, _ value: Int) throws -> Void) throws {
    guard word.isObject else { throw failure(expected: "an object") }
    // Members have been read here, whichever: see `JSONReader.problem`.
    document.cursor.pointee.object = index
    document.cursor.pointee.next = index + 2
    let end = document.tape[index + 1].next
    let last = word.is(.objectWithDuplicates) ? document.lastNames(of: index) : nil
    var name = index + 2
    while name < end {
      if last?.contains(name) ?? true { try body(name, name + 1) }
      name = document.after(name + 1)
    }
  }
}
