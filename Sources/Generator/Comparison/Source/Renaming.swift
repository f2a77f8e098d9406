/// Gives types the names that they have in the revision.
enum Renaming {
  static func apply(_ renamed: [String: String], to type: String) -> String {
    guard !renamed.isEmpty else { return type }
    var text = ""
    var name = ""
    for character in type + "\n" {
      if character.isLetter || character.isNumber || character == "_" || character == "." && !name.isEmpty {
        name.append(character)
      } else {
        text += longest(renamed, name)
        name = ""
        if character != "\n" { text.append(character) }
      }
    }
    return text
  }

  /// A member of a renamed type keeps its own name.
  private static func longest(_ renamed: [String: String], _ name: String) -> String {
    var head = name
    while !head.isEmpty {
      if let new = renamed[head] { return new + name.dropFirst(head.count) }
      guard let dot = head.lastIndex(of: ".") else { break }
      head = String(head[..<dot])
    }
    return name
  }
}
