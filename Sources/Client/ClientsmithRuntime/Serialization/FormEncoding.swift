/// How one property of a form is written: OpenAPI's Encoding Object.
public struct FormEncoding: Sendable, Hashable {
  /// The property.
  public let name: String
  /// The style of its name and parts.
  public let style: QueryStyle
  /// Whether elements and members are pairs of their own.
  public let explode: Bool
  /// Whether reserved characters stay as they are.
  public let allowReserved: Bool
  /// `application/json` writes the property as JSON text; nil as a parameter.
  public let contentType: String?

  /// An Encoding Object; its defaults are the specification's.
  public init(
    _ name: String, style: QueryStyle = .form, explode: Bool = true, allowReserved: Bool = false,
    contentType: String? = nil
  ) {
    self.name = name
    self.style = style
    self.explode = explode
    self.allowReserved = allowReserved
    self.contentType = contentType
  }
}

/// Writes an object as `application/x-www-form-urlencoded` (WHATWG URL section 5.2).
struct FormWriter {
  let encodings: [FormEncoding]

  /// The form of a value that is an object in JSON; throws ``RequestFailure`` for another.
  func write(_ value: some JSONEncodable) throws -> [UInt8] {
    guard case .object(let object) = try JSONValue(encoding: value) else {
      throw RequestFailure("a form has to be an object")
    }
    var out: [UInt8] = []
    for (name, value) in object {
      let mark = out.count
      if mark > 0 { out.append(UInt8(ascii: "&")) }
      let start = out.count
      if !write(name, value, to: &out) || out.count == start { out.removeLast(out.count - mark) }
    }
    return out
  }

  private func write(_ name: String, _ value: JSONValue, to out: inout [UInt8]) -> Bool {
    let encoding = encodings.first { $0.name == name }
    if let type = encoding?.contentType, type.isJSONMediaType {
      if case .null = value { return false }
      pair(name, value.description, to: &out)
      return true
    }
    let content = ParameterContent(value)
    guard let encoding else { return writePlain(name, content, to: &out) }
    let kept: URIText.Kept = encoding.allowReserved ? .reservedInQuery : .unreserved
    let expansion: Expansion
    switch encoding.style {
    case .form: expansion = .form
    case .spaceDelimited: expansion = .spaceDelimited
    case .pipeDelimited: expansion = .pipeDelimited
    case .deepObject: return ParameterWriter.writeDeep(name, content, keeping: kept, to: &out)
    }
    return ParameterWriter(expansion: expansion.keeping(kept), explode: encoding.explode)
      .write(name, content, to: &out)
  }

  /// Without an Encoding Object: scalars as pairs, one pair an element, anything deeper as JSON text.
  private func writePlain(_ name: String, _ content: ParameterContent, to out: inout [UInt8]) -> Bool {
    switch content {
    case .absent: return false
    case .list(let elements):
      let texts = ParameterContent.texts(of: elements)
      for (index, text) in texts.enumerated() {
        if index > 0 { out.append(UInt8(ascii: "&")) }
        pair(name, text, to: &out)
      }
      return !texts.isEmpty
    case .text, .literal, .members:
      pair(name, content.flatText, to: &out)
      return true
    }
  }

  @inline(never)
  private func pair(_ name: String, _ text: String, to out: inout [UInt8]) {
    URIText.appendForm(name, to: &out)
    out.append(UInt8(ascii: "="))
    URIText.appendForm(text, to: &out)
  }
}

extension String {
  /// Whether a media type's content is JSON: `application/json`, anything with `+json`, parameters aside.
  var isJSONMediaType: Bool {
    let type = prefix { $0 != ";" }.lowercased().trimmingSuffixSpaces
    return type.hasSuffix("/json") || type.hasSuffix("+json")
  }

  private var trimmingSuffixSpaces: Substring {
    var text = self[...]
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
