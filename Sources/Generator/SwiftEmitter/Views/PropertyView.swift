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
    .text(
      "map", "the function for both directions: `required`, `optional`, `requiredNullable`, `nullable` or `readOnly`"
    ) {
      $0.map
    },
    .text("blank", "the expression of what stands there before it is read, or nothing where that is nil") { $0.blank },
    .text("constant", "the one value that it can have, as an expression, or nothing") { $0.fixed },
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
    if let value = property.defaultValue, let text = Constant.text(value, as: property.type, in: words) {
      return "\(argument) = \(text)"
    }
    return property.presence == .required ? argument : "\(argument) = nil"
  }

  /// Deprecation is told in words: an attribute would make the model's own initialisers warn.
  private var documentation: Documentation {
    var documentation = property.documentation
    if property.isReadOnly { documentation.remarks.append("Read-only: the service sets it, and it is not sent.") }
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

  private var map: String {
    switch property.presence {
    case .required: "required"
    case .requiredNullable: "requiredNullable"
    case .optional: property.isReadOnly ? "readOnly" : "optional"
    case .optionalNullable: "nullable"
    }
  }

  /// What stands there before the property is read.
  var blank: String {
    guard property.presence == .required else { return "" }
    return Blanks.text(property.isSecret ? property.type.concealed : property.type, in: words)
  }

  /// The one value that the property can have, which is no argument.
  var fixed: String {
    property.constant.flatMap { Constant.text($0, as: property.type, in: words) } ?? ""
  }
}
