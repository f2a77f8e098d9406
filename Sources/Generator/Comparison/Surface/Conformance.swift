/// What callers can do with a type by the protocols that it is declared with.
enum Conformance {
  /// The protocols that a caller may rely on, with those that others of them bring, in a fixed order.
  static func visible(_ symbol: SwiftSymbol) -> [String] {
    var names: Set<String> = []
    var queue = symbol.conformances.flatMap { $0.split(separator: "&").map { $0.filter { $0 != " " } } }
    while let name = queue.popLast() {
      guard names.insert(name).inserted else { continue }
      queue += implied[name] ?? []
    }
    return names.subtracting(machinery).sorted()
  }

  /// Those that a caller of the old type loses, without those that go with another of them.
  static func lost(_ old: SwiftSymbol, _ new: SwiftSymbol) -> [String] {
    let lost = Set(visible(old)).subtracting(visible(new))
    var covered: Set<String> = []
    var queue = Array(lost)
    while let name = queue.popLast() {
      for other in implied[name] ?? [] where covered.insert(other).inserted { queue.append(other) }
    }
    return lost.subtracting(covered).sorted()
  }

  /// What conforms to the one conforms to the others: the standard library's and the runtime's own.
  private static let implied: [String: [String]] = [
    "Codable": ["Decodable", "Encodable"],
    "Comparable": ["Equatable"],
    "Hashable": ["Equatable"],
    "JSONCodable": ["JSONDecodable", "JSONEncodable"],
    "JSONDecodable": ["Sendable"],
    "JSONEncodable": ["Sendable"],
    "JSONModel": model,
    "JSONRecord": model,
    "LocalizedError": ["Error"],
    "OpenEnum": ["RawRepresentable", "Hashable", "JSONCodable", "Codable", "CustomStringConvertible"],
  ].merging(machinery.map { ($0, ["Sendable"]) }) { own, _ in own }

  private static let model = [
    "JSONCodable", "Codable", "Hashable", "TextOutputStreamable", "CustomDebugStringConvertible",
  ]

  /// What generated code and the runtime alone ask of each other: nobody who calls a client names it.
  private static let machinery: Set = [
    "APIResource", "JSONModel", "JSONModelCoding", "JSONRecord", "JSONRecordCoding", "MockCall", "MockTransport",
    "ParameterValue", "ProblemDecodable", "ResponseDecodable", "StreamedResponseDecodable",
  ]
}
