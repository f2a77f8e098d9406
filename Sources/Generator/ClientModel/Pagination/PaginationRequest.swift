import OpenAPI

/// What is known of an operation when its pagination is looked for.
struct PaginationRequest {
  /// A query, header or body field that the caller can set.
  struct Input {
    let pointer: RequestPointer
    let name: String
    let schema: PageSchema?
    let defaultValue: Int?
    /// What the document says of it.
    let description: String?
    /// The name as `folded` makes it.
    let foldedName: String

    init(pointer: RequestPointer, name: String, schema: PageSchema?, defaultValue: Int?, description: String? = nil) {
      self.pointer = pointer
      self.name = name
      self.schema = schema
      self.defaultValue = defaultValue
      self.description = description
      foldedName = PaginationRequest.folded(name)
    }
  }

  let operationID: String
  /// The words of the operation's id.
  let words: [String]
  let method: HTTPMethod
  let extensions: [Extensions]
  let inputs: [Input]
  let response: PageSchema?
  /// The names of the success answer's headers, lower case.
  let headers: Set<String>
  let location: OpenAPI.Operation

  /// The first input of one of the names, compared without case and separators.
  func input(_ names: [String]) -> Input? {
    for name in names {
      if let input = inputs.first(where: { $0.foldedName == name }) { return input }
    }
    return nil
  }

  /// Whether the operation describes a place of the request; the names of headers have no case.
  func takes(_ pointer: RequestPointer) -> Bool {
    if case .header(let name) = pointer {
      return inputs.contains { input in
        if case .header(let other) = input.pointer { name.lowercased() == other.lowercased() } else { false }
      }
    }
    return input(at: pointer) != nil
  }

  /// The input at a place.
  func input(at pointer: RequestPointer) -> Input? { inputs.first { $0.pointer == pointer } }

  /// A name without case, separators and brackets, so that `per_page`, `perPage` and `page[size]` compare.
  static func folded(_ name: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: bytes.append(byte)
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension PaginationRequest.Input {
  var isInteger: Bool { schema?.isInteger ?? false }
  var isText: Bool { schema?.isText ?? false }

  /// The largest whole number the input takes, where the document says it.
  var maximum: Int? {
    for part in schema?.parts ?? [] {
      guard let maximum = part.schema.constraints?.maximum, (1...1_000_000).contains(maximum.value),
        let number = Int(exactly: maximum.value)
      else { continue }
      return maximum.isExclusive ? number - 1 : number
    }
    return nil
  }

  /// The number of the first page as the document has it, by the default, the smallest value or the description.
  var firstPage: Int? {
    if let defaultValue, defaultValue == 0 || defaultValue == 1 { return defaultValue }
    for part in schema?.parts ?? [] {
      guard let minimum = part.schema.constraints?.minimum, !minimum.isExclusive else { continue }
      if minimum.value == 0 || minimum.value == 1 { return Int(minimum.value) }
    }
    let texts = [description] + (schema?.parts.map(\.schema.description) ?? [])
    for case let text? in texts {
      let text = text.lowercased()
      if Self.fromZero.contains(where: text.contains) { return 0 }
      if Self.fromOne.contains(where: text.contains) { return 1 }
    }
    return nil
  }

  private static let fromZero = [
    "0-based", "0 based", "zero-based", "zero based", "0-indexed", "zero-indexed", "default=0", "default: 0",
    "default is 0", "defaults to 0", "first page is 0", "starts at 0", "starting at 0", "starts from 0",
    "starting from 0", "starts with 0", "starts at zero", "starting at zero", "starts from zero", "starting from zero",
  ]
  private static let fromOne = [
    "1-based", "1 based", "one-based", "1-indexed", "default=1", "default: 1", "default is 1", "defaults to 1",
    "first page is 1", "starts at 1", "starting at 1", "starts from 1", "starting from 1", "starts with 1",
  ]
}
