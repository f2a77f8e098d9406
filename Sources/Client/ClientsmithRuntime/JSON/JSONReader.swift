/// A cursor that stands at one value of a ``JSONDocument``.
///
/// Copying it is cheap, and it keeps its document alive. It is not `Sendable`: decode first, then share the result.
public struct JSONReader {
  let document: JSONDocument
  let index: Int

  @inline(__always)
  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  @inline(__always) var word: TapeWord { document.tape[index] }

  /// Reads one value from JSON text; throws ``JSONSyntaxError`` or ``DecodingFailure``.
  public static func decode<T: JSONDecodable>(
    _ type: T.Type = T.self, from bytes: some Collection<UInt8>, limits: JSONLimits = .default
  ) throws -> T {
    try T(json: JSONDocument.parse(bytes, limits: limits).root)
  }

  /// The same of an array, without the price of any collection's.
  public static func decode<T: JSONDecodable>(
    _ type: T.Type = T.self, from bytes: [UInt8], limits: JSONLimits = .default
  ) throws -> T {
    try T(json: JSONDocument.parse(bytes, limits: limits).root)
  }

  /// What stands here.
  public var kind: JSONKind { word.kind }

  /// Whether `null` stands here.
  public var isNull: Bool { word.is(.null) }

  /// The JSON text of the value, exactly as it came.
  public var rawBytes: [UInt8] {
    let range = document.range(index)
    return Array(UnsafeBufferPointer(start: document.text + range.lowerBound, count: range.count))
  }

  /// The whole value as a tree.
  public var value: JSONValue { JSONValue(json: self) }
}

@available(*, unavailable)
extension JSONReader: Sendable {}

extension JSONReader {
  /// The text of a string.
  public var string: String {
    get throws {
      guard word.isString else { throw failure(expected: "a string") }
      return document.string(at: index)
    }
  }

  /// `true` or `false`.
  public var bool: Bool {
    get throws {
      if word.is(.yes) { return true }
      if word.is(.no) { return false }
      throw failure(expected: "a boolean")
    }
  }

  /// A whole number; `3.0` and `3e2` are whole, `3.5` is not.
  public var integer: Int { get throws { try fixedWidthInteger() } }

  /// A number as the nearest `Double`; one beyond its range is an error, not an infinity.
  public var double: Double {
    get throws {
      guard word.isNumber else { throw failure(expected: "a number") }
      guard let value = JSONNumber.double(document.bytes(word)) else { throw failure(expected: "a number in range") }
      return value
    }
  }

  /// A number as the document spells it.
  public var numberText: String {
    get throws {
      guard word.isNumber else { throw failure(expected: "a number") }
      return String(decoding: document.bytes(word), as: UTF8.self)
    }
  }

  /// A whole number of any width; throws when it does not fit.
  @inline(__always)
  func fixedWidthInteger<T: FixedWidthInteger>(_ type: T.Type = T.self) throws -> T {
    guard word.isNumber else { throw failure(expected: "an integer") }
    guard let value = JSONNumber.integer(document.bytes(word), isPlain: word.is(.integer), as: T.self) else {
      throw failure(expected: T.isSigned ? "a \(T.bitWidth)-bit integer" : "a \(T.bitWidth)-bit integer from 0")
    }
    return value
  }
}

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

/// What generated unions ask of a value before they read it as one of their types.
@_spi(Generated)
extension JSONReader {
  /// The text of the member that tells a union's variants apart; numbers and booleans by their JSON text. Empty where it
  /// is absent, null or a structure, or where this is no object.
  public func discriminator(_ key: StaticString) -> String {
    let member = find(key)
    guard member != 0 else { return "" }
    let reader = JSONReader(document: document, index: member)
    switch reader.kind {
    case .string: return (try? reader.string) ?? ""
    case .number, .boolean: return String(decoding: reader.rawBytes, as: UTF8.self)
    case .null, .array, .object: return ""
    }
  }

  /// Whether a whole number stands here; `3.0` and `3e2` are whole.
  public var isInteger: Bool {
    guard word.isNumber else { return false }
    return word.is(.integer) || value.numberValue?.double?.rounded() == value.numberValue?.double
  }

  /// Whether the value is one of the constants.
  public func isOne(of constants: [JSONValue]) -> Bool {
    constants.contains(value)
  }
}

@_spi(Generated)
extension JSONReader {
  /// Reads an error body. Throws ``DecodingFailure`` also where an object has members and the type read none of them: it is
  /// another object then, whatever a type without required members says. Throws as ``decode(_:from:limits:)`` beside that.
  public static func problem<Problem: JSONDecodable>(
    _ type: Problem.Type = Problem.self, from bytes: [UInt8]
  ) throws -> Problem {
    let document = try JSONDocument.parse(bytes)
    let root = document.root
    let problem = try Problem(json: root)
    if root.word.isObject, root.word.length > 0, document.cursor.pointee.object < 0 {
      throw root.failure(expected: "an object with a member that `\(type)` has")
    }
    return problem
  }
}

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
