/// Puts path template, values and query together.
struct TargetAssembly {
  let prefix: String
  let template: String
  let values: [OperationRequest.PathValue]
  let query: [UInt8]

  /// The path with its query; throws ``RequestFailure`` when a path parameter was not given.
  ///
  /// A fragment in the template is dropped, since it is no part of a request; a query in it is kept.
  func path() throws -> String {
    let bytes = template.utf8
    let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    if query.isEmpty && prefix.isEmpty && Self.isPlain(template[...].utf8) { return template }
    var path = ""
    path.reserveCapacity(
      prefix.utf8.count + bytes.count + values.reduce(0) { $0 + $1.text.utf8.count } + query.count + 1)
    path += prefix
    try expand(bytes[..<end], into: &path)
    if !values.isEmpty, Self.dotSegments(in: path) > Self.dotSegments(in: prefix + template) {
      throw RequestFailure("a path parameter must not make `.` or `..` of a segment")
    }
    if !query.isEmpty {
      path += bytes[..<end].contains(UInt8(ascii: "?")) ? "&" : "?"
      path += String(decoding: query, as: UTF8.self)
    }
    return path
  }

  /// The number of segments that whoever normalises the path would take for `.` or `..`, spelt plainly or not
  /// (RFC 3986 section 6.2.2).
  private static func dotSegments(in path: String) -> Int {
    var found = 0
    var dots = 0
    var others = 0
    var bytes = path.utf8[...]
    while let byte = bytes.first, byte != UInt8(ascii: "?"), byte != UInt8(ascii: "#") {
      bytes = bytes.dropFirst()
      switch byte {
      case UInt8(ascii: "/"):
        if others == 0, dots == 1 || dots == 2 { found += 1 }
        dots = 0
        others = 0
      case UInt8(ascii: "."): dots += 1
      case UInt8(ascii: "%") where bytes.starts(with: "2e".utf8) || bytes.starts(with: "2E".utf8):
        bytes = bytes.dropFirst(2)
        dots += 1
      default: others += 1
      }
    }
    return others == 0 && (dots == 1 || dots == 2) ? found + 1 : found
  }

  private func expand(_ template: Substring.UTF8View, into path: inout String) throws {
    var rest = template
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      Self.append(literal: rest[..<open], to: &path)
      let name = rest[rest.index(after: open)..<close]
      guard let value = values.first(where: { $0.name.utf8.elementsEqual(name) }) else {
        throw RequestFailure("no value was given for the path parameter `\(Substring(name))`")
      }
      path += value.text
      rest = rest[rest.index(after: close)...]
    }
    Self.append(literal: rest, to: &path)
  }

  /// Whether text can stand in a request's target as it is.
  private static func isPlain(_ text: Substring.UTF8View) -> Bool {
    text.allSatisfy { URIText.Kept.target.contains($0) }
  }

  /// Appends a part of the document's own path: what a URI cannot hold is percent-encoded, triplets are kept.
  private static func append(literal: Substring.UTF8View, to path: inout String) {
    if isPlain(literal) {
      path += Substring(literal)
    } else {
      var encoded: [UInt8] = []
      URIText.append(String(Substring(literal)), keeping: .target, to: &encoded)
      path += String(decoding: encoded, as: UTF8.self)
    }
  }
}
