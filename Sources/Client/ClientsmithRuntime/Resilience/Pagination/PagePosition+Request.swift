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
