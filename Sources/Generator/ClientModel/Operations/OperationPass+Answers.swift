import Diagnostics
import OpenAPI
import YAML

extension OperationPass {
  /// The success and error answers of an operation.
  func answers(of operation: OpenAPI.Operation, _ id: String) -> Answers {
    var answers = Answers()
    var successes: [(status: StatusPattern, response: Response)] = []
    var failures: [(status: StatusPattern, response: Response)] = []
    for entry in operation.responses {
      guard let response = document.resolve(entry.response) else { continue }
      let status = StatusPattern(entry.status)
      if status.isInClass(2) {
        successes.append((status, response))
      } else if !status.isInClass(1), !status.isInClass(3) {
        failures.append((status, response))
      }
    }
    // A lone `default` with content is the answer, whatever its status.
    if successes.isEmpty, failures.count == 1, failures[0].status == .any, !failures[0].response.content.isEmpty {
      successes = failures
      failures = []
    }
    for failure in failures {
      if let type = problemType(failure.response, failure.status, id) {
        answers.problems.append((failure.status, type))
      }
    }
    describe(successes, operation, id, &answers)
    // Servers give a file its own type rather than the one that the document names.
    if case .content(.bytes) = answers.result, answers.accept.count == 1, MediaKind(answers.accept[0]) == .bytes {
      answers.accept.append("*/*;q=0.1")
    }
    return answers
  }

  private func problemType(_ response: Response, _ status: StatusPattern, _ id: String) -> TypeReference? {
    guard let entry = response.content.first(where: { MediaKind($0.name) == .json || MediaKind($0.name) == .any }),
      let schema = document.resolve(entry.value)?.schema
    else { return nil }
    let own = ProblemWords.words(for: status) + ["problem"]
    let seed =
      Self.sharedWords(of: response, in: "responses").map(ProblemWords.seed)
      ?? .operation(id, own, role: own.count == 1 ? .kind : .name)
    let lowered = lowering.lower(schema, seed)
    return lowered.type == .json ? nil : lowered.type
  }

  private func describe(
    _ successes: [(status: StatusPattern, response: Response)], _ operation: OpenAPI.Operation, _ id: String,
    _ answers: inout Answers
  ) {
    guard let first = successes.first else {
      answers.result = operation.method == .head ? .none : .raw
      return
    }
    answers.headerNames = Set(successes.flatMap { $0.response.headers.map { $0.name.lowercased() } })
    answers.headers = headers(of: first.response, id)
    var cases: [AnswerCase] = []
    var alternatives: [AnswerCase] = []
    for success in successes {
      let seed =
        Self.sharedWords(of: success.response, in: "responses").map { NameSeed.shared($0 + ["response"]) }
        ?? .operation(id, ["response"], role: .kind, step: "response \(success.status.key)")
      let content = self.content(of: success.response, seed, operation, &answers)
      let isEmpty = [.exact(204), .exact(205)].contains(success.status) || operation.method == .head
      cases.append(
        AnswerCase(
          status: success.status, response: success.response, content: isEmpty ? nil : content,
          isRaw: content == nil && !isEmpty))
      guard case .json(let type)? = content, !isEmpty else { continue }
      alternatives += otherJSON(than: type, success, seed)
    }
    answers.result = result(of: cases, operation, id)
    if case .choice = answers.result { answers.stream = nil }
    answers.alternatives = alternatives
    answers.cases = cases
    if cases.filter({ $0.content != nil }).count != 1 { answers.schema = successes.count == 1 ? answers.schema : nil }
  }

  /// The further JSON media types of an answer that have schemas of their own.
  private func otherJSON(
    than type: TypeReference, _ success: (status: StatusPattern, response: Response), _ seed: NameSeed
  ) -> [AnswerCase] {
    let entries = success.response.content.map { (name: $0.name, media: document.resolve($0.value)) }
      .filter { MediaKind($0.name) == .json && $0.media?.schema != nil }
    guard entries.count > 1 else { return [] }
    var types = [type].map { shapes.first(like: $0, in: lowering.drafts) }
    var found: [AnswerCase] = []
    for entry in entries {
      guard let schema = entry.media?.schema, !isBinary(schema) else { continue }
      let words = MediaNames.shortWords(of: entry.name, .json, among: entries.map(\.name))
      // Its step is what the media type is, whatever stands beside it.
      var own = seed.prefixed(MediaNames.words(of: entry.name, .json))
      own.words = words + seed.words
      let lowered = shapes.first(like: lowering.lower(schema, own).element, in: lowering.drafts)
      guard !types.contains(lowered) else { continue }
      types.append(lowered)
      found.append(
        AnswerCase(
          status: success.status, response: success.response, content: .json(lowered), isRaw: false,
          mediaType: entry.name, words: words, schema: schema))
    }
    return found
  }

  private func result(
    of cases: [AnswerCase], _ operation: OpenAPI.Operation, _ id: String
  ) -> OperationResult {
    let described = cases.filter { $0.content != nil }
    let hasRaw = cases.contains(where: \.isRaw)
    guard let first = described.first, let content = first.content else { return hasRaw ? .raw : .none }
    let isSame = described.allSatisfy { Self.isSame($0.content, content) }
    if isSame, described.count == cases.count { return .content(content) }
    // 202 or 204 without a body beside one described answer: nil says it.
    if isSame, case .json(let type) = content { return .content(.optionalJSON(type)) }
    return .choice(declareResponses(cases, operation, id))
  }

  private static func isSame(_ left: ResponseContent?, _ right: ResponseContent) -> Bool {
    switch (left, right) {
    case (.json(let left)?, .json(let right)), (.xml(let left)?, .xml(let right)): left == right
    case (.text?, .text), (.bytes?, .bytes): true
    case (.events(let left, let end)?, .events(let right, let otherEnd)): left == right && end == otherEnd
    case (.sequence(let left, let framing)?, .sequence(let right, let otherFraming)):
      left == right && framing == otherFraming
    default: false
    }
  }

  func declareResponses(
    _ cases: [AnswerCase], _ operation: OpenAPI.Operation, _ operationID: String
  ) -> DeclarationID {
    var scope = NameScope()
    let id = DeclarationID(lowering.drafts.count)
    let set = ResponseSet(
      cases: cases.map { item in
        ResponseSet.Case(
          name: scope.takeMember(
            Self.word(for: item.status) + item.words.map(SwiftIdentifier.capitalised).joined()),
          status: item.status, mediaType: item.mediaType, content: item.content, isRaw: item.isRaw,
          documentation: Documentation(description: item.response.description))
      })
    lowering.drafts.append(
      Draft(
        declaration: Declaration(
          name: "", pointer: operation.path.description + "/responses", location: operation.location,
          documentation: Documentation(), usage: [], kind: .responses(set)),
        seed: .operation(operationID, ["response"], role: .kind, step: "responses")))
    return id
  }

  /// The content of one answer, in the form the client reads best.
  private func content(
    of response: Response, _ seed: NameSeed, _ operation: OpenAPI.Operation, _ answers: inout Answers
  ) -> ResponseContent? {
    var entries = response.content.map { (name: $0.name, kind: MediaKind($0.name), media: document.resolve($0.value)) }
    let order: [MediaKind] = [.json, .events, .lines, .jsonSequence, .any, .xml, .text, .form, .multipart, .bytes]
    entries.sort { (order.firstIndex(of: $0.kind) ?? 9) < (order.firstIndex(of: $1.kind) ?? 9) }
    for (index, entry) in entries.enumerated() {
      guard let content = content(entry.name, entry.kind, entry.media, seed, operation, &answers) else { continue }
      if !answers.accept.contains(entry.name), !entry.name.isEmpty { answers.accept.append(entry.name) }
      if entry.kind == .json { answers.files += files(of: response, beside: entry.media?.schema, seed) }
      if entry.kind == .json, let other = entries[(index + 1)...].first(where: { $0.kind.isStream }),
        // Swagger's `produces` gives every answer every media type, and all of them one schema.
        other.media?.itemSchema != nil || other.media?.schema !== entry.media?.schema,
        let stream = self.content(other.name, other.kind, other.media, seed.appending(["item"]), operation, &answers)
      {
        answers.stream = (stream, other.name)
      }
      return content
    }
    return nil
  }

  /// The texts and files that an answer can be had as beside JSON, each under a name of its own and with no schema or another.
  private func files(
    of response: Response, beside json: OpenAPI.Schema?, _ seed: NameSeed
  ) -> [(content: ResponseContent, mediaType: String)] {
    response.content.compactMap { entry in
      let kind = MediaKind(entry.name)
      guard kind == .text || kind == .bytes, !entry.name.contains("*"), let media = document.resolve(entry.value),
        MediaNames.essence(entry.name) != "text/html"
      else { return nil }
      // Swagger's `produces`, and frameworks that list what they could write, give every media type one schema.
      if let schema = media.schema, let json {
        if lowering.target(of: schema) === lowering.target(of: json) { return nil }
        let types = [schema, json].map { shapes.first(like: lowering.lower($0, seed).element, in: lowering.drafts) }
        if types[0] == types[1] { return nil }
      }
      return (kind == .text ? .text : .bytes, entry.name)
    }
  }

  private func content(
    _ name: String, _ kind: MediaKind, _ media: MediaType?, _ seed: NameSeed, _ operation: OpenAPI.Operation,
    _ answers: inout Answers
  ) -> ResponseContent? {
    func type(_ schema: OpenAPI.Schema) -> TypeReference { lowering.lower(schema, seed).element }
    switch kind {
    case .json, .any:
      guard let schema = media?.schema else { return nil }
      if isBinary(schema) { return .bytes }
      answers.schema = schema
      return .json(type(schema))
    case .events:
      let schema = media?.itemSchema ?? media?.schema
      let sentinel =
        (ExtensionReader.value("sentinel", in: operation.extensions) ?? operation.extensions["x-speakeasy-sse-sentinel"])?
        .string
      return .events(schema.map { dataType(of: $0, seed.event) } ?? .string, sentinel: sentinel)
    case .lines, .jsonSequence:
      return .sequence(itemType(media, type), framing: kind == .lines ? .lines : .jsonSequence)
    case .xml:
      guard let schema = media?.schema else { return nil }
      return isBinary(schema) ? .bytes : .xml(type(schema))
    case .text: return .text
    case .form, .multipart, .bytes:
      reportUntyped(name, media)
      return .bytes
    }
  }

  /// The type of one item of a sequence: `itemSchema`, else what a list holds that `schema` describes as a whole. A plain text is
  /// how documents describe what they do not: it is JSON all the same.
  private func itemType(_ media: MediaType?, _ type: (OpenAPI.Schema) -> TypeReference) -> TypeReference {
    if let item = media?.itemSchema { return type(item) }
    guard let schema = media?.schema else { return .json }
    var whole = type(schema)
    if case .optional(let wrapped) = whole { whole = wrapped }
    switch whole {
    case .array(let element): return element
    case .builtIn(.string), .builtIn(.bytes): return .json
    case let item: return item
    }
  }

  /// The type of an event's data: the `data` property where the schema describes events (OpenAPI 3.2 §4.14.3), and whole
  /// events where it says more of them than that.
  private func dataType(of schema: OpenAPI.Schema, _ seed: NameSeed) -> TypeReference {
    let page = PageSchema(schema, lowering.composer)
    let names = Set(page.composed.properties.map(\.name))
    if names.contains("data"), names.isSubset(of: EventShape.members), !EventShape.isNamed(page),
      let data = page.property("data")
    {
      let inner = data.composed.conjuncts.lazy.compactMap { $0.applicators?.contentSchema }.first
      return inner.map { lowering.lower($0, seed).element }
        ?? lowering.lower(data.parts, seed).element
    }
    let type = lowering.lower(schema, seed).element
    EventShape.readData(of: type, lowering)
    return type == .builtIn(.bytes) ? .string : type
  }

  private func headers(of response: Response, _ id: String) -> [ResponseHeader] {
    var scope = NameScope()
    return response.headers.compactMap { entry in
      // The media type's own name says what `Content-Type` is (OpenAPI 3.2 §4.17.1).
      guard entry.name.lowercased() != "content-type", let header = document.resolve(entry.value) else { return nil }
      let name = WordSplitter.words(of: entry.name)
      let content = header.content.first.flatMap { document.resolve($0.value)?.schema }
      let type =
        (header.schema ?? content).map { lowering.lower($0, .operation(id, name, step: "header \(entry.name)")).type }
        ?? .string
      return ResponseHeader(
        name: scope.takeMember(SwiftIdentifier.member(name)), wireName: entry.name, type: type,
        explode: header.explode, isJSON: header.content.first.map { MediaKind($0.name) == .json } ?? false,
        documentation: Documentation(description: header.description, isDeprecated: header.deprecated))
    }
  }

  private static func word(for status: StatusPattern) -> String {
    switch status {
    case .exact(let code): statusNames[code] ?? "status\(code)"
    case .range(let digit): digit == 2 ? "success" : "status\(digit)XX"
    case .any: "other"
    }
  }

  private static let statusNames = [
    200: "ok", 201: "created", 202: "accepted", 203: "nonAuthoritative", 204: "noContent", 205: "resetContent",
    206: "partialContent", 207: "multiStatus",
  ]
}
