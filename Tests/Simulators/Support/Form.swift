import Foundation

/// Names and values in order, as queries and urlencoded bodies hold them.
package struct Form: Sendable {
  /// One name and its value, both decoded.
  package struct Field: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  package let fields: [Field]

  /// Reads `a=b&c=d` as the URL standard says: `+` is a space, percent escapes are UTF-8.
  package init(parsing text: some StringProtocol) {
    fields = text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Field(name: Self.decode(parts[0]), value: parts.count > 1 ? Self.decode(parts[1]) : "")
    }
  }

  /// The first value of that name.
  package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All values of that name.
  package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  private static func decode(_ text: Substring) -> String {
    let spaced = text.replacing("+", with: " ")
    return spaced.removingPercentEncoding ?? String(spaced)
  }

  private static func decode(_ text: some StringProtocol) -> String { decode(Substring(text)) }
}
