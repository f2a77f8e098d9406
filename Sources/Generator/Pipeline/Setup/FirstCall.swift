import ClientModel

/// A first program with a client: an operation that needs nothing but credentials.
package struct FirstCall: Sendable {
  private let api: API
  private let module: String

  package init(_ api: API, module: String) {
    self.api = api
    self.module = module
  }

  /// The statements, nil where every operation needs to be told something.
  package var statements: String? {
    guard let (resource, operation) = choice else { return nil }
    let call = "client.\(resource.name).\(operation.name)()"
    let work =
      switch operation.result {
      case .paged: "for try await item in \(call) {\n  print(item)\n}"
      case .none: "try await \(call)"
      default: "print(try await \(call))"
      }
    return """
      \(construction)
      \(work)
      """
  }

  /// A whole file with the statements in it.
  package var program: String {
    let body = statements ?? "\(construction)\nprint(client)"
    return "import \(module)\n\n" + body + "\n"
  }

  /// Operations of one resource are read before they are made: the first plain list, else the first plain read.
  private var choice: (resource: Resource, operation: Operation)? {
    let plain = api.resources.flatMap { resource in
      resource.operations.filter { isPlain($0) }.map { (resource: resource, operation: $0) }
    }
    return plain.first { if case .paged = $0.operation.result { true } else { false } } ?? plain.first
  }

  private func isPlain(_ operation: Operation) -> Bool {
    let isReadable =
      switch operation.result {
      case .none, .paged: true
      case .content(let content):
        switch content {
        case .json, .optionalJSON, .text: true
        default: false
        }
      default: false
      }
    return operation.method == "GET" && isReadable && operation.servers.isEmpty
      && !operation.documentation.isDeprecated
      && operation.parameters.allSatisfy { !$0.isRequired || $0.constant != nil || $0.defaultValue != nil }
  }

  private var construction: String {
    var arguments: [String] = []
    if let credential = api.security.credentials.first(where: { $0.parameters.allSatisfy { $0.kind == .text } }) {
      let parameters = credential.parameters.map { parameter in
        (parameter.label.map { "\($0): " } ?? "") + "\"…\""
      }
      arguments.append("credentials: .\(credential.name)(\(parameters.joined(separator: ", ")))")
    } else if !api.security.credentials.isEmpty {
      arguments.append("credentials: .none")
    }
    if api.servers.isEmpty { arguments.append("server: .custom(\"https://…\")") }
    return "let client = \(api.clientName)(\(arguments.joined(separator: ", ")))"
  }
}
