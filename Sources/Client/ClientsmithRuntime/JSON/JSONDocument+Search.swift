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
