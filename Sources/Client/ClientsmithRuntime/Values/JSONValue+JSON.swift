extension JSONValue: JSONCodable {
  /// Takes the whole value out of its document.
  public init(json: borrowing JSONReader) {
    let document = json.document
    let word = json.word
    switch word.kind {
    case .null: self = .null
    case .boolean: self = .bool(word.is(.yes))
    case .number: self = .number(JSONNumberText(unchecked: String(decoding: document.bytes(word), as: UTF8.self)))
    case .string: self = .string(document.string(at: json.index))
    case .array:
      var elements: [JSONValue] = []
      elements.reserveCapacity(word.length)
      var index = json.index + 2
      let end = document.tape[json.index + 1].next
      while index < end {
        elements.append(JSONValue(json: JSONReader(document: document, index: index)))
        index = document.after(index)
      }
      self = .array(elements)
    case .object:
      var object = JSONObject()
      // Cannot throw: an object stands here.
      try? json.forEachMember { name, value in
        object.append(document.string(at: name), JSONValue(json: JSONReader(document: document, index: value)))
      }
      self = .object(object)
    }
  }

  /// Writes the tree as it is.
  public func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let value): json.write(value)
    case .number(let value): value.write(to: &json)
    case .string(let value): json.write(value)
    case .array(let value): value.write(to: &json)
    case .object(let value): value.write(to: &json)
    }
  }
}
