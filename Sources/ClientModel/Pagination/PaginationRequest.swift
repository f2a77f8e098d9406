import OpenAPI

/// What is known of an operation when its pagination is looked for.
struct PaginationRequest {
  /// A query, header or body field that the caller can set.
  struct Input {
    let pointer: RequestPointer
    let name: String
    let schema: PageSchema?
    let defaultValue: Int?
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
      if let input = inputs.first(where: { Self.folded($0.name) == name }) { return input }
    }
    return nil
  }

  /// The input at a place.
  func input(at pointer: RequestPointer) -> Input? { inputs.first { $0.pointer == pointer } }

  /// A name without case, separators and brackets, so that `per_page`, `perPage` and `page[size]` compare.
  static func folded(_ name: String) -> String {
    String(name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ($0.value >= 48 && $0.value <= 57) })
  }
}
