import ClientModel
import Templating

/// What a package says about itself besides the document.
package struct PackageFacts: Sendable {
  /// The module, which the package is called after.
  package var module: String
  /// The mock's module.
  package var mock: String
  /// The manifest's line for the runtime: `.package(url: "…", from: "1.0.0")`.
  package var dependency: String
  /// Where the package is published; nil where nobody said.
  package var repository: String?
  /// Whether there is a licence beside the README.
  package var hasLicense = false
  /// Products of the runtime that the client imports besides `ClientsmithRuntime`.
  package var products: [String] = []

  package init(module: String, mock: String, dependency: String) {
    self.module = module
    self.mock = mock
    self.dependency = dependency
  }
}

/// A package to publish, as its texts show it.
final class PackageView: TemplateView {
  let facts: PackageFacts
  let words: Words
  let resources: [PackageResourceView]
  private let client: ClientSnippet

  init(_ facts: PackageFacts, words: Words) {
    self.facts = facts
    self.words = words
    client = ClientSnippet(words: words)
    resources = words.api.resources.map { PackageResourceView($0, words: words) }
  }

  static let viewName = "package"
  static let keys: [TemplateKey<PackageView>] = [
    .text("module", "the client's module") { $0.facts.module },
    .text("mock", "the mock's module") { $0.facts.mock },
    .text("mockName", "Swift name of the mock") { MockView.name(of: $0.words.api.clientName) },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .text("title", "the document's title on one line") { DocumentationText.oneLine($0.words.api.title) },
    .text("version", "the document's version on one line") { DocumentationText.oneLine($0.words.api.version) },
    .texts("description", "the document's own description, as Markdown lines") { $0.description },
    .text("dependency", "the manifest's line for the runtime") { $0.facts.dependency },
    .texts("products", "products of the runtime that the client imports besides it") { $0.facts.products },
    .text("repository", "where the package is published, or nothing") { $0.facts.repository ?? "" },
    .flag("hasLicense", "there is a licence beside the README") { $0.facts.hasLicense },
    .text("construction", "the statement that makes a client") { $0.client.text() },
    .text("environmentConstruction", "the statement that makes a client of what the environment has") {
      $0.client.text(isFromEnvironment: true)
    },
    .text("mockedConstruction", "the statement that makes a client of a mock") {
      $0.client.text(secret: "test", configuration: "mock.configuration")
    },
    .view("sample", "a call that needs nothing but credentials, if there is one") { $0.sample },
    .view("paged", "a list that is paged, if there is one") { $0.paged },
    .views("credentials", "the ways to give credentials that are texts alone") { $0.credentials },
    .views("resources", "the resources in document order") { $0.resources },
  ]

  private var operations: [PackageOperationView] { resources.flatMap(\.operations) }

  private var sample: PackageOperationView? {
    let plain = operations.filter { $0.snippet.isPlain && !$0.operation.documentation.isDeprecated }
    return plain.first { $0.snippet.isPaged } ?? plain.first ?? operations.first { $0.snippet.inputs.isEmpty }
  }

  private var paged: PackageOperationView? {
    operations.first { $0.snippet.isPaged && $0.snippet.isPlain }
      ?? operations.first { $0.snippet.isPaged && $0.snippet.inputs.isEmpty }
  }

  private var credentials: [PackageCredentialView] {
    words.api.security.credentials.enumerated().filter { ClientSnippet.isPlain($0.element) }
      .map { PackageCredentialView($0.element, number: $0.offset + 1) }
  }

  private var description: [String] {
    DocumentationText.lines(words.api.documentation).map { String($0.dropFirst(3).drop { $0 == " " }) }
  }
}

/// A resource as a package shows it.
final class PackageResourceView: TemplateView {
  let resource: Resource
  let operations: [PackageOperationView]

  init(_ resource: Resource, words: Words) {
    self.resource = resource
    operations = resource.operations.map { PackageOperationView($0, in: resource, words: words) }
  }

  static let viewName = "packageResource"
  static let keys: [TemplateKey<PackageResourceView>] = [
    .text("resource", "the client's property, without quotes") { $0.resource.name.filter { $0 != "`" } },
    .text("type", "Swift name of the resource's type") { $0.resource.typeName },
    .text("about", "what the resource is, on one line") { view in
      DocumentationText.oneLine(
        view.resource.documentation.summary ?? view.resource.documentation.description
          ?? "Operations on `\(view.resource.name)`.")
    },
    .views("operations", "the operations in document order") { $0.operations },
  ]
}

/// An operation as a package shows it.
final class PackageOperationView: TemplateView {
  let operation: Operation
  let resource: Resource
  let snippet: Snippet
  private let client: String

  init(_ operation: Operation, in resource: Resource, words: Words) {
    self.operation = operation
    self.resource = resource
    client = words.api.clientName
    snippet = Snippet(operation, in: resource, words: words)
  }

  static let viewName = "packageOperation"
  static let keys: [TemplateKey<PackageOperationView>] = [
    .text("call", "how the operation is called: `incidents.list`") { view in
      "\(view.resource.name).\(view.operation.name)".filter { $0 != "`" }
    },
    .text("about", "what the operation does, on one line") { view in
      DocumentationText.oneLine(
        view.operation.documentation.summary ?? view.operation.documentation.description
          ?? "\(view.operation.method) \(view.operation.path)")
    },
    .text("id", "the operation's id in the document") { DocumentationText.oneLine($0.operation.id) },
    .text("method", "HTTP method") { $0.operation.method },
    .text("path", "path template") { DocumentationText.oneLine($0.operation.path) },
    .text("function", "the function that compiles the snippet") { $0.snippet.name },
    .text("inputs", "that function's arguments") { view in
      (["client: \(view.client)"] + view.snippet.inputs).joined(separator: ", ")
    },
    .flag("needsInputs", "the snippet needs a value that is made elsewhere") { !$0.snippet.inputs.isEmpty },
    .flag("isPlain", "the call needs nothing but credentials, and only reads") { $0.snippet.isPlain },
    .flag("isPaged", "the call gives a list page by page") { $0.snippet.isPaged },
    .flag("isDeprecated", "the document calls the operation deprecated") { $0.operation.documentation.isDeprecated },
    .texts("lines", "the snippet") { $0.snippet.lines },
    .text("statement", "the last line of the snippet where it is one: the call itself") { view in
      view.snippet.lines.first.map { $0.hasPrefix("let answer = ") ? "_ = \($0.dropFirst(13))" : $0 } ?? ""
    },
    .text("list", "the call of a list, as an expression") { view in
      "client.\(view.resource.name).\(view.operation.name)()"
    },
  ]
}

/// A way to give credentials, as a package shows it.
final class PackageCredentialView: TemplateView {
  let credential: CredentialConstructor
  let number: Int

  init(_ credential: CredentialConstructor, number: Int) {
    self.credential = credential
    self.number = number
  }

  static let viewName = "packageCredential"
  static let keys: [TemplateKey<PackageCredentialView>] = [
    .text("expression", "the credentials as an expression") { ClientSnippet.call($0.credential) },
    .text("about", "what they are, on one line") { view in
      DocumentationText.oneLine(
        view.credential.documentation.summary ?? view.credential.documentation.description ?? "")
    },
    .text("number", "a number of its own") { String($0.number) },
  ]
}
