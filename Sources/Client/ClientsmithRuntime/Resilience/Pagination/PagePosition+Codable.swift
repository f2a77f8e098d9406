extension PagePosition: Codable {
  // As the compiler would write it, but with one kind of key instead of six: positions are saved, and saved ones must be read.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    init(_ name: StaticString) { stringValue = "\(name)" }

    static let operation = Key("operation")
    static let token = Key("token")
    static let page = Key("page")
    static let itemsBefore = Key("itemsBefore")
    static let skipped = Key("skipped")
    static let start = Key("start")
    static let number = Key("number")
    static let cursor = Key("cursor")
    static let url = Key("url")
    static let value = Key("_0")
  }

  /// Reads a position that was saved.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    let token = try members.nestedContainer(keyedBy: Key.self, forKey: .token)
    func value<Value: Decodable>(_ key: Key) throws -> Value {
      try token.nestedContainer(keyedBy: Key.self, forKey: key).decode(Value.self, forKey: .value)
    }
    guard token.allKeys.count == 1, let kind = token.allKeys.first else {
      throw DecodingError.dataCorruptedError(
        forKey: .token, in: members, debugDescription: "a token is one of its kinds")
    }
    operation = try members.decode(String.self, forKey: .operation)
    page = try members.decode(Int.self, forKey: .page)
    itemsBefore = try members.decode(Int.self, forKey: .itemsBefore)
    skipped = try members.decode(Int.self, forKey: .skipped)
    switch kind.stringValue {
    case Key.start.stringValue: self.token = .start
    case Key.number.stringValue: self.token = .number(try value(.number))
    case Key.cursor.stringValue: self.token = .cursor(try value(.cursor))
    case Key.url.stringValue: self.token = .url(try value(.url))
    default:
      throw DecodingError.dataCorruptedError(forKey: kind, in: token, debugDescription: "no kind of token is called so")
    }
  }

  /// Writes the position down, to be read by any later version.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(operation, forKey: .operation)
    try members.encode(page, forKey: .page)
    try members.encode(itemsBefore, forKey: .itemsBefore)
    try members.encode(skipped, forKey: .skipped)
    var token = members.nestedContainer(keyedBy: Key.self, forKey: .token)
    func put(_ value: some Encodable, _ key: Key) throws {
      var kind = token.nestedContainer(keyedBy: Key.self, forKey: key)
      try kind.encode(value, forKey: .value)
    }
    switch self.token {
    case .start: _ = token.nestedContainer(keyedBy: Key.self, forKey: .start)
    case .number(let number): try put(number, .number)
    case .cursor(let text): try put(text, .cursor)
    case .url(let text): try put(text, .url)
    }
  }
}
