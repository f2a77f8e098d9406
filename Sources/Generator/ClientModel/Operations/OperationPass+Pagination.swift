import Diagnostics
import OpenAPI
import YAML

extension OperationPass {
  /// What looking for a pagination found besides the pagination itself.
  struct PagingFacts {
    /// What is known of a call whose pagination was looked for in vain.
    var unpaged: Unpaged?
    /// Why a list is not walked.
    var whole: WholeList?
    /// The number of the first page, where the document says it.
    var firstPage: Int?
  }

  /// Walks the answer page by page where a pagination is declared or inferred.
  func paginate(
    _ operation: inout Operation, _ selected: OperationSelection.Selected, _ answers: Answers, _ levels: [Extensions],
    words: [String]
  ) -> PagingFacts {
    switch operation.result {
    // An empty answer beside a list is an empty list.
    case .content(.json(let type)), .content(.optionalJSON(let type)):
      guard let schema = answers.schema else { return PagingFacts() }
      if case .content(.optionalJSON) = operation.result {
        guard case .array = type else { return PagingFacts() }
      }
      return paginate(&operation, selected, answers, levels, words, schema, type)
    case .raw: return paginate(&operation, selected, answers, levels, words, nil, nil)
    default: return PagingFacts()
    }
  }

  private func paginate(
    _ operation: inout Operation, _ selected: OperationSelection.Selected, _ answers: Answers, _ levels: [Extensions],
    _ words: [String], _ schema: OpenAPI.Schema?, _ answer: TypeReference?
  ) -> PagingFacts {
    guard canHavePages(selected.operation.method, levels) else { return PagingFacts() }
    let response = schema.map { PageSchema($0, lowering.composer) }
    let request = PaginationRequest(
      operationID: operation.id, words: words, method: selected.operation.method, path: operation.path,
      extensions: levels, inputs: inputs(of: selected, body: answers.requestSchema(of: selected.operation, document)),
      response: response, headers: answers.headerNames,
      location: selected.operation)
    let pass = PaginationPass(configuration: configuration)
    // An answer that nobody described can still be declared to hold pages: its items are then JSON.
    let decision = pass.decision(
      of: request, type: { pointer in answer.map { self.type(at: pointer, from: $0) } ?? .json }, into: &lowering.bag)
    switch decision {
    case .whole(let reason):
      // A thing that has a list is none.
      let isList =
        response.map { page in
          ItemsSearch.pointer(in: page, hint: request.lastSegment).map { ItemsSearch.isEnvelope(page, items: $0) }
            ?? false
        } ?? false
      return PagingFacts(whole: isList ? WholeList(reason: reason) : nil)
    case .unknown(let reason): return PagingFacts(unpaged: Unpaged(request: request, answer: answer, reason: reason))
    case .pages(var found):
      found.learnSizes(from: request)
      operation.pagination = found
      operation.result = .paged(found.itemType)
      keepEnvelope(of: &operation, response, answer)
      guard found.style == .page, let position = found.position else { return PagingFacts() }
      return PagingFacts(firstPage: request.input(at: position)?.firstPage)
    }
  }

  /// Whether a call can be a list at all; only an extension makes one of a method that changes things.
  private func canHavePages(_ method: HTTPMethod, _ levels: [Extensions]) -> Bool {
    [.get, .post, .query].contains(method)
      || levels.contains { extensions in
        ["x-clientsmith-pagination", "x-speakeasy-pagination", "x-fern-pagination", "x-ms-pageable"].contains {
          extensions[$0] != nil
        }
      }
  }

  /// Gives the calls that say too little the pagination that most of the document's lists have.
  func followSiblings(_ drafts: inout [OperationDraft]) {
    alignFirstPages(&drafts)
    let siblings = SiblingPagination(drafts.compactMap(\.operation.pagination))
    for index in drafts.indices {
      guard let unpaged = drafts[index].unpaged else { continue }
      func type(_ pointer: String) -> TypeReference? { unpaged.answer.flatMap { self.type(at: pointer, from: $0) } }
      guard
        let found = siblings?.pagination(of: unpaged, type: type) ?? HiddenCursor.pagination(of: unpaged, type: type)
      else {
        drafts[index].operation.wholeList = PagingRemedy.note(unpaged, &lowering.bag)
        continue
      }
      if let answer = unpaged.answer, found.itemType != answer { drafts[index].envelope = answer.declared }
      drafts[index].operation.pagination = found
      drafts[index].operation.result = .paged(found.itemType)
      keepEnvelope(of: &drafts[index].operation, unpaged.request.response, unpaged.answer)
    }
  }

  /// Keeps the type of a page that has more to say than the walk needs.
  private func keepEnvelope(of operation: inout Operation, _ page: PageSchema?, _ answer: TypeReference?) {
    guard let page, let answer, answer.declared != nil, let pagination = operation.pagination,
      PageRemainder.isWorthKeeping(page, pagination)
    else { return }
    operation.envelope = answer
  }

  /// Where one list says that pages count from 0, those that say nothing of the same parameter count so too.
  private func alignFirstPages(_ drafts: inout [OperationDraft]) {
    var known: [RequestPointer: Set<Int>] = [:]
    for draft in drafts {
      guard let pagination = draft.operation.pagination, pagination.style == .page, let position = pagination.position,
        let first = draft.firstPage
      else { continue }
      known[position, default: []].insert(first)
    }
    guard known.values.contains([0]) else { return }
    for index in drafts.indices where drafts[index].firstPage == nil {
      guard var pagination = drafts[index].operation.pagination, pagination.style == .page,
        case .inferred = pagination.origin, let position = pagination.position, known[position] == [0]
      else { continue }
      pagination.first = 0
      drafts[index].operation.pagination = pagination
    }
  }

  /// The type at a JSON pointer into a value of a type.
  func type(at pointer: String, from type: TypeReference) -> TypeReference? {
    var current = type
    for token in pointer.split(separator: "/") {
      let name = token.replacing("~1", with: "/").replacing("~0", with: "~")
      if case .optional(let wrapped) = current { current = wrapped }
      switch current {
      case .declared(let id):
        guard case .structure(let structure) = lowering.drafts[id.index].declaration.kind else { return nil }
        if let property = structure.properties.first(where: { $0.wireName == name }) {
          current = property.type
        } else if let additional = structure.additional {
          current = additional
        } else {
          return nil
        }
      case .dictionary(let value): current = value
      case .builtIn(.json): return .json
      default: return nil
      }
    }
    if case .declared(let id) = current, case .structure(let structure) = lowering.drafts[id.index].declaration.kind,
      structure.isWrapper, let inner = structure.properties.first
    {
      return inner.type
    }
    return current
  }
}
