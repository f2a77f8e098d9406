/// The `{name}` expressions of a path or server URL (OpenAPI 3.2, section 4.8.2).
package enum PathTemplate {
  /// The names in their order; a brace without a partner is text.
  package static func names(in template: String) -> [String] {
    var names: [String] = []
    var name: String?
    for character in template {
      switch character {
      case "{": name = ""
      case "}":
        if let complete = name, !complete.isEmpty { names.append(complete) }
        name = nil
      default: name?.append(character)
      }
    }
    return names
  }

  /// The template with its names taken out, which is what must be unique among the paths.
  static func shape(of template: String) -> String {
    var shape = ""
    var isInside = false
    for character in template {
      if character == "}" { isInside = false }
      if !isInside { shape.append(character) }
      if character == "{" { isInside = true }
    }
    return shape
  }
}
