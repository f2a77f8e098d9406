extension JSONDocument {
  /// Copies the text, so that it can be padded and outlive the call, and parses the copy.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) throws(JSONSyntaxError) -> JSONDocument {
    guard bytes.count <= min(limits.bytes, JSONLimits.mostBytes) else {
      throw JSONSyntaxError(reason: .tooLong, offset: limits.bytes)
    }
    let count = bytes.count
    let text = UnsafeMutablePointer<UInt8>.allocate(capacity: count + JSONParser.padding)
    if let base = bytes.baseAddress { text.initialize(from: base, count: count) }
    (text + count).initialize(repeating: 0, count: JSONParser.padding)
    var parser = JSONParser(text: text, count: count, limits: limits)
    do throws(JSONSyntaxError) {
      try parser.parse()
    } catch {
      parser.tape.deallocate()
      text.deallocate()
      throw error
    }
    return JSONDocument(text: text, count: count, tape: parser.tape, tapeCount: parser.tapeCount)
  }
}
