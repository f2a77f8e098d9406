#if XML
import ClientsmithRuntime
import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An XML document as a tree of JSON: an element with attributes or children is an object, one without is its text, and
/// elements of one name side by side are a list.
enum XMLTree {
  /// Reads a model; throws ``DecodingFailure`` where the document is no XML, or not what the model needs.
  static func decode<Value: JSONDecodable>(_ type: Value.Type, from data: Data) throws -> Value {
    let builder = XMLTreeBuilder()
    let parser = XMLParser(data: data)
    parser.shouldProcessNamespaces = false
    parser.shouldResolveExternalEntities = false
    parser.delegate = builder
    guard parser.parse(), let root = builder.root else {
      throw DecodingFailure(path: JSONPath(), expected: "an XML document", found: "line \(parser.lineNumber)")
    }
    return try decode(type, fitting: root)
  }

  /// XML does not say what is a number or a list of one: the model's own complaints do, one place at a time.
  private static func decode<Value: JSONDecodable>(_ type: Value.Type, fitting root: JSONValue) throws -> Value {
    var tree = root
    var first: DecodingFailure?
    while true {
      do {
        return try tree.decode(type)
      } catch let failure as DecodingFailure {
        if first == nil { first = failure }
        let steps = failure.path.components[...]
        // An element that is missing may be a list of nothing; if it is not, what was missing is the mistake.
        if failure.found == "nothing" { first = failure }
        guard let fitted = tree.fitted(to: failure.expected, at: steps), fitted != tree else {
          throw failure.path == first?.path ? first ?? failure : failure
        }
        tree = fitted
      }
    }
  }
}

extension JSONValue {
  /// The tree with the value at a place, in every element of the lists on the way, made what is expected there.
  fileprivate func fitted(to expected: String, at steps: ArraySlice<JSONPath.Component>) -> JSONValue? {
    guard let step = steps.first else { return fitted(to: expected) }
    switch (step, self) {
    case (.element, .array(let elements)):
      return .array(elements.map { $0.fitted(to: expected, at: steps.dropFirst()) ?? $0 })
    case (.member(let name), .object(var object)):
      if let member = object[name] {
        object[name] = member.fitted(to: expected, at: steps.dropFirst()) ?? member
      } else if steps.count == 1 {
        object[name] = .array([])
      }
      return .object(object)
    default: return nil
    }
  }

  private func fitted(to expected: String) -> JSONValue? {
    if expected == "an array" {
      if case .array = self { return nil }
      return .array([self])
    }
    guard case .string(let text) = self else { return nil }
    if expected == "an object" { return text.allSatisfy(\.isWhitespace) ? .object(JSONObject()) : nil }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if expected.contains("boolean"), ["1", "0"].contains(trimmed) { return .bool(trimmed == "1") }
    guard expected.contains("integer") || expected.contains("number") || expected.contains("boolean"),
      let literal = try? JSONReader.decode(JSONValue.self, from: trimmed.utf8)
    else { return nil }
    switch literal {
    case .number, .bool: return literal
    case .null, .string, .array, .object: return nil
    }
  }
}

/// Builds the tree while the parser reads. Lives on the parser's own thread alone.
private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
  private struct Element {
    var members: [(name: String, value: JSONValue)] = []
    var text = ""
  }

  private var open: [Element] = []
  private(set) var root: JSONValue?

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    var element = Element()
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("xmlns") {
      element.members.append((Self.local(name), .string(value)))
    }
    open.append(element)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += string
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += String(decoding: block, as: UTF8.self)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard let element = open.popLast() else { return }
    let value = Self.value(of: element)
    if open.isEmpty {
      root = value
    } else {
      open[open.count - 1].members.append((Self.local(name), value))
    }
  }

  private static func value(of element: Element) -> JSONValue {
    if element.members.isEmpty { return .string(element.text) }
    // Gathered first: a list that grew inside the object would be copied for each of its elements.
    var places: [String: Int] = [:]
    var gathered: [(name: String, values: [JSONValue])] = []
    for (name, value) in element.members {
      if let place = places[name] {
        gathered[place].values.append(value)
      } else {
        places[name] = gathered.count
        gathered.append((name, [value]))
      }
    }
    return .object(
      JSONObject(gathered.map { ($0.name, $0.values.count == 1 ? $0.values[0] : .array($0.values)) }))
  }

  /// The name without its prefix: models know names alone.
  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }
}
#endif
