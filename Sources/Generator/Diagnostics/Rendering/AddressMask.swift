/// Hides who may log in at the addresses of a source line: findings are shown in logs that others read.
enum AddressMask {
  /// The line with dots in the place of what stands between `://` and `@` in an address; columns stay what they are.
  static func masked(_ line: String) -> String {
    guard line.contains("://"), line.contains("@") else { return line }
    var scalars = Array(line.unicodeScalars)
    var index = 0
    while index + 2 < scalars.count {
      guard scalars[index] == ":", scalars[index + 1] == "/", scalars[index + 2] == "/" else {
        index += 1
        continue
      }
      let start = index + 3
      let end = scalars[start...].firstIndex { "/?#\"' \t".unicodeScalars.contains($0) } ?? scalars.count
      if let at = scalars[start..<end].lastIndex(of: "@") {
        for place in start..<at { scalars[place] = "•" }
      }
      index = max(end, start)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
