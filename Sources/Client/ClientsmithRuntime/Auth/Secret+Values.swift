/// A property of a model that the document calls secret: it travels as it is, and is shown nowhere else.
extension Secret: JSONCodable {
  /// Reads a string.
  public init(json: borrowing JSONReader) throws { self.init(try json.string) }

  /// Writes the text itself: this is what goes over the wire.
  ///
  /// What is printed gets `[secret]`, and what is compared a digest, so that its duration does not tell how far two agree.
  public func write(to json: inout JSONWriter) {
    switch json.purpose {
    case .keeping, .sending: json.write(reveal())
    case .comparing: json.raw(SHA256Digest.of(reveal().utf8))
    case .showing: json.write(Self.placeholder)
    }
  }
}

extension Secret: ParameterValue {
  /// The text itself.
  public var parameterContent: ParameterContent { .text(reveal()) }
}
