import Diagnostics
import OpenAPI
import YAML

/// The operations pass: arguments, bodies, results and what the runtime must know of each call.
final class OperationPass {
  let document: Document
  let lowering: SchemaLowering
  let configuration: ModelConfiguration
  let security: SecurityPass
  let tagsByName: [String: Tag]
  var usedIDs: Set<String> = []
  /// The shapes of what has no name, so that contents that are described twice are seen to be one.
  let shapes = SeenShapes()

  init(_ lowering: SchemaLowering, security: SecurityPass) {
    self.lowering = lowering
    self.security = security
    document = lowering.document
    configuration = lowering.configuration
    tagsByName = Dictionary(document.tags.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The drafts of one operation: the call, and a second one where its answer can be had as a stream besides.
  func drafts(_ selected: OperationSelection.Selected) -> [OperationDraft] {
    let source = selected.operation
    let levels = [source.extensions, selected.item.extensions, document.extensions]
    let id = uniqueID(of: source, path: selected.path)
    let group = self.group(of: selected, path: selected.path)
    let idWords = Self.idWords(of: source, path: selected.path)
    let words = CallWords(
      id: idWords, resource: group.words, method: source.method.description, givesList: false
    ).model
    let path = Self.cleanedPath(selected.path)
    var operation = Operation(
      id: id, name: "", method: source.method.description, path: path, location: source.location,
      documentation: Documentation(operation: source, item: selected.item), parameters: [], body: nil, result: .none,
      accept: [], security: security.requirements(source.security), pagination: nil,
      retries: ResilienceExtensions.retries(levels, into: &lowering.bag), rateLimits: [],
      idempotencyKey: idempotencyKey(levels, selected), problems: [], servers: [], responseHeaders: [])
    if let limits = rateLimits(levels) {
      operation.rateLimits = limits
      operation.ignoresRateLimits = limits.isEmpty
    }
    operation.pathSuffix = String(selected.path.drop { $0 != "?" && $0 != "#" })
    operation.parameters = parameters(of: selected, path: path, id)
    operation.body = body(of: source, id)
    fillKey(of: operation)
    renameComponent(of: source, path: path, words: words)
    let servers = source.servers.isEmpty ? selected.item.servers : source.servers
    operation.servers = servers.isEmpty ? [] : ServerPass.servers(servers)
    let answers = answers(of: source, id)
    operation.result = answers.result
    operation.accept = answers.accept
    operation.responseHeaders = answers.headers
    let envelope: DeclarationID? = if case .content(.json(.declared(let id))) = operation.result { id } else { nil }
    let paging = paginate(&operation, selected, answers, levels, words: idWords)
    operation.wholeList = paging.whole
    let keepsForms = !answers.alternatives.isEmpty && !isWalked(operation, paging) && answers.stream == nil
    if keepsForms {
      operation.result = .choice(declareResponses(answers.cases + answers.alternatives, source, id))
      operation.accept += answers.alternatives.compactMap(\.mediaType)
    }
    let draft = OperationDraft(
      operation: operation, groupWords: group.words, hasOwnGroup: group.isOwn,
      groupDescription: group.tag.flatMap { tagsByName[$0]?.description },
      pinnedName: Self.pinnedName(of: source), idWords: idWords,
      envelope: operation.pagination == nil ? nil : envelope, unpaged: paging.unpaged, firstPage: paging.firstPage,
      problems: answers.problems)
    var drafts = [draft]
    if let stream = answers.stream { drafts.append(draft.streamed(stream.content, mediaType: stream.mediaType)) }
    for file in answers.files {
      var other = draft.reread(
        file.content, mediaType: file.mediaType,
        words: MediaNames.shortWords(
          of: file.mediaType, MediaKind(file.mediaType), among: answers.files.map(\.mediaType)))
      other.operation.documentation.remarks.append("The answer as `\(file.mediaType)`.")
      drafts.append(other)
    }
    guard !keepsForms else { return drafts }
    return drafts
      + answers.alternatives.map { self.draft(draft, giving: $0, answers, selected, levels) }
  }

  /// Whether an answer is a list, or may be one page of it: then a choice of forms would be in the walk's way.
  private func isWalked(_ operation: Operation, _ paging: PagingFacts) -> Bool {
    if operation.pagination != nil || paging.unpaged != nil { return true }
    if case .content(.json(.array)) = operation.result { return true }
    return false
  }

  /// The same call once more, with the answer in another JSON media type that has a schema of its own.
  private func draft(
    _ first: OperationDraft, giving form: AnswerCase, _ answers: Answers, _ selected: OperationSelection.Selected,
    _ levels: [Extensions]
  ) -> OperationDraft {
    guard let content = form.content, let mediaType = form.mediaType else { return first }
    var draft = first.reread(content, mediaType: mediaType, words: form.words)
    draft.operation.documentation.remarks.append("The answer as `\(mediaType)`.")
    var answers = answers
    answers.result = draft.operation.result
    answers.schema = form.schema
    let envelope: DeclarationID? = if case .json(.declared(let id)) = content { id } else { nil }
    let paging = paginate(&draft.operation, selected, answers, levels, words: draft.idWords)
    draft.operation.wholeList = paging.whole
    draft.envelope = draft.operation.pagination == nil ? nil : envelope
    draft.unpaged = paging.unpaged
    draft.firstPage = paging.firstPage
    return draft
  }

  /// Gives a component that is called `post_v1_services` the name of the operation that sends it: `CreateService`.
  private func renameComponent(of operation: OpenAPI.Operation, path: String, words: [String]) {
    guard let body = operation.requestBody.flatMap({ document.resolve($0) }),
      let entry = body.content.first(where: { MediaKind($0.name) == .json }),
      let schema = document.resolve(entry.value)?.schema.map(lowering.target),
      let component = lowering.componentNames[ObjectIdentifier(schema)], lowering.renames[component] == nil,
      case let own = WordSplitter.words(of: component), own.first == operation.method.description.lowercased(),
      PathWords(path, operation.method).isName(own)
    else { return }
    let isSaid = words.count > 1 && words.prefix(Verbs.length(in: words)).contains(where: Verbs.sending.contains)
    lowering.renames[component] = isSaid ? words : words + ["body"]
  }

  /// The windows of the operation or its path; nil where they say nothing, empty where nothing is to be counted.
  private func rateLimits(_ levels: [Extensions]) -> [RateLimit]? {
    for extensions in levels.dropLast() {
      if let limits = ResilienceExtensions.rateLimits(extensions, into: &lowering.bag) { return limits }
    }
    return nil
  }
}
