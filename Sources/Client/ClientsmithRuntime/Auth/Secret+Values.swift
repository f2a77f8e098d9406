/// A property of a model that the document calls secret: it travels as it is, and is shown nowhere else.
extension Secret: JSONCodable {
  /// Reads a string.
  public init(json: borrowing JSONReader) throws { self.init(try json.string) }

  /// Writes the text itself: this is what goes over the wire.
  public func write(to json: inout JSONWriter) { json.write(reveal()) }
}

extension Secret: ParameterValue {
  /// The text itself.
  public var parameterContent: ParameterContent { .text(reveal()) }
}
