import ClientsmithRuntime
import ClientsmithTesting

/// A request that fits the document, as a mock's handler gets it.
public struct MockRequest: Sendable {
  /// A place of a parameter.
  public enum Place: String, Sendable {
    /// Between the slashes of the path.
    case path
    /// In the query of the URL.
    case query
    /// A header field.
    case header
    /// A cookie of the `Cookie` field.
    case cookie
  }

  /// The id of the operation in the document.
  public let operation: String
  /// The request itself: method, URL, headers, body.
  public let recorded: RecordedRequest
  /// By place and name (`query page`).
  let values: [String: MockValue]

  /// The value of a parameter that must be there; throws where it cannot be read as its type.
  public func required<Value: JSONDecodable>(_ place: Place, _ name: String) throws -> Value {
    guard let value: Value = try optional(place, name) else {
      throw MockUnreadable(reason: "the \(place.rawValue) parameter `\(name)` is missing")
    }
    return value
  }

  /// The value of a parameter, nil where it was not sent; throws where it cannot be read as its type.
  public func optional<Value: JSONDecodable>(_ place: Place, _ name: String) throws -> Value? {
    guard let value = values["\(place.rawValue) \(name)"] else { return nil }
    do {
      return try JSONReader.decode(Value.self, from: value.bytes)
    } catch {
      throw MockUnreadable(reason: "the \(place.rawValue) parameter `\(name)` cannot be read: \(error)")
    }
  }

  /// The body as a model; throws where it cannot be read as one.
  public func body<Value: JSONDecodable>() throws -> Value {
    do {
      return try JSONReader.decode(Value.self, from: recorded.body)
    } catch {
      throw MockUnreadable(reason: "the body cannot be read: \(error)")
    }
  }

  /// The body as a model, nil where none was sent.
  public func optionalBody<Value: JSONDecodable>() throws -> Value? {
    recorded.body.isEmpty ? nil : try body()
  }
}

/// What was sent to one operation of a generated mock: its parameters and its body, with their types.
public protocol MockCall: Sendable {
  /// The request itself.
  var request: MockRequest { get }

  /// Reads the parameters; throws where one cannot be read as its type.
  init(_ request: MockRequest) throws
}

/// A value of a request that has no place in the model: told as a mismatch.
struct MockUnreadable: Error {
  let reason: String
}
