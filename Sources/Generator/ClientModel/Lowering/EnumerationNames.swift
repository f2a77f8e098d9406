import OpenAPI
import YAML

/// The names and descriptions that vendors' extensions give to an enumeration's values.
struct EnumerationNames {
  /// Lists in the order of `enum`, or mappings by value.
  private let names: Node?
  private let descriptions: Node?
  /// Microsoft's and Fern's descriptions of single values: each with a name and a description.
  private var values: [String: Node] = [:]

  init(_ extensions: Extensions) {
    func first(_ keys: [String]) -> Node? { keys.lazy.compactMap { extensions[$0] }.first }
    names =
      extensions.isEmpty ? nil : first(["x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums"])
    descriptions =
      extensions.isEmpty
      ? nil : first(["x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions"])
    for value in extensions["x-ms-enum"]?["values"]?.elements ?? [] {
      if let text = value["value"]?.string { values[text] = value }
    }
    for entry in extensions["x-fern-enum"]?.mapping?.entries ?? [] { values[entry.key] = entry.value }
  }

  /// The name of a value that stands at a place of `enum`; nil where nobody gives it one.
  func name(of value: Literal, at place: Int) -> String? {
    Self.text(in: names, value, place) ?? values[value.text]?["name"]?.string
  }

  /// The description of a value that stands at a place of `enum`.
  func description(of value: Literal, at place: Int) -> String? {
    Self.text(in: descriptions, value, place) ?? values[value.text]?["description"]?.string
  }

  private static func text(in node: Node?, _ value: Literal, _ place: Int) -> String? {
    if let elements = node?.elements { return elements.indices.contains(place) ? elements[place].string : nil }
    return node?[value.text]?.string
  }
}
