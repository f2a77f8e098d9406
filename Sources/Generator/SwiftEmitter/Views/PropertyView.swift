import ClientModel
import Templating

/// A property of a structure.
///
/// A class, because a template asks for the list of them several times.
final class PropertyView: TemplateView {
  let property: Property
  let words: Words

  init(property: Property, words: Words) {
    self.property = property
    self.words = words
  }

  static let viewName = "property"
  static let keys: [TemplateKey<PropertyView>] = [
    .texts("doc", "comment lines, `///` included") { DocumentationText.lines($0.documentation) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("box", "name of the stored box where the structure would contain itself, or nothing") { $0.box },
    .text("name", "Swift name, quoted where it must be") { $0.property.name },
    .text("type", "Swift type, with its optional") { $0.type },
    .text("bare", "the expression that reads the value where it stands for the whole JSON value") {
      Reading.text($0.type)
    },
    .text("key", "name in JSON, as a string literal") { SwiftLiteral.string($0.property.wireName) },
    .text("read", "the reader's function: `required`, `optional` or `nullable`") { $0.read },
    .text("write", "the writer's function: `field` or `nullableField`") {
      $0.property.presence == .requiredNullable ? "nullableField" : "field"
    },
  ]

  /// A property wrapper would read better, but cannot stand in a `nonisolated` structure.
  private var box: String {
    guard property.isIndirect else { return "" }
    let name = property.name.filter { $0 != "`" }
    return "boxed\(name.prefix(1).uppercased())\(name.dropFirst())"
  }

  var type: String {
    words.types.text(property.isSecret ? property.type.concealed : property.type, property.presence)
  }

  /// The property as an argument of the initialiser, with its default.
  var argument: String {
    let argument = "\(property.name): \(type)"
    if let constant { return "\(argument) = \(constant)" }
    return property.presence == .required ? argument : "\(argument) = nil"
  }

  /// Deprecation is told in words: an attribute would make the model's own initialisers warn.
  private var documentation: Documentation {
    var documentation = property.documentation
    if documentation.isDeprecated { documentation.remarks.append("Deprecated.") }
    return documentation
  }

  private var read: String {
    switch property.presence {
    case .required: "required"
    case .requiredNullable, .optional: "optional"
    case .optionalNullable: "nullable"
    }
  }

  /// The one value that the property can have, or the one it has unless the caller says otherwise, as Swift writes it.
  private var constant: String? {
    guard let constant = property.constant ?? property.defaultValue else { return nil }
    return Constant.text(constant, as: property.type, in: words)
  }
}
