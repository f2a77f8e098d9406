/// The members of a model's JSON object, while they are read or written: a model names each once, for both directions.
///
/// Members are read in place, into a model that is made of blanks. A `try` for each of them would make the compiler write, for
/// each, what is to be destroyed if it fails: the square of the number of members. So the first failure is kept and thrown
/// once, behind the last member; after it nothing more is read.
public struct JSONMembers {
  /// Where the members come from; nil where they are written.
  let reader: JSONReader?
  /// Where the members go; nil where they are read.
  let writer: UnsafeMutablePointer<JSONWriter>?
  var failure: (any Error)?

  /// A member that must be there.
  public mutating func required<T: JSONCodable>(_ key: StaticString, _ value: inout T) { one(key, &value) }

  /// A list that must be there.
  ///
  /// Of lists by their elements: each conformance of a list's own is a function of generated code that puts it together.
  public mutating func required<T: JSONCodable>(_ key: StaticString, _ value: inout [T]) { one(key, &value) }

  /// A member that is nil where it is absent or null, and left out where it is nil.
  public mutating func optional<T: JSONCodable>(_ key: StaticString, _ value: inout T?) { perhaps(key, &value) }

  /// A list that is nil where it is absent or null, and left out where it is nil.
  public mutating func optional<T: JSONCodable>(_ key: StaticString, _ value: inout [T]?) { perhaps(key, &value) }

  /// A member that is always written: as null where it is nil.
  public mutating func requiredNullable<T: JSONCodable>(_ key: StaticString, _ value: inout T?) {
    if let writer { return writer.pointee.nullableField(key, value) }
    perhaps(key, &value)
  }

  /// A member whose absence (nil) is told apart from a null.
  public mutating func nullable<T: JSONCodable>(_ key: StaticString, _ value: inout Nullable<T>?) {
    if let writer {
      if let value { writer.pointee.field(key, value) }
      return
    }
    guard failure == nil, let reader else { return }
    do { value = try reader.nullable(key) } catch { failure = error }
  }

  /// A member that the service alone sets: it is read, kept and compared, and never sent (`readOnly`, OpenAPI 3.2 §4.24).
  public mutating func readOnly<T: JSONCodable>(_ key: StaticString, _ value: inout T?) {
    if let writer, writer.pointee.purpose == .sending { return }
    perhaps(key, &value)
  }

  /// All other members, read as the values of a dictionary.
  public mutating func additional<T: JSONCodable>(_ members: inout [String: T], except known: [StaticString]) {
    if let writer { return writer.pointee.additional(members) }
    guard failure == nil, let reader else { return }
    do { members = try reader.additional(except: known) } catch { failure = error }
  }

  @_specialize(where T == String)
  @_specialize(where T == Int)
  @_specialize(where T == Bool)
  private mutating func one<T: JSONCodable>(_ key: StaticString, _ value: inout T) {
    if let writer { return writer.pointee.field(key, value) }
    guard failure == nil, let reader else { return }
    do { value = try reader.required(key) } catch { failure = error }
  }

  @_specialize(where T == String)
  @_specialize(where T == Int)
  @_specialize(where T == Bool)
  private mutating func perhaps<T: JSONCodable>(_ key: StaticString, _ value: inout T?) {
    if let writer {
      if let value { writer.pointee.field(key, value) }
      return
    }
    guard failure == nil, let reader else { return }
    do { value = try reader.optional(key) } catch { failure = error }
  }

  /// A member in a box; `body` names it.
  public mutating func boxed<T>(_ box: inout Indirect<T>, _ body: (inout JSONMembers, inout T) -> Void) {
    var value = box.wrappedValue
    body(&self, &value)
    // What is written may be shared, and stays as it is.
    if writer == nil { box = Indirect(wrappedValue: value) }
  }
}

@available(*, unavailable)
extension JSONMembers: Sendable {}
