import HTTPTypes

/// Parameters that a call may leave to its client.
@_spi(Generated)
extension OperationRequest {
  /// The value that the call gives for a parameter, or else the client; without either the call fails before anything is sent.
  public mutating func given<Value: ParameterValue>(
    _ name: String, _ value: Value?, _ connection: Connection
  ) -> ParameterContent {
    if let content = connection.shared(name, value) { return content }
    fail(RequestFailure("the parameter `\(name)` has no value; give it to the client or to the call"))
    return .absent
  }

  /// Puts the token of the call's credential into a query parameter as well, unless the call gives a value.
  public mutating func token(query name: String, isRequired: Bool) {
    guard queryValue(name) == nil else { return }
    tokenPlaces.append(TokenPlace(header: nil, query: name, isRequired: isRequired))
  }

  /// Puts the token of the call's credential into a header as well, unless the call gives a value.
  public mutating func token(header name: String, isRequired: Bool) {
    guard headerValue(name) == nil, let field = HTTPField.Name(name) else { return }
    tokenPlaces.append(TokenPlace(header: field, query: name, isRequired: isRequired))
  }
}

@_spi(Generated)
extension Connection {
  /// The value that a call gives for a parameter, or else the client.
  public func shared<Value: ParameterValue>(_ name: String, _ value: Value?) -> ParameterContent? {
    value?.parameterContent ?? core.parameters[name]
  }
}

/// Where the token of a call's credential stands besides its `Authorization`.
struct TokenPlace: Sendable {
  let header: HTTPField.Name?
  let query: String
  let isRequired: Bool

  /// Puts the token there; throws ``RequestFailure`` where it has to be there and the request has none.
  func fill(_ request: inout HTTPRequest) throws {
    let parts = request.headerFields.firstValue(.authorization)?.split(separator: " ", maxSplits: 1) ?? []
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      if isRequired {
        throw RequestFailure("the parameter `\(query)` has no value, and the call no token to put there")
      }
      return
    }
    if let header {
      request.headerFields[header] = String(parts[1])
      return
    }
    let path = request.path ?? "/"
    var added = Array((path.contains("?") ? "&" : "?").utf8)
    URIText.append(query, keeping: .unreserved, to: &added)
    added.append(UInt8(ascii: "="))
    URIText.append(String(parts[1]), keeping: .unreserved, to: &added)
    request.path = path + String(decoding: added, as: UTF8.self)
  }
}
