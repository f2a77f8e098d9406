/// Paths as text with `/` between components; nothing here looks at a disk.
enum FilePath {
  static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  /// The path without `.`, without empty components, and without `..` but at its front.
  static func normalised(_ path: String) -> String {
    var components: [Substring] = []
    for component in path.split(separator: "/") where component != "." {
      if component == "..", let last = components.last, last != ".." {
        components.removeLast()
      } else if component != ".." || !isAbsolute(path) {
        components.append(component)
      }
    }
    let text = components.joined(separator: "/")
    if isAbsolute(path) { return "/" + text }
    return text.isEmpty ? "." : text
  }

  /// A path seen from a folder, which an absolute path is not changed by.
  static func joined(_ folder: String, _ path: String) -> String {
    isAbsolute(path) || folder.isEmpty || folder == "." ? normalised(path) : normalised("\(folder)/\(path)")
  }

  /// The folder a file lies in: `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// How a file is reached from a folder; its bare name where no relative path leads from one to the other.
  static func relative(_ path: String, to folder: String) -> String {
    let target = normalised(path).split(separator: "/")
    let base = normalised(folder) == "." ? [] : normalised(folder).split(separator: "/")
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let up = base.dropFirst(shared)
    guard isAbsolute(path) == isAbsolute(folder), !up.contains("..") else { return name(of: path) }
    return (up.map { _ in ".." } + target.dropFirst(shared)).joined(separator: "/")
  }

  /// Whether a path stays below the folder it is relative to: no root, no `..`, no empty or hidden component.
  static func staysInside(_ path: String) -> Bool {
    let components = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return components.allSatisfy { component in
      component.first.map { $0 != UInt8(ascii: ".") } == true
        && !component.contains { $0 == UInt8(ascii: "\\") || $0 == 0 }
    }
  }
}
