import HTTPTypes

/// What few operations need.
@_spi(Generated)
extension OperationRequest {
  /// Begins a request with a method that HTTP does not define itself, such as `QUERY`.
  public init(_ operationID: String, method: String, _ pathTemplate: String, _ options: RequestOptions) {
    let known = HTTPRequest.Method(method)
    self.init(operationID, known ?? .get, pathTemplate, options)
    if known == nil { fail(RequestFailure("`\(method)` cannot be an HTTP method")) }
  }

  /// Sends the operation to a server of its own, unless the caller has named one.
  ///
  /// A relative URL is resolved against the client's own server, as though the document stood there.
  public mutating func server(_ url: String) {
    ownServer = url
  }

  /// Sends values one after the other: as JSON Lines, or as a JSON text sequence (RFC 7464) where that is the type; nil
  /// sends no body.
  public mutating func body<Value: JSONEncodable>(sequence values: [Value]?, contentType: String) {
    guard let values else { return }
    var bytes: [UInt8] = []
    do {
      for value in values {
        if contentType.contains("json-seq") { bytes.append(0x1E) }
        bytes += try JSONWriter.request(value)
        bytes.append(UInt8(ascii: "\n"))
      }
    } catch {
      return fail(RequestFailure("the body cannot be written as JSON", underlying: error))
    }
    body(bytes: bytes, contentType: contentType)
  }
}
