import OpenAPI

/// What is known of an operation when its pagination is looked for.
struct PaginationRequest {
  /// A query, header or body field that the caller can set.
  struct Input {
    let pointer: RequestPointer
    let name: String
    let schema: PageSchema?
    let defaultValue: Int?
    /// The name as `folded` makes it.
    let foldedName: String

    init(pointer: RequestPointer, name: String, schema: PageSchema?, defaultValue: Int?) {
      self.pointer = pointer
      self.name = name
      self.schema = schema
      self.defaultValue = defaultValue
      foldedName = PaginationRequest.folded(name)
    }
  }

  let operationID: String
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
