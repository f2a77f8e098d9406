import HTTPTypes

@_spi(Generated)
extension OperationRequest {
  /// Sends a value as JSON; nil sends no body.
  public mutating func body<Value: JSONEncodable>(json value: Value?, contentType: String = "application/json") {
    guard let value else { return }
    do {
      body(bytes: try JSONWriter.request(value), contentType: contentType)
    } catch {
      fail(RequestFailure("the body cannot be written as JSON", underlying: error))
    }
  }

  /// Sends an object as `application/x-www-form-urlencoded`; nil sends no body.
  ///
  /// `encoding` holds the document's Encoding Objects; other properties are exploded forms.
  public mutating func body<Value: JSONEncodable>(form value: Value?, encoding: [FormEncoding] = []) {
    guard let value else { return }
    do {
      body(
        bytes: try FormWriter(encodings: encoding).write(value), contentType: "application/x-www-form-urlencoded")
    } catch {
      fail(RequestFailure("the body cannot be written as a form", underlying: error))
    }
  }

  /// Sends `multipart/form-data`, or another multipart type; nil sends no body.
  public mutating func body(multipart form: MultipartForm?, subtype: String = "form-data") {
    guard let form else { return }
    if let failure = form.failure { fail(failure) }
    body = form.requestBody
    contentType = "multipart/\(subtype); boundary=\(form.boundary)"
  }

  /// Sends bytes as they are; nil sends no body.
  public mutating func body(bytes: [UInt8]?, contentType: String) {
    guard let bytes else { return }
    body = .bytes(bytes)
    self.contentType = contentType
  }

  /// Sends text in UTF-8; nil sends no body.
  public mutating func body(text: String?, contentType: String = "text/plain; charset=utf-8") {
    guard let text else { return }
    body(bytes: Array(text.utf8), contentType: contentType)
  }

  /// Sends bytes from memory, a file or a stream; nil sends no body. A type of the content's own wins.
  public mutating func body(_ content: BodyContent?, contentType: String) {
    guard let content else { return }
    body = content.requestBody
    self.contentType = content.contentType ?? contentType
  }
}
