/// What of a request does not fit the document.
struct RequestCheck {
  /// Something that does not fit.
  struct Fault: Sendable {
    /// `specs/api.yaml:12`, nil where the document has no place for it.
    let place: String?
    let reason: String
  }

  private let description: MockDescription
  private let reader: ParameterReader
  private let check: SchemaCheck

  init(_ description: MockDescription) {
    self.description = description
    reader = ParameterReader(schemas: description.schemas)
    check = SchemaCheck(schemas: description.schemas)
  }

  /// The faults of a request for an operation, in the order path, query, header, cookie, body.
  func faults(_ request: WireRequest, _ route: MockRoute) -> [Fault] {
    parameters(request, route) + unknownNames(request, route.operation) + body(request, route.operation)
  }

  /// The values of the parameters that came, by place and name (`query page`).
  func values(_ request: WireRequest, _ route: MockRoute) -> [String: MockValue] {
    var values: [String: MockValue] = [:]
    for parameter in route.operation.parameters {
      guard let name = parameter["name"]?.text, let place = parameter["in"]?.text else { continue }
      values["\(place) \(name)"] = reader.value(parameter, request, route)
    }
    return values
  }

  private func parameters(_ request: WireRequest, _ route: MockRoute) -> [Fault] {
    route.operation.parameters.flatMap { parameter -> [Fault] in
      let name = parameter["name"]?.text ?? ""
      let place = parameter["in"]?.text ?? ""
      let what = "\(place) parameter `\(name)`"
      guard let value = reader.value(parameter, request, route) else {
        guard parameter["required"]?.isTrue == true else { return [] }
        return [Fault(place: description.place(parameter["@"]), reason: "the \(what) is missing")]
      }
      // A querystring is described as a whole: its form is not taken apart.
      guard place != "querystring", let schema = parameter["schema"] else { return [] }
      if case .string("") = value, parameter["allowEmptyValue"]?.isTrue == true { return [] }
      return check.faults(value, schema, at: parameter["@"]).map { fault in
        let reason = parameter["secret"]?.isTrue == true ? "its value does not fit the schema" : fault.reason
        return Fault(
          place: description.place(fault.at), reason: "the \(what)\(Self.inside(fault.pointer)): \(reason)")
      }
    }
  }

  private func unknownNames(_ request: WireRequest, _ operation: MockedOperation) -> [Fault] {
    var known: Set<String> = [MockPaging.cursorName]
    for parameter in operation.parameters {
      guard let names = reader.queryNames(parameter, in: request) else { return [] }
      known.formUnion(names)
    }
    for scheme in description.schemes.map(\.value) where scheme["in"]?.text == "query" {
      if let name = scheme["name"]?.text { known.insert(name) }
    }
    if let query = operation.path.split(separator: "?", maxSplits: 1).dropFirst().first {
      known.formUnion(PercentText.pairs(query).map(\.name))
    }
    var told: Set<String> = []
    return request.queryItems.map(\.name).filter { !known.contains($0) && told.insert($0).inserted }.map { name in
      Fault(
        place: description.place(operation.value["@"]),
        reason: "the document has no query parameter `\(name)` for this operation")
    }
  }

  private func body(_ request: WireRequest, _ operation: MockedOperation) -> [Fault] {
    guard let body = operation.value["body"] else {
      guard !request.body.isEmpty else { return [] }
      return [
        Fault(place: description.place(operation.value["@"]), reason: "a body was sent, and the document has none")
      ]
    }
    let place = description.place(body["@"])
    guard !request.body.isEmpty else {
      return body["required"]?.isTrue == true ? [Fault(place: place, reason: "the body is missing")] : []
    }
    let type = request.header("content-type") ?? ""
    guard let content = BodyText.content(body.list("content"), for: type) else {
      let known = body.list("content").compactMap { $0["type"]?.text }.joined(separator: ", ")
      return [
        Fault(
          place: place,
          reason: type.isEmpty ? "the body has no Content-Type" : "the body is \(type), the document takes \(known)")
      ]
    }
    guard let schema = content["schema"] else { return [] }
    let value: MockValue
    do throws(MockValueParser.Failure) {
      guard let read = try BodyText(reader: reader).value(request.body, type: type, content) else { return [] }
      value = read
    } catch {
      return [Fault(place: place, reason: "the body is no JSON: \(error.reason) (byte \(error.offset))")]
    }
    return check.faults(value, schema, at: body["@"]).map { fault in
      Fault(place: description.place(fault.at), reason: "the body\(Self.inside(fault.pointer)): \(fault.reason)")
    }
  }

  private static func inside(_ pointer: String) -> String { pointer.isEmpty ? "" : " at `\(pointer)`" }
}
