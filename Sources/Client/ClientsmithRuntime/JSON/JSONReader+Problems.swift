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
