/// A model of an API: a value that is read from JSON, written as JSON, compared, hashed and shown.
///
/// All but reading and writing follows from them, so that a model costs the compiler little. Two models are equal when
/// everything in them is, members that the document does not name included; texts by their bytes, and not a number equals
/// itself.
public typealias JSONModel = JSONModelCoding & Codable & Hashable & TextOutputStreamable & CustomDebugStringConvertible

/// A model that is a structure, and names the members of its JSON object.
public typealias JSONRecord = JSONRecordCoding & Codable & Hashable & TextOutputStreamable
  & CustomDebugStringConvertible

/// The part of ``JSONModel`` that is our own.
///
/// The others are not what it refines: a protocol that refines those of the standard library costs each conforming type a
/// table that is put together at run time, with a function for each of them.
public protocol JSONModelCoding: JSONDecodable, JSONEncodable {}

/// The part of ``JSONRecord`` that is our own.
public protocol JSONRecordCoding: JSONModelCoding {
  /// A value without content, into which one is read.
  init(_blank: JSONBlank)
  /// Names the members, for reading and for writing. When they are written nothing may be changed.
  mutating func _mapJSON(_ json: inout JSONMembers)
}

extension JSONRecordCoding {
  /// Reads an object.
  public init(json: borrowing JSONReader) throws {
    self.init(_blank: JSONBlank())
    guard json.word.isObject else { throw json.failure(expected: "an object") }
    var members = JSONMembers(reader: copy json, writer: nil)
    _mapJSON(&members)
    if let failure = members.failure { throw failure }
  }

  /// Writes an object.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    withUnsafeMutablePointer(to: &json) { writer in
      withUnsafePointer(to: self) { value in
        var members = JSONMembers(reader: nil, writer: writer)
        // A copy would count every reference in it up and down. `_mapJSON` takes the places of members, and with a writer
        // no function of `JSONMembers` stores to them.
        UnsafeMutablePointer(mutating: value).pointee._mapJSON(&members)
      }
    }
    json.endObject()
  }
}

// Of each protocol its own: what `Equatable` needs by way of `Hashable` costs each model a function that finds that conformance.
extension JSONModelCoding where Self: Equatable {
  /// Whether everything in the two is equal.
  public static func == (left: Self, right: Self) -> Bool { JSONWriter.areEqual(left, right) }
}

extension JSONModelCoding where Self: Hashable {
  /// Feeds everything in it.
  public func hash(into hasher: inout Hasher) { JSONWriter.hash(self, into: &hasher) }

  /// The hash of everything in it.
  public var hashValue: Int {
    var hasher = Hasher()
    hash(into: &hasher)
    return hasher.finalize()
  }
}

// Not by `CustomStringConvertible`: of many models `description` is a property of its own, and would be all that is printed.
extension JSONModelCoding where Self: TextOutputStreamable {
  /// The type and its members in one short line, without secrets: what `print` and `"\(model)"` show.
  public var description: String { ModelText.line(self) }

  /// Prints that line.
  public func write<Target: TextOutputStream>(to target: inout Target) { target.write(ModelText.line(self)) }
}

extension JSONModelCoding where Self: CustomDebugStringConvertible {
  /// The type and its members as JSON, each on a line of its own, without secrets.
  public var debugDescription: String { ModelText.lines(self) }
}
