import OpenAPI

/// Says where in the documents a change is, as a JSON pointer (RFC 6901) that a person can follow.
struct DocumentPointers {
  /// The paths as they are written, by operations' keys; the base's where both have one.
  private var paths: [String: String] = [:]

  init(base: Document?, revision: Document?) {
    for document in [revision, base] {
      guard let document else { continue }
      for item in document.paths {
        for operation in document.resolve(item.value)?.operations ?? [] {
          paths[DocumentKey.operation(method: "\(operation.method)", path: item.name)] = item.name
        }
      }
    }
  }

  /// The pointer to what a key is about: parameters, bodies and answers belong to their operation. Nil for what no place decides.
  func pointer(to key: DocumentKey) -> String? {
    switch key {
    case .operation(let operation), .parameter(let operation, _, _), .body(let operation), .response(let operation, _):
      guard let space = operation.firstIndex(of: " ") else { return nil }
      let path = paths[operation] ?? String(operation[operation.index(after: space)...])
      return "/paths/\(Self.escaped(path))/\(operation[..<space].lowercased())"
    case .schema(let pointer): return Self.plain(pointer)
    case .property(let schema, let name): return "\(Self.plain(schema))/properties/\(Self.escaped(name))"
    case .value(let schema, _): return "\(Self.plain(schema))/enum"
    case .scheme(let name): return "/components/securitySchemes/\(Self.escaped(name))"
    case .server: return "/servers"
    case .symbol: return nil
    }
  }

  /// A pointer without the names of a path's parameters, which tell no path from another, and without `#`.
  static func shape(_ pointer: String) -> String {
    let pointer = plain(pointer)
    guard pointer.hasPrefix("/paths/") else { return pointer }
    var text = ""
    var isInside = false
    for character in pointer {
      if character == "}" { isInside = false }
      if !isInside { text.append(character) }
      if character == "{" { isInside = true }
    }
    return text
  }

  /// A pointer without the `#` that makes it a reference.
  private static func plain(_ pointer: String) -> String {
    pointer.hasPrefix("#") ? String(pointer.dropFirst()) : pointer
  }

  private static func escaped(_ token: String) -> String {
    token.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
