import OpenAPI

/// What an operation can answer, before pagination is looked for.
struct Answers {
  var result: OperationResult = .none
  var accept: [String] = []
  /// The same answer piece by piece, where the document offers it so besides; with the media type that asks for it.
  var stream: (content: ResponseContent, mediaType: String)?
  /// The further JSON media types of the answer that have schemas of their own.
  var alternatives: [AnswerCase] = []
  /// The texts and files that the answer can be had as beside JSON.
  var files: [(content: ResponseContent, mediaType: String)] = []
  /// Every case of the answer but those.
  var cases: [AnswerCase] = []
  var headers: [ResponseHeader] = []
  /// The names of the success answer's declared headers, lower case.
  var headerNames: Set<String> = []
  /// The schema of the one JSON success answer.
  var schema: OpenAPI.Schema?
  var problems: [(status: StatusPattern, type: TypeReference)] = []

  /// The schema of the JSON request body, where cursors may stand.
  func requestSchema(of operation: OpenAPI.Operation, _ document: Document) -> OpenAPI.Schema? {
    guard let body = operation.requestBody.flatMap({ document.resolve($0) }) else { return nil }
    return body.content.first { MediaKind($0.name) == .json }.flatMap { document.resolve($0.value)?.schema }
  }
}

/// One success answer of an operation.
struct AnswerCase {
  let status: StatusPattern
  let response: Response
  let content: ResponseContent?
  let isRaw: Bool
  /// The media type, where the status alone does not tell it from the case before.
  var mediaType: String?
  /// What follows the status's word in its name.
  var words: [String] = []
  /// The schema of a further media type.
  var schema: OpenAPI.Schema?
}

extension StatusPattern {
  init(_ key: StatusKey) {
    switch key {
    case .exact(let code): self = .exact(code)
    case .range(let digit): self = .range(digit)
    case .default: self = .any
    }
  }

  /// 0 for one status, 1 for a class of them, 2 for all.
  var width: Int {
    switch self {
    case .exact: 0
    case .range: 1
    case .any: 2
    }
  }

  /// Whether it stands for every status that `other` stands for.
  func covers(_ other: StatusPattern) -> Bool {
    switch (self, other) {
    case (.any, _): true
    case (.range(let digit), .exact(let code)): code / 100 == digit
    default: self == other
    }
  }

  /// Whether it stands for statuses of a class, such as 2 for success.
  func isInClass(_ digit: Int) -> Bool {
    switch self {
    case .exact(let code): code / 100 == digit
    case .range(let own): own == digit
    case .any: false
    }
  }
}
