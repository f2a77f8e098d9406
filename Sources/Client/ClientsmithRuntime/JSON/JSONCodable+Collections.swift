extension Array: JSONDecodable where Element: JSONDecodable {
  /// Reads an array.
  public init(json: borrowing JSONReader) throws {
    guard json.word.is(.array) else { throw json.failure(expected: "an array") }
    let document = json.document
    self.init()
    reserveCapacity(json.word.length)
    let end = document.tape[json.index + 1].next
    var index = json.index + 2
    while index < end {
      append(try Element(json: JSONReader(document: document, index: index)))
      index = document.after(index)
    }
  }
}

extension Array: JSONEncodable where Element: JSONEncodable {
  /// Writes the elements in order.
  public func write(to json: inout JSONWriter) {
    json.beginArray()
    for element in self { element.write(to: &json) }
    json.endArray()
  }
}

extension Dictionary: JSONDecodable where Key == String, Value: JSONDecodable {
  /// Reads an object of any members.
  public init(json: borrowing JSONReader) throws {
    self.init(minimumCapacity: json.word.isObject ? json.word.length : 0)
    let document = json.document
    try json.forEachMember { name, value in
      self[document.string(at: name)] = try Value(json: JSONReader(document: document, index: value))
    }
  }
}

extension Dictionary: JSONEncodable where Key == String, Value: JSONEncodable {
  /// The members sorted by name, so that the same value is always the same text.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.additional(self)
    json.endObject()
  }
}

extension Optional: JSONDecodable where Wrapped: JSONDecodable {
  /// Reads null as nil.
  public init(json: borrowing JSONReader) throws { self = json.isNull ? nil : try Wrapped(json: json) }
}

extension Optional: JSONEncodable where Wrapped: JSONEncodable {
  /// Writes nil as null.
  public func write(to json: inout JSONWriter) {
    if let self { self.write(to: &json) } else { json.null() }
  }
}
