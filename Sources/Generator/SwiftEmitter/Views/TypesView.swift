import ClientModel
import Templating

/// Types that the client itself holds, since several of its resources or models share them.
final class TypesView: TemplateView {
  let client: String
  /// Rendered types.
  let nested: [String]

  init(client: String, nested: [String]) {
    self.client = client
    self.nested = nested
  }

  static let viewName = "types"
  static let keys: [TemplateKey<TypesView>] = [
    .text("client", "Swift name of the client") { $0.client },
    .texts("nested", "the types, rendered") { $0.nested },
  ]
}
