/// What models print: the members that are there, without secrets.
enum ModelText {
  /// The most characters of a line, and of a text in it.
  static let width = 160
  static let textWidth = 40

  /// The model in one line: `Pet(id: 7, name: "Rex", tags: [2], owner: {3})`, cut where it gets long. Of lists and objects it
  /// says how much they hold.
  static func line<Model: JSONEncodable>(_ model: Model) -> String {
    let name = name(of: model)
    let tree = tree(model)
    guard case .object(let members) = tree else { return "\(name)(\(short(tree)))" }
    var text = "\(name)("
    var isFirst = true
    for (key, value) in members {
      let piece = "\(key): \(short(value))"
      if !isFirst, text.count + piece.count > width { return text + ", …)" }
      text += isFirst ? piece : ", \(piece)"
      isFirst = false
    }
    return text + ")"
  }

  /// The model as JSON with indentation, behind its name.
  static func lines<Model: JSONEncodable>(_ model: Model) -> String {
    var text = name(of: model) + " "
    write(tree(model), indent: "", to: &text)
    return text
  }

  /// The type, and of a union the variant.
  private static func name<Model>(of model: Model) -> String {
    let mirror = Mirror(reflecting: model)
    guard mirror.displayStyle == .enum, let label = mirror.children.first?.label else { return "\(Model.self)" }
    return "\(Model.self).\(label)"
  }

  private static func tree<Model: JSONEncodable>(_ model: Model) -> JSONValue {
    var writer = JSONWriter(for: .showing)
    model.write(to: &writer)
    return (try? writer.finish()).flatMap { try? JSONDocument.parse($0).root.value } ?? .null
  }

  private static func short(_ value: JSONValue) -> String {
    switch value {
    case .string(let text) where text.count > textWidth: JSONValue.string(text.prefix(textWidth) + "…").description
    case .array(let elements): "[\(elements.count)]"
    case .object(let members): "{\(members.count)}"
    default: value.description
    }
  }

  private static func write(_ value: JSONValue, indent: String, to text: inout String) {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      text += "["
      for (index, element) in elements.enumerated() {
        text += index == 0 ? "\n\(indent)  " : ",\n\(indent)  "
        write(element, indent: indent + "  ", to: &text)
      }
      text += "\n\(indent)]"
    case .object(let members) where !members.isEmpty:
      text += "{"
      for (index, member) in members.enumerated() {
        text += index == 0 ? "\n\(indent)  " : ",\n\(indent)  "
        text += "\(JSONValue.string(member.key)): "
        write(member.value, indent: indent + "  ", to: &text)
      }
      text += "\n\(indent)}"
    default: text += value.description
    }
  }
}
