/// A slash-separated path with `.` and `..` taken out, as far as they lead within it.
struct FilePath: Hashable, CustomStringConvertible {
  private let isAbsolute: Bool
  private let components: [String]

  init(_ text: String) {
    isAbsolute = text.hasPrefix("/")
    components = Self.normalised(text.split(separator: "/").map(String.init), isAbsolute: isAbsolute)
  }

  private init(isAbsolute: Bool, components: [String]) {
    self.isAbsolute = isAbsolute
    self.components = Self.normalised(components, isAbsolute: isAbsolute)
  }

  private static func normalised(_ components: [String], isAbsolute: Bool) -> [String] {
    var result: [String] = []
    for component in components where component != "." && !component.isEmpty {
      if component != ".." {
        result.append(component)
      } else if let last = result.last, last != ".." {
        result.removeLast()
      } else if !isAbsolute {
        result.append("..")
      }
    }
    return result
  }

  /// The path without its last component.
  var folder: FilePath { FilePath(isAbsolute: isAbsolute, components: components.dropLast()) }

  /// The path that a text means in this folder.
  func appending(_ text: String) -> FilePath {
    if text.hasPrefix("/") { return FilePath(text) }
    return FilePath(
      isAbsolute: isAbsolute, components: components + text.split(separator: "/").map(String.init))
  }

  /// Whether the path lies in a folder or below it.
  func isInside(_ folder: FilePath) -> Bool {
    isAbsolute == folder.isAbsolute && components.starts(with: folder.components)
      && components.count > folder.components.count && components[folder.components.count] != ".."
  }

  /// The path as seen from a folder.
  func relative(to folder: FilePath) -> String {
    guard isAbsolute == folder.isAbsolute else { return description }
    let common = zip(components, folder.components).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.components.count - common)
    return (up + components[common...]).joined(separator: "/")
  }

  var description: String { (isAbsolute ? "/" : "") + components.joined(separator: "/") }
}
