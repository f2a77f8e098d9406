/// The members of a JSON object, in order.
///
/// Equality does not look at the order, as in JSON itself.
public struct JSONObject: Sendable {
  /// One member.
  public typealias Element = (key: String, value: JSONValue)

  private var storage: [Element] = []
  /// Where each name is, once there are many of them.
  private var positions: [JSONName: Int]?
  private static let indexedFrom = 64

  /// No members.
  public init() {}

  /// Of a name that occurs twice, the last value counts.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { self[key] = value }
  }

  /// How many members there are.
  public var count: Int { storage.count }
  /// Whether there are none.
  public var isEmpty: Bool { storage.isEmpty }
  /// The names in order.
  public var keys: [String] { storage.map(\.key) }
  /// The values in order.
  public var values: [JSONValue] { storage.map(\.value) }

  /// The value of member `key`. Setting keeps its place or appends it; setting nil removes it.
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { storage[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): storage[position].value = value
      case (nil, let value?): append(key, value)
      case (let position?, nil):
        storage.remove(at: position)
        reindex()
      case (nil, nil): break
      }
    }
  }

  /// Adds a member that is known not to be there.
  mutating func append(_ key: String, _ value: JSONValue) {
    storage.append((key, value))
    if positions != nil {
      positions?[JSONName(text: key)] = storage.count - 1
    } else if storage.count == Self.indexedFrom {
      reindex()
    }
  }

  private func position(of key: String) -> Int? {
    if let positions { return positions[JSONName(text: key)] }
    return storage.firstIndex { JSONName(text: $0.key) == JSONName(text: key) }
  }

  private mutating func reindex() {
    guard storage.count >= Self.indexedFrom else { return positions = nil }
    positions = Dictionary(storage.enumerated().map { (JSONName(text: $1.key), $0) }, uniquingKeysWith: { $1 })
  }
}

/// A member name, the same only if its bytes are: to Swift, `é` in its composed and decomposed spellings are one
/// string, to JSON they are two names.
struct JSONName: Hashable {
  let text: String

  static func == (left: JSONName, right: JSONName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension JSONObject: Sequence {
  /// The members in order.
  public func makeIterator() -> IndexingIterator<[Element]> { storage.makeIterator() }
}

extension JSONObject: Hashable {
  /// Whether the same names have equal values.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
  }

  /// Feeds the members, whatever their order.
  public func hash(into hasher: inout Hasher) {
    // A sum, since the order must not matter; of values as well as names, since the objects of one list have the same names.
    var sum = 0
    for (key, value) in storage {
      var member = Hasher()
      member.combine(JSONName(text: key))
      member.combine(value)
      sum = sum &+ member.finalize()
    }
    hasher.combine(storage.count)
    hasher.combine(sum)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// The members of a literal; of a name that occurs twice, the last value counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONObject: JSONCodable {
  /// Reads an object.
  public init(json: borrowing JSONReader) throws {
    guard case .object(let object) = JSONValue(json: json) else { throw json.failure(expected: "an object") }
    self = object
  }

  /// Writes the members in order.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    // Equality does not look at the order.
    for (key, value) in json.purpose == .comparing
      ? storage.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) : storage
    {
      json.name(key)
      value.write(to: &json)
    }
    json.endObject()
  }
}
