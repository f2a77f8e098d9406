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
