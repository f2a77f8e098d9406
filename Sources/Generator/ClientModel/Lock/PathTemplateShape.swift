/// What of a path decides where a request goes: two paths that differ in the names of their parameters only are one
/// (OpenAPI 3.2 §4.8.2).
package enum PathTemplateShape {
  /// The path with the names taken out: `/pets/{}`.
  package static func of(_ path: String) -> String {
    var shape = ""
    var isInside = false
    for character in path {
      if character == "}" { isInside = false }
      if !isInside { shape.append(character) }
      if character == "{" { isInside = true }
    }
    return shape
  }

  /// The names in their order.
  package static func names(in path: String) -> [String] {
    path.split(separator: "{").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}
