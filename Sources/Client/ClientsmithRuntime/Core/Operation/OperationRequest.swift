import HTTPTypes

/// One call of one operation, put together by generated code: a path template and what was given for its parameters.
///
/// It is a value: pagination sends changed copies of it. Nothing here can fail; the first thing that cannot be expressed is
/// remembered and thrown by the connection before anything is sent.
public struct OperationRequest: Sendable {
  private var box: Box

  /// What it consists of; a change is this value's alone.
  var parts: Parts {
    _read { yield box.parts }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.parts) }
      yield &box.parts
    }
  }

  /// One reference instead of twenty-odd fields, which every function of generated code would have to copy and destroy.
  ///
  /// Copies of a request share it. It is `@unchecked Sendable` because it is stored to in `parts` alone, where nobody else has
  /// it: whoever shares it only reads.
  private final class Box: @unchecked Sendable {
    var parts: Parts

    init(_ parts: Parts) { self.parts = parts }
  }

  struct PathValue: Sendable {
    let name: String
    /// Percent-encoded.
    let text: String
  }

  /// Which statuses carry which of a client's error types.
  struct ProblemVariant: Sendable {
    let statuses: ClosedRange<Int>
    let kind: ProblemKind
  }

  /// Where an operation wants its idempotency key.
  enum IdempotencyPlacement: Sendable {
    case header(HTTPField.Name)
    /// A query parameter, by name.
    case query(String)
    /// A JSON pointer (RFC 6901) into the request's body.
    case body(String)
  }

  /// Begins a request.
  @_spi(Generated)
  public init(
    _ operationID: String, _ method: HTTPRequest.Method, _ pathTemplate: String, _ options: borrowing RequestOptions
  ) {
    box = Box(Parts(operationID: operationID, method: method, pathTemplate: pathTemplate, options: copy options))
  }

  /// The values of the secret path parameters, as they stand in the URL.
  var secretPaths: [String] { pathValues.filter { secretPathNames.contains($0.name) }.map(\.text) }

  mutating func fail(_ failure: RequestFailure) {
    if self.failure == nil { self.failure = failure }
  }
}

/// A request that cannot be sent as it was put together; nothing was sent.
public struct RequestFailure: Error, Sendable, CustomStringConvertible {
  /// One sentence for people, without secrets: names of parameters, never their values.
  public let message: String
  /// Why a body could not be written.
  public let underlying: (any Error)?

  /// Puts an error together.
  public init(_ message: String, underlying: (any Error)? = nil) {
    self.message = message
    self.underlying = underlying
  }

  /// The message.
  public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}

@_spi(Generated)
extension OperationRequest {
  /// Makes the call fail before anything is sent: for bodies that other modules write.
  public mutating func reject(_ reason: String, because error: (any Error)? = nil) {
    fail(RequestFailure(reason, underlying: error))
  }
}

@_spi(Generated)
extension OperationRequest {
  /// The media types that the operation's answers can have, the preferred one first; JSON unless this is called.
  public mutating func accept(_ mediaTypes: [String]) {
    accepted = mediaTypes.joined(separator: ", ")
  }

  /// The operation's own security alternatives, in place of the API's.
  public mutating func security(_ alternatives: [SecurityRequirement]) {
    security = alternatives
  }

  /// Sends no credentials.
  public mutating func anonymous() {
    security = []
  }

  /// The operation's own retry policy.
  public mutating func retries(_ policy: RetryPolicy) {
    retries = policy
  }

  /// Says that the operation only reads, whatever its method, so that it may be sent again.
  public mutating func idempotent() {
    isIdempotent = true
  }

  /// The group whose rate limits the operation shares.
  public mutating func rateLimit(group: String) {
    rateLimitGroup = group
  }

  /// Says that none of the API's declared limits counts the operation; what answers tell is heeded all the same.
  public mutating func withoutRateLimits() {
    ignoresRateLimits = true
  }

  /// Sends an idempotency key in a header, the same on every attempt; it makes the call safe to repeat.
  public mutating func idempotencyKey(header name: String) {
    guard let field = HTTPField.Name(name) else {
      return fail(RequestFailure("`\(name)` cannot be the name of a header"))
    }
    idempotency = .header(field)
  }

  /// Sends an idempotency key in a query parameter, the same on every attempt, unless the caller has put one there.
  public mutating func idempotencyKey(query name: String) {
    idempotency = .query(name)
  }

  /// Sends an idempotency key in the JSON body at a pointer (RFC 6901), unless the caller has put one there.
  public mutating func idempotencyKey(bodyPointer: String) {
    idempotency = .body(bodyPointer)
  }

  /// Marks a path parameter as secret: it is left out of every log line and error.
  public mutating func secretPath(_ name: String) {
    secretPathNames.append(name)
  }

  /// Says which of the client's error types a status carries; see ``ProblemDecodable``.
  public mutating func problem(_ status: Int, _ kind: ProblemKind) {
    problems.append(ProblemVariant(statuses: status...status, kind: kind))
  }

  /// The same for a range such as `400...499` (OpenAPI: `4XX`); ask exact statuses first.
  public mutating func problem(_ statuses: ClosedRange<Int>, _ kind: ProblemKind) {
    problems.append(ProblemVariant(statuses: statuses, kind: kind))
  }
}

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
  ///
  /// Parts without the boundary that stands between them (RFC 2046 section 5.1.1) could not be read; the call fails instead.
  public mutating func body(_ content: BodyContent?, contentType: String) {
    guard let content else { return }
    let type = content.contentType ?? contentType
    if type.lowercased().hasPrefix("multipart/"), !type.lowercased().contains("boundary=") {
      fail(
        RequestFailure(
          "a body of the type `\(type)` needs a boundary: give the content's type as `\(type); boundary=…`"))
    }
    body = content.requestBody
    self.contentType = type
  }
}

extension OperationRequest {
  /// Puts the members of ``RequestOptions/body`` into the body, in place of those of the same name.
  ///
  /// Into a JSON object or a form; where there is no body they make one. Any other body cannot take them, and fails the call.
  mutating func addFurtherMembers() {
    guard !options.body.isEmpty else { return }
    let members = options.body
    options.body = JSONObject()
    do {
      body(bytes: try extended(with: members), contentType: contentType ?? "application/json")
    } catch {
      let names = members.keys.map { "`\($0)`" }.joined(separator: ", ")
      let underlying = error is RequestFailure ? nil : error
      fail(
        RequestFailure(
          "\(names) can be added to a body that is a JSON object or a form in memory; this one is `\(contentType ?? "none")`",
          underlying: underlying))
    }
  }

  private func extended(with members: JSONObject) throws -> [UInt8] {
    let type = contentType ?? "application/json"
    switch body {
    case .none: return try JSONWriter.encode(members)
    case .bytes(let bytes) where type.isJSONMediaType:
      guard case .object(var object) = try JSONDocument.parse(bytes).root.value else {
        throw RequestFailure("no object")
      }
      for (name, value) in members { object[name] = value }
      return try JSONWriter.encode(object)
    case .bytes(let bytes) where type.lowercased().hasPrefix("application/x-www-form-urlencoded"):
      let names = Set(members.keys)
      let kept = bytes.split(separator: UInt8(ascii: "&")).filter { pair in
        let name = String(decoding: pair.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        return !names.contains(PercentEncoding.decode(name.split(separator: "+").joined(separator: " ")) ?? name)
      }
      let added = try FormWriter(encodings: []).write(members)
      return Array((kept + [added[...]]).joined(separator: CollectionOfOne(UInt8(ascii: "&"))))
    case .bytes, .stream: throw RequestFailure("no object")
    }
  }
}

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
    value?._parameterContent ?? core.parameters[name]
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
