import Foundation

/// Whatever names, file names, types and contents a form is made of, a reader of RFC 2046 finds them again, and its length
/// is what was announced.
enum MultipartFuzzer {
  struct Part: Equatable {
    var disposition: String
    var type: String?
    var content: [UInt8]
  }

  static func run(_ bytes: [UInt8]) {
    var input = bytes[...]
    var form = MultipartForm(boundary: "fuzz")
    var expected: [Part] = []
    while let kind = input.popFirst() {
      let name = text(&input)
      let content = take(&input)
      switch kind % 4 {
      case 0:
        let value = String(decoding: content, as: UTF8.self)
        form.field(name, value)
        expected.append(Part(disposition: quoted(name), content: Array(value.utf8)))
      case 1:
        form.field(name, json: JSONValue.string(String(decoding: content, as: UTF8.self)))
        let json = (try? JSONWriter.encode(JSONValue.string(String(decoding: content, as: UTF8.self)))) ?? []
        expected.append(Part(disposition: quoted(name), type: "application/json", content: json))
      case 2:
        let filename = text(&input)
        form.file(name, .bytes(content, filename: filename))
        expected.append(
          Part(
            disposition: quoted(name) + "; filename=" + quoted(filename), type: "application/octet-stream",
            content: content))
      default:
        let type = text(&input)
        form.append(name, .bytes(content, contentType: type))
        if form.failure != nil { return }
        expected.append(Part(disposition: quoted(name), type: type, content: content))
      }
    }
    // A content that holds the delimiter has a boundary of 142 random bits against it; here it has not.
    guard !expected.contains(where: { holdsBoundary($0.content) }) else { return }
    guard case .bytes(let body) = form.requestBody else { preconditionFailure("a form in memory is streamed") }
    precondition(read(body) == expected)
    precondition(form.requestBody.length == Int64(body.count))
  }

  private static func holdsBoundary(_ content: [UInt8]) -> Bool {
    String(decoding: content, as: UTF8.self).contains("--fuzz")
  }

  private static func take(_ input: inout ArraySlice<UInt8>) -> [UInt8] {
    let count = Int(input.popFirst() ?? 0) % 24
    let taken = Array(input.prefix(count))
    input = input.dropFirst(count)
    return taken
  }

  private static func text(_ input: inout ArraySlice<UInt8>) -> String { String(decoding: take(&input), as: UTF8.self) }

  private static func quoted(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "%22"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return "\"\(out)\""
  }

  /// A reader that shares no code with the writer.
  private static func read(_ body: [UInt8]) -> [Part]? {
    var parts: [Part] = []
    var rest = body[...]
    while true {
      guard let line = line(&rest) else { return nil }
      if line == Array("--fuzz--".utf8) { return rest.isEmpty ? parts : nil }
      guard line == Array("--fuzz".utf8) else { return nil }
      var part = Part(disposition: "", content: [])
      while let field = self.line(&rest), !field.isEmpty {
        // Byte by byte: a combining mark would make one character of the blank and what follows it.
        if let disposition = self.rest(of: field, after: "Content-Disposition: form-data; name=") {
          part.disposition = disposition
        } else if let type = self.rest(of: field, after: "Content-Type: ") {
          part.type = type
        } else {
          return nil
        }
      }
      let delimiter = Array("\r\n--fuzz".utf8)
      guard let end = rest.indices.first(where: { rest[$0...].starts(with: delimiter) }) else { return nil }
      part.content = Array(rest[..<end])
      rest = rest[(end + 2)...]
      parts.append(part)
    }
  }

  private static func rest(of field: [UInt8], after prefix: String) -> String? {
    guard field.starts(with: prefix.utf8) else { return nil }
    return String(decoding: field.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  private static func line(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let end = rest.indices.dropLast().first(where: { rest[$0] == 13 && rest[$0 + 1] == 10 }) else { return nil }
    defer { rest = rest[(end + 2)...] }
    return Array(rest[..<end])
  }
}
