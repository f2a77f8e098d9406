/// A service made from its document: checks every request, and answers it or says who shall.
///
/// A value without clock, network or randomness: the same requests at the same moments are answered alike.
struct MockEngine: Sendable {
  /// What is to be done with a request.
  enum Step: Sendable {
    /// It does not fit the document.
    case mismatch([RequestCheck.Fault])
    case answer(WireAnswer)
    /// The connection ends without an answer.
    case disconnect
    /// A handler of this operation answers, from the values of the parameters.
    case handle(MockedOperation, values: [String: MockValue])
  }

  /// The items of a list that is answered page by page.
  private struct List {
    let items: [MockValue]
    let size: Int?
  }

  let description: MockDescription
  let answers: MockAnswers
  var tokens = MockTokens()
  var limits = MockLimits()
  var faults = MockFaults()
  private var lists: [String: List] = [:]

  init(_ description: MockDescription, seed: UInt64 = 1) {
    self.description = description
    answers = MockAnswers(description: description, seed: seed)
  }

  /// Answers an operation from a list from now on; nil: from samples again.
  mutating func setList(_ items: [MockValue]?, size: Int?, of operation: String) {
    lists[operation] = items.map { List(items: $0, size: size) }
  }

  /// Takes a request that came at a moment (Unix seconds). `handled` says of an operation whether a handler answers it.
  mutating func take(_ request: WireRequest, at now: Double, handled: (String) -> Bool = { _ in false }) -> Step {
    let route = MockRoute.find(request, in: description)
    let exchange = MockExchange(description: description, answers: answers)
    guard let route else {
      if let answer = exchange.oauth(request, &tokens, at: now) { return .answer(answer) }
      return .mismatch([unknown(request)])
    }
    let operation = route.operation
    let check = RequestCheck(description)
    let found = check.faults(request, route)
    guard found.isEmpty else { return .mismatch(found) }
    switch faults.next(for: operation.id) {
    case .status(let status, let retryAfter, let body):
      var answer =
        body.map { answers.answer($0, of: operation, status: status) } ?? answers.sample(operation, status: status)
      if let retryAfter { answer.headers.append(("Retry-After", String(Int64(retryAfter.rounded(.up))))) }
      return .answer(answer)
    case .disconnect: return .disconnect
    case .expireTokens: tokens.expire()
    case nil: break
    }
    if let wait = limits.admit(operation, at: now) {
      var answer = answers.sample(operation, status: 429)
      answer.headers.append(("Retry-After", String(Int64(max(1, wait.rounded(.up))))))
      return .answer(answer)
    }
    if let refusal = MockAccess(description: description).refusal(request, operation, &tokens, at: now) {
      return .answer(refused(refusal, operation))
    }
    if handled(operation.id) { return .handle(operation, values: check.values(request, route)) }
    if let answer = exchange.oauth(request, &tokens, at: now) ?? exchange.answer(request, operation, &tokens, at: now) {
      return .answer(answer)
    }
    return .answer(usual(request, operation, check.values(request, route)))
  }

  /// A page of items as the answer of an operation.
  func page(
    of items: [MockValue], size: Int?, _ operation: MockedOperation, _ request: WireRequest,
    _ values: [String: MockValue]
  ) -> WireAnswer {
    guard let paging = MockPaging(operation) else { return answers.answer(.array(items), of: operation) }
    let envelope = answers.value(operation) ?? .object([])
    let page = paging.page(of: items, size: size, envelope: envelope, request, values)
    var answer = answers.answer(page.body, of: operation)
    answer.headers += page.headers
    return answer
  }

  private func usual(
    _ request: WireRequest, _ operation: MockedOperation, _ values: [String: MockValue]
  ) -> WireAnswer {
    // RFC 7240; the word is Prism's.
    if let code = request.header("prefer")?.split(separator: ",").map(\.trimmed).first(where: { $0.hasPrefix("code=") }
    ),
      let status = Int(code.dropFirst(5)), (100...599).contains(status)
    {
      return answers.sample(operation, status: status)
    }
    if let list = lists[operation.id] { return page(of: list.items, size: list.size, operation, request, values) }
    let accept = request.header("accept")
    guard let facts = operation.value["paging"], let sample = answers.value(operation) else {
      return answers.sample(operation, accept: accept)
    }
    // A made-up cursor would lead on for ever.
    let items = sample.at(facts["items"]?.text ?? "")?.elements ?? []
    let isNested = facts["nested"]?.isTrue == true
    return page(of: isNested ? items.flatMap { $0.elements ?? [] } : items, size: nil, operation, request, values)
  }

  private func unknown(_ request: WireRequest) -> RequestCheck.Fault {
    let methods = MockRoute.methods(at: request.path, in: description)
    let known = methods.isEmpty ? "" : "; the path has \(methods.joined(separator: ", "))"
    return RequestCheck.Fault(
      place: description.document,
      reason: "the document has no operation \(request.method) \(request.path)\(known)")
  }

  /// What a refusal asks for: user name and password where nothing else would do (RFC 7617), else a token (RFC 6750).
  private func challenge(_ operation: MockedOperation) -> String {
    let ids = operation.value.list("security").flatMap { $0.elements ?? [] }.compactMap { $0.elements?.first?.text }
    let isBasic = !ids.isEmpty && ids.allSatisfy { description.scheme($0)?["kind"]?.text == "basic" }
    return isBasic ? #"Basic realm="mock", charset="UTF-8""# : "Bearer"
  }

  private func refused(_ refusal: MockAccess.Refusal, _ operation: MockedOperation) -> WireAnswer {
    switch refusal {
    case .missing:
      var answer = answers.sample(operation, status: 401)
      answer.headers.append(("WWW-Authenticate", challenge(operation)))
      return answer
    case .scope(let scope):
      var answer = answers.sample(operation, status: 403)
      answer.headers.append(("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"\(scope)\""))
      return answer
    case .expired(let scheme):
      let rule = scheme["token"]?.list("renewOn").first
      let status = rule?["status"]?.int ?? 401
      var answer = answers.sample(operation, status: status)
      if let code = rule?.list("codes").first, let pointer = rule?["pointer"]?.text {
        let body = (answers.value(operation, status: status) ?? .object([])).setting(pointer, to: code)
        answer = answers.answer(body, of: operation, status: status)
      }
      answer.headers.append(("WWW-Authenticate", "Bearer error=\"invalid_token\""))
      return answer
    }
  }
}
