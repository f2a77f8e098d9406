import ClientModel
import Templating

/// A resource: the struct that holds the operations of one part of the API.
final class ResourceView: TemplateView {
  let resource: Resource
  /// Rendered operations.
  let operations: [String]
  /// Whether this is a further part of a resource too large for one file.
  let isExtension: Bool
  let words: Words

  init(resource: Resource, operations: [String], isExtension: Bool, words: Words) {
    self.resource = resource
    self.operations = operations
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
    .texts("operations", "the operations as `operation.mustache` renders them") { $0.operations },
  ]
}
