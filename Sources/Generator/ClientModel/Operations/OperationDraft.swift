import OpenAPI

/// An operation whose names are not settled yet.
struct OperationDraft {
  var operation: Operation
  /// The words that name the resource.
  var groupWords: [String]
  /// Whether the document gives the operation its resource outright.
  var hasOwnGroup = false
  /// The words of the one list that the answer wraps.
  var wrappedList: [String] = []
  /// The description of the tag the resource is made of.
  var groupDescription: String?
  /// A name the document gives to the method itself.
  var pinnedName: String?
  /// What the name is derived from.
  var idWords: [String]
  /// The model that wraps a page's items, which no caller ever sees.
  var envelope: DeclarationID?
  /// What is known of a call whose pagination was looked for in vain; its siblings may tell.
  var unpaged: Unpaged?
  /// The number of the first page, where the document says it of a parameter that counts pages.
  var firstPage: Int?
  /// The error answers: status and type.
  var problems: [(status: StatusPattern, type: TypeReference)]
  /// Where this is the call before it once more with its answer in another form: what follows that one's name.
  var formWords: [String] = []

  /// Whether this is an operation's first or only call.
  var isFirst: Bool { formWords.isEmpty }

  /// Whether this is the call before it once more, with the answer as a stream.
  var isStreamOfPrevious: Bool { formWords == Self.streamWords }
  static let streamWords = ["stream"]
}

extension OperationDraft {
  /// The same call with its answer read piece by piece.
  func streamed(_ content: ResponseContent, mediaType: String) -> OperationDraft {
    var draft = reread(content, mediaType: mediaType, words: Self.streamWords)
    draft.operation.documentation.remarks.append("The answer as a stream: `\(mediaType)` is asked for.")
    return draft
  }

  /// The same call with its answer in another form, which is asked for by its media type.
  func reread(_ content: ResponseContent, mediaType: String, words: [String]) -> OperationDraft {
    var draft = self
    draft.formWords = words
    draft.pinnedName = nil
    draft.envelope = nil
    draft.unpaged = nil
    draft.firstPage = nil
    draft.operation.result = .content(content)
    draft.operation.accept = [mediaType]
    draft.operation.pagination = nil
    draft.operation.wholeList = nil
    draft.operation.envelope = nil
    return draft
  }
}

extension Operation {
  /// Whether the answer comes piece by piece.
  var isStream: Bool {
    switch result {
    case .content(.events), .content(.sequence): true
    default: false
    }
  }

  /// Replaces the declarations the operation mentions, in what is sent and in what comes back.
  mutating func mapDeclared(request: (DeclarationID) -> DeclarationID, response: (DeclarationID) -> DeclarationID) {
    for index in parameters.indices { parameters[index].type = parameters[index].type.mapDeclared(request) }
    if var body {
      body.content = body.content.mapDeclared(request)
      self.body = body
    }
    for index in responseHeaders.indices {
      responseHeaders[index].type = responseHeaders[index].type.mapDeclared(response)
    }
    if var pagination {
      pagination.itemType = pagination.itemType.mapDeclared(response)
      self.pagination = pagination
    }
    envelope = envelope?.mapDeclared(response)
    switch result {
    case .none, .raw: break
    case .content(let content): result = .content(content.mapDeclared(response))
    case .paged(let type): result = .paged(type.mapDeclared(response))
    case .choice(let id): result = .choice(response(id))
    }
  }

  /// The types the operation sends.
  var requestTypes: [TypeReference] {
    parameters.map(\.type) + (body?.content.type.map { [$0] } ?? [])
      + (body?.content.multipartForm.map { [.declared($0)] } ?? [])
  }

  /// The types the operation reads.
  var responseTypes: [TypeReference] {
    let headers = responseHeaders.map(\.type) + (envelope.map { [$0] } ?? [])
    switch result {
    case .none, .raw: return headers
    case .content(let content): return headers + (content.type.map { [$0] } ?? [])
    case .paged(let type): return headers + [type]
    case .choice(let id): return headers + [.declared(id)]
    }
  }
}
