import HTTPTypes

@_spi(Generated)
extension OperationRequest {
  /// Fills in a path parameter in the usual style.
  ///
  /// Functions of their own for what nearly every parameter is: a default for each of three or four arguments is a call that
  /// every line of generated code would have to compile.
  /// Their names are static, because a text is a call in each line of a program that is not optimised.
  public mutating func path<Value: ParameterValue>(_ name: StaticString, _ value: Value) {
    path(String(static: name), value, style: .simple)
  }

  /// Fills in a path parameter.
  ///
  /// Empty texts, `.` and `..` are refused: the request would reach another resource than the one that is meant.
  @_disfavoredOverload
  public mutating func path<Value: ParameterValue>(
    _ name: String, _ value: Value, style: PathStyle = .simple, explode: Bool = false, allowReserved: Bool = false
  ) {
    let value = PathValue(name, value._parameterContent, style, explode: explode, allowReserved: allowReserved)
    if let flaw = value.flaw { fail(flaw) }
    pathValues.append(value)
  }

  /// Fills in a path parameter whose value is JSON text (OpenAPI: `content: application/json`).
  public mutating func path<Value: JSONEncodable>(_ name: String, json value: Value) {
    guard let text = jsonText(value, of: "path parameter", name) else { return }
    path(name, text)
  }

  /// Adds a query parameter in the usual style; nil adds nothing.
  public mutating func query<Value: ParameterValue>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    query(String(static: name), value, style: .form)
  }

  /// Adds a list as a query parameter, exploded or separated by commas; nil adds nothing.
  ///
  /// Of lists by their elements: each conformance of a list's own is a function of generated code that puts it together.
  public mutating func query<Value: ParameterValue>(_ name: StaticString, _ values: [Value]?, explode: Bool) {
    guard let values else { return }
    query(String(static: name), values, style: .form, explode: explode)
  }

  /// Adds a list as a query parameter in the usual style, `name=1&name=2`; nil adds nothing.
  public mutating func query<Value: ParameterValue>(_ name: StaticString, _ values: [Value]?) {
    query(name, values, explode: true)
  }

  /// Adds a query parameter; nil adds nothing.
  ///
  /// With `allowEmptyValue`, an empty list or object is sent as `name=` instead of being left out.
  @_disfavoredOverload
  public mutating func query<Value: ParameterValue>(
    _ name: String, _ value: Value?, style: QueryStyle = .form, explode: Bool = true, allowReserved: Bool = false,
    allowEmptyValue: Bool = false
  ) {
    guard let value else { return }
    let mark = beginQueryPair()
    let kept: URIText.Kept = allowReserved ? .reservedInQuery : .unreserved
    let content = value._parameterContent
    var isWritten: Bool
    switch style {
    case .form:
      isWritten = ParameterWriter(expansion: .form.keeping(kept), explode: explode).write(name, content, to: &query)
    case .spaceDelimited:
      isWritten = ParameterWriter(expansion: .spaceDelimited.keeping(kept), explode: explode)
        .write(name, content, to: &query)
    case .pipeDelimited:
      isWritten = ParameterWriter(expansion: .pipeDelimited.keeping(kept), explode: explode)
        .write(name, content, to: &query)
    case .deepObject:
      isWritten = ParameterWriter.writeDeep(name, content, keeping: kept, to: &query)
    }
    if !isWritten, allowEmptyValue {
      URIText.append(name, keeping: kept, to: &query)
      query.append(UInt8(ascii: "="))
      isWritten = true
    }
    if !isWritten { query.removeLast(query.count - mark) }
  }

  /// Adds a query parameter whose value is JSON text (OpenAPI: `content: application/json`); nil adds nothing.
  public mutating func query<Value: JSONEncodable>(_ name: String, json value: Value?) {
    guard let value, let text = jsonText(value, of: "query parameter", name) else { return }
    query(name, text)
  }

  /// Adds a header in the usual style; nil adds nothing.
  public mutating func header<Value: ParameterValue>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    header(String(static: name), value, explode: false)
  }

  /// Adds a header; nil adds nothing. Lists are joined by commas, objects as `a,1,b,2` or exploded `a=1,b=2`.
  @_disfavoredOverload
  public mutating func header<Value: ParameterValue>(_ name: String, _ value: Value?, explode: Bool = false) {
    guard let value else { return }
    var text: [UInt8] = []
    guard ParameterWriter(expansion: .header, explode: explode).write(name, value._parameterContent, to: &text) else {
      return
    }
    header(name, text: String(decoding: text, as: UTF8.self))
  }

  /// Adds a header whose value is JSON text; nil adds nothing.
  public mutating func header<Value: JSONEncodable>(_ name: String, json value: Value?) {
    guard let value, let text = jsonText(value, of: "header", name) else { return }
    header(name, text: text)
  }

  /// Adds a cookie; nil adds nothing.
  ///
  /// Exploded pairs are separated by a semicolon and a space in both styles: with `form`'s ampersand no server would see
  /// more than one cookie.
  public mutating func cookie<Value: ParameterValue>(
    _ name: String, _ value: Value?, style: CookieStyle = .form, explode: Bool = true
  ) {
    guard let value else { return }
    let mark = cookies.count
    if mark > 0 { cookies += "; ".utf8 }
    let expansion: Expansion = style == .form ? .formCookie : .rawCookie
    if !ParameterWriter(expansion: expansion, explode: explode).write(name, value._parameterContent, to: &cookies) {
      cookies.removeLast(cookies.count - mark)
    }
  }

  /// Adds a cookie whose value is JSON text, percent-encoded; nil adds nothing.
  public mutating func cookie<Value: JSONEncodable>(_ name: String, json value: Value?) {
    guard let value, let text = jsonText(value, of: "cookie", name) else { return }
    cookie(name, text)
  }

  private mutating func header(_ name: String, text: String) {
    guard let field = HTTPField.Name(name) else {
      return fail(RequestFailure("`\(name)` cannot be the name of a header"))
    }
    headers.append(HTTPField(name: field, value: text))
  }

  private mutating func jsonText(_ value: some JSONEncodable, of kind: String, _ name: String) -> String? {
    do {
      return String(decoding: try JSONWriter.request(value), as: UTF8.self)
    } catch {
      fail(RequestFailure("the \(kind) `\(name)` cannot be written as JSON", underlying: error))
      return nil
    }
  }
}

extension OperationRequest {
  /// Puts the ampersand before a pair and gives the length to go back to when nothing follows.
  mutating func beginQueryPair() -> Int {
    let mark = query.count
    if query.capacity == 0 { query.reserveCapacity(96) }
    if mark > 0 { query.append(UInt8(ascii: "&")) }
    return mark
  }
}

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

extension OperationRequest.PathValue {
  /// A value as it stands in a path.
  init(
    _ name: String, _ content: ParameterContent, _ style: PathStyle = .simple, explode: Bool = false,
    allowReserved: Bool = false
  ) {
    self.name = name
    // Nearly every path value is an identifier that needs no encoding: nothing is copied then.
    switch content {
    case .text(let text) where style == .simple && URIText.isPlain(text, keeping: .unreserved),
      .literal(let text) where style == .simple && URIText.isPlain(text, keeping: .unreserved):
      self.text = text
    default: text = Self.segment(name, content, style, explode: explode, allowReserved: allowReserved)
    }
  }

  private static func segment(
    _ name: String, _ content: ParameterContent, _ style: PathStyle, explode: Bool, allowReserved: Bool
  ) -> String {
    var expansion: Expansion =
      switch style {
      case .simple: .simple
      case .label: .label
      case .matrix: .matrix
      }
    if allowReserved { expansion = expansion.keeping(.reservedInPath) }
    var text: [UInt8] = []
    _ = ParameterWriter(expansion: expansion, explode: explode).write(name, content, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Why a request with the value must not be sent: it would reach another resource than the one that is meant.
  var flaw: RequestFailure? {
    guard text.isEmpty || isDots else { return nil }
    return RequestFailure("the path parameter `\(name)` must not be empty, `.` or `..`")
  }

  /// `.` or `..`, some of it spelt `%2e` where triplets are kept: servers and proxies take both for the same.
  private var isDots: Bool {
    guard text.utf8.count <= 6, text.utf8.first == UInt8(ascii: ".") || text.utf8.first == UInt8(ascii: "%") else {
      return false
    }
    return [".", "..", "%2e", "%2e%2e", ".%2e", "%2e."].contains(text.lowercased())
  }
}

extension String {
  /// The text of a literal.
  fileprivate init(static text: StaticString) {
    self = text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }
}
