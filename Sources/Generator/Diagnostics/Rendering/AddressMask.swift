/// Hides what addresses in a source line may hold of secrets: findings are shown in logs that others read.
enum AddressMask {
  private static let ends = Set("\"' \t<>".unicodeScalars)

  /// The line with dots in the place of users, passwords and the values of queries; columns stay what they are.
  static func masked(_ line: String) -> String {
    guard line.contains("://"), line.contains("@") || line.contains("?") else { return line }
    var scalars = Array(line.unicodeScalars)
    var index = 0
    while index + 2 < scalars.count {
      guard scalars[index] == ":", scalars[index + 1] == "/", scalars[index + 2] == "/" else {
        index += 1
        continue
      }
      let start = index + 3
      let end = scalars[start...].firstIndex(where: ends.contains) ?? scalars.count
      let authority = scalars[start..<end].prefix { !"/?#".unicodeScalars.contains($0) }
      if let at = authority.lastIndex(of: "@") { hide(start..<at, in: &scalars) }
      if let mark = scalars[authority.endIndex..<end].firstIndex(of: "?") { hideValues(mark..<end, in: &scalars) }
      index = end
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func hide(_ places: Range<Int>, in scalars: inout [Unicode.Scalar]) {
    for place in places { scalars[place] = "•" }
  }

  /// Hides what stands behind each `=` of a query; the name of a variable, `${NAME}`, is no secret.
  private static func hideValues(_ query: Range<Int>, in scalars: inout [Unicode.Scalar]) {
    for part in scalars[query].split(whereSeparator: { "?&".unicodeScalars.contains($0) }) {
      guard let sign = part.firstIndex(of: "="), sign + 1 < part.endIndex, scalars[sign + 1] != "$" else { continue }
      hide(sign + 1..<part.endIndex, in: &scalars)
    }
  }
}
