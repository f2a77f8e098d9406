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
