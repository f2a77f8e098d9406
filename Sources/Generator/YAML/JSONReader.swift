import Diagnostics

/// Reads JSON (RFC 8259) with the places of its values.
///
/// It takes what libyaml refuses in JSON documents (tabs as indentation, surrogate pairs as escapes) and, as YAML does, a
/// trailing comma and a raw tab inside a string.
struct JSONReader {
  private var cursor: JSONCursor
  /// For each open container, whether it is an object.
  private var containers: [Bool] = []

  /// Whether the first significant byte begins an object or an array.
  static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Reads the one value of a file into a builder.
  static func read(_ file: SourceFile, into builder: inout TreeBuilder) throws(Refusal) {
    if let offset = TextEncoding.firstInvalidByte(in: file.bytes) {
      throw Refusal(
        .invalidEncoding, "this byte (0x\(String(file.bytes[offset], radix: 16, uppercase: true))) is not UTF-8",
        at: Position(ofByte: offset, in: file.bytes), in: file, help: "save the file as UTF-8")
    }
    let problem: Refusal? = file.bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(cursor: JSONCursor(bytes: buffer, file: file))
      do throws(Refusal) {
        try reader.document(into: &builder)
        return nil
      } catch {
        return error
      }
    }
    if let problem { throw problem }
  }

  private init(cursor: JSONCursor) {
    self.cursor = cursor
  }

  private mutating func document(into builder: inout TreeBuilder) throws(Refusal) {
    repeat {
      if try begins(into: &builder) { continue }
      try finishValues(into: &builder)
    } while !containers.isEmpty
    guard cursor.skipSpace() == nil else { throw cursor.problem("the value has ended, and more text follows") }
  }

  /// Reads a scalar, or an opening bracket; true where the inside of a container that is not empty comes next.
  private mutating func begins(into builder: inout TreeBuilder) throws(Refusal) -> Bool {
    let byte = cursor.skipSpace()
    let position = cursor.position
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = byte == UInt8(ascii: "{")
      cursor.advance()
      try builder.begin(mapping: isObject, at: position)
      containers.append(isObject)
      if closes(isObject, into: &builder) { return false }
      if isObject { try key(into: &builder) }
      return true
    case UInt8(ascii: "\""):
      builder.scalar(try cursor.string(reportingTo: &builder), .quoted, at: position)
    default:
      builder.scalar(try cursor.literal(), .plain, at: position)
    }
    return false
  }

  /// After a value: a comma and what follows it, or the ends of containers.
  private mutating func finishValues(into builder: inout TreeBuilder) throws(Refusal) {
    while let isObject = containers.last {
      if closes(isObject, into: &builder) { continue }
      guard cursor.skipSpace() == UInt8(ascii: ",") else {
        throw cursor.problem("expected `,` or `\(isObject ? "}" : "]")`")
      }
      cursor.advance()
      if closes(isObject, into: &builder) { continue }
      if isObject { try key(into: &builder) }
      return
    }
  }

  /// Ends the innermost container where its bracket comes next.
  private mutating func closes(_ isObject: Bool, into builder: inout TreeBuilder) -> Bool {
    guard cursor.skipSpace() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return false }
    cursor.advance()
    containers.removeLast()
    builder.end()
    return true
  }

  private mutating func key(into builder: inout TreeBuilder) throws(Refusal) {
    guard cursor.skipSpace() == UInt8(ascii: "\"") else { throw cursor.problem("expected a key in double quotes") }
    let position = cursor.position
    builder.scalar(try cursor.string(reportingTo: &builder), .quoted, at: position)
    guard cursor.skipSpace() == UInt8(ascii: ":") else { throw cursor.problem("expected `:` after the key") }
    cursor.advance()
  }
}
