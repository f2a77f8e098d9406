import ClientModel

/// A call of one operation as a few lines of Swift, which a package compiles and shows.
struct Snippet {
  /// The function that holds it where it is compiled.
  let name: String
  /// What cannot be spelled comes from outside: arguments of that function.
  var inputs: [String] = []
  var lines: [String] = []
  /// Whether the call needs nothing but credentials, and only reads.
  let isPlain: Bool
  let isPaged: Bool

  init(_ operation: Operation, in resource: Resource, words: Words) {
    let plain = { (text: String) in text.filter { $0 != "`" } }
    name = "\(plain(resource.name))_\(plain(operation.name))"
    let values = SnippetValue(words: words)
    var arguments: [String] = []
    var inputs: [String] = []
    func add(_ label: String?, _ name: String, _ value: String?, type: String) {
      if value == nil { inputs.append("\(name): \(type)") }
      arguments.append((label.map { "\($0): " } ?? "") + (value ?? name))
    }
    func addBody() {
      guard let body = operation.body, body.isRequired else { return }
      let view = BodyView(content: body.content, isRequired: true, words: words)
      var value: String?
      switch body.content {
      case .json(let type, _), .form(let type, _, _), .xml(let type, _): value = values.text(type, name: "body")
      case .text: value = "\"…\""
      case .multipart, .parts, .bytes, .sequence, .choice: value = nil
      }
      add(nil, "body", value, type: view.type)
    }
    let needed = operation.parameters.enumerated().filter { $0.element.constant == nil }
    for (index, parameter) in needed {
      if index == operation.bodyPosition { addBody() }
      guard parameter.isRequired, parameter.defaultValue == nil else { continue }
      add(
        parameter.label, plain(parameter.name), values.text(parameter.type, name: parameter.wireName),
        type: words.type(parameter.type))
    }
    if !needed.contains(where: { $0.offset == operation.bodyPosition }) { addBody() }
    self.inputs = inputs
    let call = "client.\(resource.name).\(operation.name)(\(arguments.joined(separator: ", ")))"
    isPaged = if case .paged = operation.result { true } else { false }
    isPlain = operation.method == "GET" && arguments.isEmpty && Self.isReadable(operation.result)
    switch operation.result {
    case .none: lines = ["try await \(call)"]
    case .paged: lines = ["for try await item in \(call) {", "  print(item)", "}"]
    case .content(.events), .content(.sequence): lines = ["for try await event in \(call) {", "  print(event)", "}"]
    case .raw, .choice, .content: lines = ["let answer = try await \(call)", "print(answer)"]
    }
  }

  private static func isReadable(_ result: OperationResult) -> Bool {
    switch result {
    case .none, .paged, .content(.json), .content(.optionalJSON), .content(.text): true
    case .raw, .choice, .content: false
    }
  }
}

/// How a client is made in snippets.
struct ClientSnippet {
  let words: Words

  /// `let client = PetsClient(credentials: .apiKey("…"))`, with this configuration, where there is one; without credentials where they
  /// are left to the environment.
  func text(secret: String = "…", configuration: String? = nil, isFromEnvironment: Bool = false) -> String {
    var arguments: [String] = []
    if !isFromEnvironment, let credential = words.api.security.credentials.first(where: Self.isPlain) {
      arguments.append("credentials: \(Self.call(credential, secret: secret))")
    } else if !isFromEnvironment, !words.api.security.credentials.isEmpty {
      arguments.append("credentials: .none")
    }
    let server = words.api.servers.first.flatMap { ServerView(server: $0, access: words.access).defaultExpression }
    if server == nil { arguments.append("server: .custom(\"https://api.example.com\")") }
    if let configuration { arguments.append("configuration: \(configuration)") }
    return "let client = \(words.api.clientName)(\(arguments.joined(separator: ", ")))"
  }

  /// Whether texts are all that a way to give credentials needs.
  static func isPlain(_ credential: CredentialConstructor) -> Bool {
    credential.parameters.allSatisfy { parameter in
      switch parameter.kind {
      case .text, .scopes, .redirect: true
      case .authentication(let isRequired): !isRequired
      case .prompt, .open, .authorize, .provider, .authenticator, .transport: false
      }
    }
  }

  /// `.login(username: "…", password: "…")`, without what may be left out.
  static func call(_ credential: CredentialConstructor, secret: String = "…") -> String {
    let arguments = credential.parameters.filter { $0.kind == .text && !$0.isOptional }.map { parameter in
      (parameter.label.map { "\($0): " } ?? "") + "\"\(secret)\""
    }
    return ".\(credential.name)(\(arguments.joined(separator: ", ")))"
  }
}
