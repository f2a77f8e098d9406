#if XML
@_spi(Generated) import ClientsmithRuntime
import Foundation
import XMLCoder

/// How models are written as XML and read from it, the same for every call.
enum XMLFormat {
  /// Dates as in JSON: RFC 3339.
  static func encoder() -> XMLEncoder {
    let encoder = XMLEncoder()
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }

  static func decoder() -> XMLDecoder {
    let decoder = XMLDecoder()
    decoder.dateDecodingStrategy = .iso8601
    decoder.shouldProcessNamespaces = false
    // Blanks inside a value belong to it; those between elements do not.
    decoder.trimValueWhitespaces = false
    decoder.removeWhitespaceElements = true
    return decoder
  }

  /// Reads a document. Generated models read trees of JSON and no decoder's containers, so they are given such a tree.
  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    guard let model = type as? any JSONDecodable.Type else { return try decoder().decode(type, from: data) }
    guard let value = try XMLTree.decode(model, from: data) as? Value else {
      throw DecodingFailure(path: JSONPath(), expected: "a value of \(type)", found: "another")
    }
    return value
  }
}

@_spi(Generated)
extension OperationRequest {
  /// Sends a value as an XML document whose root element is `root`; nil sends no body.
  public mutating func body<Value: Encodable>(xml value: Value?, root: String, contentType: String = "application/xml")
  {
    guard let value else { return }
    do {
      let data = try XMLFormat.encoder().encode(
        value, withRootKey: root, header: XMLHeader(version: 1.0, encoding: "UTF-8"))
      body(bytes: Array(data), contentType: contentType)
    } catch {
      reject("the body cannot be written as XML", because: error)
    }
  }
}

@_spi(Generated)
extension Connection {
  /// Sends a call and reads its answer as XML.
  public func xml<Value: Decodable & Sendable>(_ request: OperationRequest, as type: Value.Type = Value.self)
    async throws -> Value
  {
    let response = try await perform(request)
    do {
      return try reading { try XMLFormat.decode(Value.self, from: Data(response.bytes)) }
    } catch {
      throw undecodable(response, for: request, error)
    }
  }
}

extension RawBody {
  /// The bytes read as XML; throws ``DecodingFailure`` for a generated model, what XMLCoder throws for another type.
  public func decodeXML<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try XMLFormat.decode(type, from: Data(bytes))
  }
}
#else
@_spi(Generated) import ClientsmithRuntime

/// What would be thrown if the compiler let anybody call one of these.
private let missing = RequestFailure("ClientsmithXML was built without its trait XML")

@_spi(Generated)
extension OperationRequest {
  /// Not there without the trait.
  @available(*, unavailable, message: "name the trait XML where the package is named: traits: [.defaults, \"XML\"]")
  public mutating func body<Value: Encodable>(xml value: Value?, root: String, contentType: String = "application/xml")
  {}
}

@_spi(Generated)
extension Connection {
  /// Not there without the trait.
  @available(*, unavailable, message: "name the trait XML where the package is named: traits: [.defaults, \"XML\"]")
  public func xml<Value: Decodable & Sendable>(_ request: OperationRequest, as type: Value.Type = Value.self)
    async throws -> Value
  { throw missing }
}

extension RawBody {
  /// Not there without the trait.
  @available(*, unavailable, message: "name the trait XML where the package is named: traits: [.defaults, \"XML\"]")
  public func decodeXML<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value { throw missing }
}
#endif
