import ClientModel
import Templating

/// A parameter of an operation: one statement that puts its value into the request.
///
/// A class, because a template asks for the list of them several times.
final class ParameterView: TemplateView {
  let parameter: Parameter
  let words: Words

  init(parameter: Parameter, words: Words) {
    self.parameter = parameter
    self.words = words
  }

  static let viewName = "parameter"
  static let keys: [TemplateKey<ParameterView>] = [
    .text("place", "the request's function: `path`, `query`, `header`, `cookie` or `querystring`") {
      $0.parameter.location.rawValue
    },
    .text("key", "name on the wire as a string literal; nothing for a whole query string") {
      $0.parameter.location == .querystring ? "" : SwiftLiteral.string($0.parameter.wireName)
    },
    .text("label", "label of the value with its colon: `json: `, `form: `, or nothing") { $0.label },
    .text("value", "the value: the argument's name, or the one constant it can have") { $0.value },
    .text("style", "how the value is written where that is not the place's default, with leading commas") { $0.style },
    .flag("isSecret", "the value must not appear in logs") { $0.parameter.isSecret },
    .flag("isPath", "the parameter stands in the path") { $0.parameter.location == .path },
  ]

  /// Whether it is an argument of the function; constants are sent without one.
  var isArgument: Bool { parameter.constant == nil }

  /// The argument with its default.
  var argument: String {
    let label = parameter.label
    let name = parameter.name
    // What is not given here is found elsewhere.
    let isElsewhere = parameter.isShared || parameter.isToken
    var type =
      parameter.isRequired && !isElsewhere
      ? words.type(parameter.type) : "\(words.types.optional(parameter.type)) = nil"
    if parameter.isRequired, !isElsewhere, let value = parameter.defaultValue,
      let text = Constant.text(value, as: parameter.type, in: words)
    {
      type += " = \(text)"
    }
    if label == name || "`\(label)`" == name { return "\(name): \(type)" }
    return "\(label) \(name): \(type)"
  }

  private var value: String {
    if let constant = parameter.constant { return SwiftLiteral.literal(constant) }
    guard parameter.isShared else { return parameter.name }
    let key = SwiftLiteral.string(parameter.wireName)
    return parameter.isRequired
      ? "request.given(\(key), \(parameter.name), connection)" : "connection.shared(\(key), \(parameter.name))"
  }

  private var label: String {
    guard let contentType = parameter.contentType else { return "" }
    if parameter.location == .querystring, contentType.hasSuffix("x-www-form-urlencoded") { return "form: " }
    return contentType.isJSON ? "json: " : ""
  }

  private var style: String {
    if parameter.contentType != nil { return label == "form: " ? EncodingText.argument(parameter.encodings) : "" }
    var words: [String] = []
    switch parameter.location {
    case .path:
      if parameter.style != .simple { words.append("style: .\(parameter.style.rawValue)") }
      if parameter.explode, !isScalar { words.append("explode: true") }
    case .query:
      if parameter.style != .form { words.append("style: .\(parameter.style.rawValue)") }
      if !parameter.explode, parameter.style != .deepObject, !isScalar { words.append("explode: false") }
    case .header:
      if parameter.explode, !isScalar { words.append("explode: true") }
    case .cookie:
      if parameter.style == .cookie { words.append("style: .cookie") }
      if !parameter.explode, !isScalar { words.append("explode: false") }
    case .querystring: break
    }
    if parameter.allowReserved, [.path, .query].contains(parameter.location) { words.append("allowReserved: true") }
    if parameter.allowEmptyValue, parameter.location == .query { words.append("allowEmptyValue: true") }
    return words.map { ", \($0)" }.joined()
  }

  /// Whether exploding makes no difference.
  private var isScalar: Bool {
    switch parameter.type.unwrapped {
    case .builtIn(let type): type != .json
    case .declared(let id):
      if words.api.declarations.indices.contains(id.index), case .enumeration = words.api[id].kind {
        true
      } else {
        false
      }
    case .array, .dictionary, .custom, .optional: false
    }
  }
}

extension String {
  /// Whether the media type is JSON or one that ends in `+json` (RFC 6839).
  var isJSON: Bool {
    let type = prefix { $0 != ";" }.lowercased()
    return type.hasSuffix("/json") || type.hasSuffix("+json")
  }
}
