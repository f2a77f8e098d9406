import OpenAPI

/// The query that some documents write into a path's key (`/search?kind={kind}&v=2`), which a path cannot hold.
struct PathQuery {
  /// One `name=value` of it.
  struct Item: Hashable {
    let name: String
    let value: String

    /// The variable that the value is, where it is nothing else.
    var variable: String? {
      guard value.hasPrefix("{"), value.hasSuffix("}"), value.utf8.count > 2 else { return nil }
      return String(value.dropFirst().dropLast())
    }
  }

  let items: [Item]

  init(path: String) {
    guard path.utf8.contains(UInt8(ascii: "?")) else {
      items = []
      return
    }
    let whole = path.prefix { $0 != "#" }
    guard let mark = whole.firstIndex(of: "?") else {
      items = []
      return
    }
    items = whole[whole.index(after: mark)...].split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Item(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// What the query sends: a fixed value without being an argument, and a path parameter that stands in the query there.
  func parameters(
    among declared: [OpenAPI.Parameter], _ lowered: (OpenAPI.Parameter) -> Parameter
  ) -> [Parameter] {
    items.compactMap { item in
      guard let variable = item.variable else { return Self.parameter(item.name, constant: .string(item.value)) }
      if declared.contains(where: { $0.place == .query && ($0.name == item.name || $0.name == variable) }) {
        return nil
      }
      guard let source = declared.first(where: { $0.place == .path && $0.name == variable }) else {
        return Self.parameter(item.name, constant: nil)
      }
      var parameter = lowered(source)
      parameter.wireName = item.name
      parameter.location = .query
      parameter.style = .form
      return parameter
    }
  }

  /// Whether the query gives a parameter its one value.
  func fixes(_ parameter: OpenAPI.Parameter) -> Bool {
    parameter.place == .query && items.contains { $0.name == parameter.name && $0.variable == nil }
  }

  private static func parameter(_ name: String, constant: Literal?) -> Parameter {
    Parameter(
      label: "", name: "", wireName: name, location: .query, style: .form, explode: true, allowReserved: true,
      allowEmptyValue: false, type: .string, isRequired: true, contentType: nil, constant: constant, isSecret: false,
      documentation: Documentation())
  }
}
