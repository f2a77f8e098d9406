import ClientModel
import Templating

/// The mock of a client: a transport with a property for each resource.
final class MockView: TemplateView {
  let words: Words
  let resources: [MockResourceLinkView]

  init(words: Words, types: [String]) {
    self.words = words
    resources = zip(words.api.resources, types).map { resource, type in
      MockResourceLinkView(resource: resource, type: type, access: words.access)
    }
  }

  /// The mock's type, for instance `FireHydrantMock`.
  static func name(of client: String) -> String {
    client.hasSuffix("Client") && client.count > 6 ? "\(client.dropLast(6))Mock" : "\(client)Mock"
  }

  static let viewName = "mock"
  static let keys: [TemplateKey<MockView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the mock") { name(of: $0.words.api.clientName) },
    .text("title", "the document's title on one line") { DocumentationText.oneLine($0.words.api.title) },
    .views("resources", "the resources in document order") { $0.resources },
  ]
}

/// A resource of a mock, as its property shows it.
final class MockResourceLinkView: TemplateView {
  let resource: Resource
  let type: String
  let access: String

  init(resource: Resource, type: String, access: String) {
    self.resource = resource
    self.type = type
    self.access = access
  }

  static let viewName = "mockResourceLink"
  static let keys: [TemplateKey<MockResourceLinkView>] = [
    .texts("doc", "comment lines, `///` included") {
      DocumentationText.lines($0.resource.documentation, fallback: "Operations on `\($0.resource.name)`.")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the property, quoted where it must be") { $0.resource.name },
    .text("type", "Swift name of the resource's type in the mock") { $0.type },
  ]
}

/// The text that a mock checks and answers by.
final class MockDescriptionView: TemplateView {
  let name: String
  let lines: [String]

  init(name: String, lines: [String]) {
    self.name = name
    self.lines = lines
  }

  static let viewName = "mockDescription"
  static let keys: [TemplateKey<MockDescriptionView>] = [
    .text("name", "Swift name of the mock") { $0.name },
    .texts("lines", "the description, which has no line breaks of its own") {
      $0.lines.map(SwiftLiteral.rawJSON)
    },
  ]
}
