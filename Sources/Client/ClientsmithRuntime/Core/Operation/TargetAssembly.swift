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
    var template = template
    let path = try template.withUTF8 { bytes in
      try assembled(UnsafeBufferPointer(rebasing: bytes.prefix { $0 != UInt8(ascii: "#") }))
    }
    if mayMakeDots, Self.dotSegments(in: path) > Self.dotSegments(in: prefix + template) {
      throw RequestFailure("a path parameter must not make `.` or `..` of a segment")
    }
    return path
  }

  /// Whether a value could make a segment of dots, plain or spelt `%2e`: one without either is of something else.
  private var mayMakeDots: Bool {
    if values.isEmpty { return false }
    return template.utf8.contains(UInt8(ascii: "%"))
      || values.contains { value in value.text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "%") } }
  }

  /// Every call pays for it: the parts are put together on the stack, and only the result is allocated, if it is long.
  private func assembled(_ template: UnsafeBufferPointer<UInt8>) throws -> String {
    let longest = values.reduce(0) { max($0, $1.text.utf8.count) }
    var room = prefix.utf8.count + query.count + 1
    for byte in template {
      // What is not plain becomes a triplet; in place of a brace there may be a value.
      room += URIText.Kept.target.contains(byte) ? 1 : byte == UInt8(ascii: "{") ? 3 + longest : 3
    }
    return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { memory in
      var writer = TargetWriter(memory)
      writer.append(prefix)
      try expand(template, into: &writer)
      if !query.isEmpty {
        writer.append(template.contains(UInt8(ascii: "?")) ? "&" : "?")
        query.withUnsafeBufferPointer { writer.append($0) }
      }
      return writer.text
    }
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

  private func expand(_ template: UnsafeBufferPointer<UInt8>, into path: inout TargetWriter) throws {
    var rest = template[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      Self.append(literal: rest[..<open], to: &path)
      let name = rest[(open + 1)..<close]
      guard let value = values.first(where: { $0.name.utf8.elementsEqual(name) }) else {
        throw RequestFailure("no value was given for the path parameter `\(String(decoding: name, as: UTF8.self))`")
      }
      path.append(value.text)
      rest = rest[(close + 1)...]
    }
    Self.append(literal: rest, to: &path)
  }

  /// Appends a part of the document's own path: what a URI cannot hold is percent-encoded, triplets are kept.
  private static func append(literal: Slice<UnsafeBufferPointer<UInt8>>, to path: inout TargetWriter) {
    let bytes = UnsafeBufferPointer(rebasing: literal)
    if bytes.allSatisfy({ URIText.Kept.target.contains($0) }) { return path.append(bytes) }
    var encoded: [UInt8] = []
    URIText.append(String(decoding: bytes, as: UTF8.self), keeping: .target, to: &encoded)
    encoded.withUnsafeBufferPointer { path.append($0) }
  }
}

/// Writes into memory of which there is enough.
private struct TargetWriter {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
    self.memory = memory
  }

  /// What has been written.
  var text: String { String(decoding: UnsafeBufferPointer(rebasing: memory[..<count]), as: UTF8.self) }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(bytes.count <= memory.count - count)
    _ = UnsafeMutableBufferPointer(rebasing: memory[count...]).initialize(fromContentsOf: bytes)
    count += bytes.count
  }
}
