/// A parsed JSON text: its bytes, checked once, and a flat index over them (`TapeWord`).
///
/// A document belongs to the task that parsed it: neither it nor its readers are `Sendable`.
public final class JSONDocument {
  /// Where the next member is expected, so that reading an object in its own order never searches.
  struct Cursor {
    /// The tape index of the object that was read last.
    var object: Int = -1
    /// The tape index of the member after the one that was read last.
    var next: Int = 0
  }

  // Both are allocated by `parse`, owned by this object alone, never reallocated and freed in `deinit`: the text behind the
  // cursor in one piece, and the tape. Every tape index and every offset that is followed was written by the parser, which
  // stays inside both.
  let text: UnsafePointer<UInt8>
  let count: Int
  let tape: UnsafePointer<TapeWord>
  let tapeCount: Int
  // Behind a pointer, not a stored property, because readers share it and change it in the middle of each other's
  // calls; they all live in one task (see above), so that there is no concurrent access.
  let cursor: UnsafeMutablePointer<Cursor>
  /// Whether a time without an offset is one of UTC.
  let assumesUTC = JSONReadingRules.assumesUTC
  /// The steps to the value whose path was asked for last.
  var trail: [Step] = []

  /// One step of the way to a value: the tape indices of a container, of the child that the way leads through, and of the
  /// child's name, where it has one.
  struct Step {
    let container: Int
    let child: Int
    let name: Int?
    let position: Int
  }

  /// Where the text begins in its piece of memory, before which the cursor stands.
  static let textOffset = MemoryLayout<Cursor>.stride

  init(memory: UnsafeMutableRawPointer, count: Int, tape: UnsafePointer<TapeWord>, tapeCount: Int) {
    text = UnsafePointer((memory + Self.textOffset).assumingMemoryBound(to: UInt8.self))
    self.count = count
    self.tape = tape
    self.tapeCount = tapeCount
    cursor = memory.bindMemory(to: Cursor.self, capacity: 1)
    cursor.initialize(to: Cursor())
  }

  deinit {
    tape.deallocate()
    UnsafeMutableRawPointer(cursor).deallocate()
  }

  /// Checks that `bytes` are one JSON value in UTF-8, a byte order mark before it allowed; throws ``JSONSyntaxError``.
  public static func parse(_ bytes: some Collection<UInt8>, limits: JSONLimits = .default) throws -> JSONDocument {
    let document = try bytes.withContiguousStorageIfAvailable { buffer throws(JSONSyntaxError) in
      try parse(buffer, limits: limits)
    }
    if let document { return document }
    return try Array(bytes).withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      try parse(buffer, limits: limits)
    }
  }

  /// The same of an array, without the price of any collection's.
  public static func parse(_ bytes: [UInt8], limits: JSONLimits = .default) throws -> JSONDocument {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in try parse(buffer, limits: limits) }
  }

  /// The value that the whole text is.
  public var root: JSONReader { JSONReader(document: self, index: 0) }
}

@available(*, unavailable)
extension JSONDocument: Sendable {}

extension JSONDocument {
  /// The tape index after the value at `index`.
  @inline(__always)
  func after(_ index: Int) -> Int {
    let word = tape[index]
    return word.isContainer ? tape[index &+ 1].next : index &+ 1
  }

  /// The bytes of a scalar word.
  @inline(__always)
  func bytes(_ word: TapeWord) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + word.offset, count: word.length)
  }

  /// The range of the value at `index`, brackets or quotes included.
  func range(_ index: Int) -> Range<Int> {
    let word = tape[index]
    if word.isContainer { return word.offset..<tape[index + 1].end }
    if word.isString { return word.offset - 1..<word.offset + word.length + 1 }
    return word.offset..<word.offset + word.length
  }
}

extension JSONDocument {
  /// Copies the text, so that it can be padded and outlive the call, and parses the copy.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) throws(JSONSyntaxError) -> JSONDocument {
    guard bytes.count <= min(limits.bytes, JSONLimits.mostBytes) else {
      throw JSONSyntaxError(reason: .tooLong, offset: limits.bytes)
    }
    let count = bytes.count
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: textOffset + count + JSONParser.padding, alignment: MemoryLayout<Cursor>.alignment)
    let text = (memory + textOffset).bindMemory(to: UInt8.self, capacity: count + JSONParser.padding)
    if let base = bytes.baseAddress { text.initialize(from: base, count: count) }
    (text + count).initialize(repeating: 0, count: JSONParser.padding)
    var parser = JSONParser(text: text, count: count, limits: limits)
    do throws(JSONSyntaxError) {
      try parser.parse()
    } catch {
      parser.tape.deallocate()
      memory.deallocate()
      throw error
    }
    return JSONDocument(memory: memory, count: count, tape: parser.tape, tapeCount: parser.tapeCount)
  }
}

/// How members are found by name. A name that occurs twice in one object means the last of its values, as in
/// JavaScript, whatever the order of the questions: the parser marks such objects, so that all others need not care.
extension JSONDocument {
  /// The tape index of the value of member `key` of the object at `object`, or 0; tries the expected place first.
  @inline(__always)
  func find(_ object: Int, _ key: UnsafeBufferPointer<UInt8>) -> Int {
    guard cursor.pointee.object == object else { return search(object, for: key, from: object + 2) }
    let next = cursor.pointee.next
    if next < tape[object &+ 1].next, tape[object].is(.object), matches(next, key) { return next &+ 1 }
    return search(object, for: key, from: next)
  }

  /// Like ``find(_:_:)``, looking from the member at `start` to the end and then from the first.
  @inline(never)
  func search(_ object: Int, for key: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let word = tape[object]
    guard word.isObject else { return 0 }
    let end = tape[object &+ 1].next
    if word.is(.objectWithDuplicates) { return searchLast(object, for: key) }
    var name = start
    while name < end {
      if matches(name, key) { return name &+ 1 }
      name = after(name &+ 1)
    }
    name = object &+ 2
    while name < start {
      if matches(name, key) { return name &+ 1 }
      name = after(name &+ 1)
    }
    return 0
  }

  /// Whether the name word at `name` spells `key`.
  @inline(__always)
  func matches(_ name: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = tape[name]
    // Tag and length in one comparison.
    if word.bits &>> 32 == TapeWord.Tag.string.rawValue &<< 28 | UInt64(truncatingIfNeeded: key.count) {
      return JSONBytes.equal(text + word.offset, key)
    }
    return word.is(.escapedString) && string(at: name).utf8.elementsEqual(key)
  }

  private func searchLast(_ object: Int, for key: UnsafeBufferPointer<UInt8>) -> Int {
    let end = tape[object + 1].next
    var name = object + 2
    var found = 0
    while name < end {
      if matches(name, key) { found = name + 1 }
      name = after(name + 1)
    }
    return found
  }

  /// The tape indices of those names in an object that no later member repeats.
  func lastNames(of object: Int) -> Set<Int> {
    let end = tape[object + 1].next
    var last: [JSONName: Int] = [:]
    var name = object + 2
    while name < end {
      last[JSONName(text: string(at: name))] = name
      name = after(name + 1)
    }
    return Set(last.values)
  }
}

extension JSONDocument {
  /// The text of the string word at `index`.
  @inline(__always)
  func string(at index: Int) -> String {
    let word = tape[index]
    if word.is(.string) { return String(decoding: bytes(word), as: UTF8.self) }
    return JSONEscape.unescape(bytes(word))
  }
}
