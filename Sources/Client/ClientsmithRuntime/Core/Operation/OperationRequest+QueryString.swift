@_spi(Generated)
extension OperationRequest {
  /// Makes the whole query one text (OpenAPI 3.2: `in: querystring`); nil leaves it out.
  public mutating func querystring(_ text: String?) {
    guard let text else { return }
    let mark = beginQueryPair()
    let start = query.count
    URIText.append(text, keeping: .unreserved, to: &query)
    if query.count == start { query.removeLast(query.count - mark) }
  }

  /// Makes the whole query JSON text.
  public mutating func querystring<Value: JSONEncodable>(json value: Value?) {
    guard let value else { return }
    do {
      querystring(String(decoding: try JSONWriter.request(value), as: UTF8.self))
    } catch {
      fail(RequestFailure("the query string cannot be written as JSON", underlying: error))
    }
  }

  /// Makes the whole query a form (`application/x-www-form-urlencoded`).
  public mutating func querystring<Value: JSONEncodable>(form value: Value?, encoding: [FormEncoding] = []) {
    guard let value else { return }
    let mark = beginQueryPair()
    let start = query.count
    do {
      query += try FormWriter(encodings: encoding).write(value)
      if query.count == start { query.removeLast(query.count - mark) }
    } catch {
      fail(RequestFailure("the query string cannot be written as a form", underlying: error))
    }
  }
}
