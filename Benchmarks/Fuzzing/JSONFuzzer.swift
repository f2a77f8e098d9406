/// Whatever is accepted can be walked, read as anything, and written again without change.
enum JSONFuzzer {
  static func run(_ bytes: [UInt8]) {
    guard let document = try? JSONDocument.parse(bytes) else { return }
    let root = document.root
    let hasDuplicates = (0..<document.tapeCount).contains { document.tape[$0].is(.objectWithDuplicates) }
    for index in 0..<document.tapeCount where isValue(index, document) {
      let reader = JSONReader(document: document, index: index)
      let path = reader.path
      precondition(hasDuplicates || root.at(path.pointer)?.index == index)
      _ = reader.failure(expected: "something").description
    }
    readAsEverything(root)
    let value = root.value
    guard let text = try? JSONWriter.encode(value), let again = try? JSONDocument.parse(text) else {
      preconditionFailure("what was read cannot be written and read again")
    }
    precondition(again.root.value == value)
    precondition((try? JSONDocument.parse(root.rawBytes))?.root.value == value)
    precondition(value.description.utf8.elementsEqual(text))
  }

  /// Only words that begin a value: not the second of a container, nor names, which readers never stand at.
  private static func isValue(_ index: Int, _ document: JSONDocument) -> Bool {
    var container = 0
    if index == 0 { return true }
    while document.tape[container].isContainer {
      let isObject = document.tape[container].isObject
      let end = document.tape[container + 1].next
      var child = container + 2
      var inside: Int?
      while child < end {
        if isObject { child += 1 }
        let next = document.after(child)
        if index == child { return true }
        if index > child, index < next { inside = child }
        child = next
      }
      guard let inside else { return false }
      container = inside
    }
    return false
  }

  private static func readAsEverything(_ json: JSONReader) {
    _ = try? Int(json: json)
    _ = try? UInt8(json: json)
    _ = try? Double(json: json)
    _ = try? Float(json: json)
    _ = try? String(json: json)
    _ = try? [String: JSONValue](json: json)
    _ = try? [[Int?]](json: json)
    _ = try? Sample(json: json)
    _ = try? BigInteger(json: json)
    _ = try? json.members()
    _ = try? json.elements().map(\.kind)
    _ = try? json.additional(except: ["a", "b"], as: JSONValue.self)
  }

  private struct Sample: JSONDecodable {
    init(json: borrowing JSONReader) throws {
      _ = try? json.required("a", as: Int.self)
      _ = try? json.optional("b", as: Sample.self)
      _ = try? json.nullable("c", as: [Sample].self)
      _ = try? json.optional("a", as: JSONValue.self)
      _ = json.has("name_of_more_than_eight")
    }
  }
}
