/// The answers that a document speaks of: its examples, else values made from its schemas.
struct MockAnswers: Sendable {
  let description: MockDescription
  let seed: UInt64

  /// The usual answer of an operation, or that of a status, in the media type that the request likes best.
  func sample(_ operation: MockedOperation, status: Int? = nil, accept: String? = nil) -> WireAnswer {
    let status = status ?? operation.usualStatus
    guard let response = operation.response(status) else { return WireAnswer(status: status) }
    guard let content = content(response, accept) else {
      return WireAnswer(status: status, headers: headers(response, operation))
    }
    var answer = rendered(value(content, operation, status), content, status)
    answer.headers += headers(response, operation)
    return answer
  }

  /// A value as the body of an answer of an operation.
  func answer(_ value: MockValue, of operation: MockedOperation, status: Int? = nil, accept: String? = nil)
    -> WireAnswer
  {
    let status = status ?? operation.usualStatus
    guard let content = operation.response(status).flatMap({ content($0, accept) }) else {
      return .json(value, status: status)
    }
    return rendered(value, content, status)
  }

  /// The value of the usual answer: what an envelope looks like.
  func value(_ operation: MockedOperation, status: Int? = nil) -> MockValue? {
    let status = status ?? operation.usualStatus
    return operation.response(status).flatMap { content($0, nil) }.map { value($0, operation, status) }
  }

  private func content(_ response: MockValue, _ accept: String?) -> MockValue? {
    let contents = response.list("content")
    let wanted = (accept ?? "").split(separator: ",").map { BodyText.essence(String($0)) }
    for type in wanted {
      if let content = contents.first(where: { BodyText.essence($0["type"]?.text ?? "") == type }) { return content }
    }
    return contents.first { BodyText.isJSON($0["type"]?.text ?? "") } ?? contents.first
  }

  private func value(_ content: MockValue, _ operation: MockedOperation, _ status: Int) -> MockValue {
    if let example = content["example"] {
      let check = SchemaCheck(schemas: description.schemas)
      if content["schema"].map({ check.fits(example, $0) }) ?? true { return example }
    }
    var sample = SampleValue(schemas: description.schemas, seed: seed, name: "\(operation.id) \(status)")
    if let item = content["item"] { return .array([sample.value(item), sample.value(item)]) }
    guard let schema = content["schema"] else {
      return BodyText.isJSON(content["type"]?.text ?? "") ? .object([]) : .string("")
    }
    return sample.value(schema)
  }

  private func rendered(_ value: MockValue, _ content: MockValue, _ status: Int) -> WireAnswer {
    let declared = content["type"]?.text ?? "application/json"
    let type = declared.contains("*") ? "application/octet-stream" : declared
    var answer = WireAnswer(status: status, headers: [("Content-Type", type)])
    switch BodyText.essence(type) {
    case "text/event-stream":
      answer.body = Array((value.elements ?? [value]).map { "data: \($0.text ?? $0.description)\n\n" }.joined().utf8)
    case "application/jsonl", "application/x-ndjson", "application/ndjson", "application/x-jsonlines":
      answer.body = Array((value.elements ?? [value]).map { "\($0)\n" }.joined().utf8)
    case "application/json-seq":
      answer.body = (value.elements ?? [value]).flatMap { [0x1E] + $0.bytes + [0x0A] }
    case _ where BodyText.isJSON(type): answer.body = value.bytes
    default: answer.body = value.text.map { Array($0.utf8) } ?? value.bytes
    }
    return answer
  }

  /// The headers that the answer must have or that have an example. What speaks of limits is the limits' own to say.
  private func headers(_ response: MockValue, _ operation: MockedOperation) -> [(name: String, value: String)] {
    response.list("headers").compactMap { header in
      guard let name = header["name"]?.text else { return nil }
      let word = name.lowercased()
      guard !word.contains("ratelimit"), !word.contains("rate-limit"), !["retry-after", "link"].contains(word) else {
        return nil
      }
      if let example = header["example"] { return (name, example.text ?? example.description) }
      guard header["required"]?.isTrue == true, let schema = header["schema"] else { return nil }
      var sample = SampleValue(schemas: description.schemas, seed: seed, name: "\(operation.id) \(name)")
      let value = sample.value(schema)
      return (name, value.text ?? value.description)
    }
  }
}
