import ClientModel
import Templating

/// A resource: the struct that holds the operations of one part of the API.
final class ResourceView: TemplateView {
  let resource: Resource
  /// Rendered operations.
  let operations: [String]
  /// Rendered types that only the resource's operations use.
  let nested: [String]
  /// Whether this is a further part of a resource too large for one file.
  let isExtension: Bool
  let words: Words

  init(resource: Resource, operations: [String], nested: [String], isExtension: Bool, words: Words) {
    self.resource = resource
    self.operations = operations
    self.nested = nested
    self.isExtension = isExtension
    self.words = words
  }

  static let viewName = "resource"
  static let keys: [TemplateKey<ResourceView>] = [
    .texts("doc", "comment lines, `///` included") {
      DocumentationText.lines($0.resource.documentation, fallback: "Operations on `\($0.resource.name)`.")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.resource.typeName },
    .flag("isExtension", "this is a further part of a resource too large for one file") { $0.isExtension },
    .texts("members", "the operations as `operation.mustache` renders them, then the types that only they use") {
      $0.operations + $0.nested
    },
  ]
}
