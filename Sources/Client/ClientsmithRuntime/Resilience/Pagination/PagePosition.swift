/// Where a walk stands: what ``Paged/resume(from:)`` needs to go on, in another process or on another day.
///
/// It holds page numbers, ids and cursors of the service, never credentials.
public struct PagePosition: Sendable, Hashable {
  /// What is sent to get the page.
  enum Token: Sendable, Hashable {
    /// The request as it was made.
    case start
    /// A page number or an offset.
    case number(Int64)
    /// The JSON text of a cursor or id.
    case cursor(String)
    /// An absolute URL.
    case url(String)
  }

  /// The operation's id in the document.
  public let operation: String
  var token: Token
  /// The number of pages before this one since the walk began.
  public internal(set) var page: Int
  /// The number of items on those pages.
  public internal(set) var itemsBefore: Int
  /// The number of this page's items that have been walked over already.
  public internal(set) var skipped: Int

  /// The numbers that can be added up without a thought; whatever comes from outside is brought into them.
  static let numbers: ClosedRange<Int64> = -(1 << 53)...(1 << 53)
  /// As many pages and items as can be added up, also where `Int` has 32 bits.
  private static let most = Swift.min(Int(clamping: numbers.upperBound), .max / 4)

  /// The position with numbers that can be reckoned with, whoever has written it.
  var bounded: PagePosition {
    func bounded(_ number: Int) -> Int { min(max(0, number), Self.most) }
    var position = self
    position.page = bounded(page)
    position.itemsBefore = bounded(itemsBefore)
    position.skipped = bounded(skipped)
    if case .number(let number) = token { position.token = .number(number.clamped(to: Self.numbers)) }
    return position
  }

  /// The beginning of a list's page, counted from 0: for lists made by hand. What a service calls its pages, only its answers tell.
  public init(page: Int, ofOperation operation: String = "") {
    self.init(operation: operation, token: page == 0 ? .start : .number(Int64(page)), page: page)
  }

  init(operation: String, token: Token, page: Int = 0, itemsBefore: Int = 0, skipped: Int = 0) {
    self.operation = operation
    self.token = token
    self.page = page
    self.itemsBefore = itemsBefore
    self.skipped = skipped
  }
}

extension Int64 {
  /// The nearest number within a range.
  func clamped(to range: ClosedRange<Int64>) -> Int64 { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}

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

extension PagePosition {
  /// Puts the position into a copy of the first request.
  func apply(to request: inout OperationRequest, _ pagination: Pagination, isBackward: Bool) throws {
    switch token {
    case .start: break
    case .number(let number): request.set(pagination.position, to: JSONValue(number))
    case .cursor(let text):
      let value = try JSONReader.decode(JSONValue.self, from: Array(text.utf8))
      request.set(isBackward ? pagination.before : pagination.position, to: value)
    case .url(let url): request.replaceURL(url)
    }
  }
}

extension OperationRequest {
  /// Fills in a place; in queries and headers a number or text is written bare and anything else as JSON.
  fileprivate mutating func set(_ pointer: RequestPointer?, to value: JSONValue) {
    switch pointer {
    case .query(let name): setQuery(name, value.pageText)
    case .header(let name): setHeader(name, value.pageText)
    case .body(let pointer): setBodyField(pointer, value)
    case nil: break
    }
  }

  /// What stands at a place: the caller's own position or page size.
  func value(at pointer: RequestPointer?) -> String? {
    switch pointer {
    case .query(let name): queryValue(name)
    case .header(let name): headerValue(name)
    case .body(let pointer): bodyField(pointer)?.pageText
    case nil: nil
    }
  }
}
