/// What a mock knows of a document: its operations with their schemas and places, as the generator wrote them down.
///
/// One JSON text: `document` (its path), `bases` (paths of the servers), `operations`, `schemas` by key, `schemes` and `limits`.
struct MockDescription: Sendable {
  /// The document's path, as mismatches name it.
  let document: String
  let operations: [MockedOperation]
  let schemas: [String: MockValue]
  /// The security schemes in the document's order: where two could be meant, the first is.
  let schemes: [(id: String, value: MockValue)]
  /// The limits that the document declares for everything.
  let limits: [MockValue]
  let bases: [String]

  /// Of a document without operations.
  static let empty = MockDescription(.object([]))

  /// Reads the generator's text; throws where it is none.
  init(_ text: String) throws(MockValueParser.Failure) {
    self.init(try MockValueParser.parse(Array(text.utf8)))
  }

  private init(_ value: MockValue) {
    document = value["document"]?.text ?? ""
    bases = value.list("bases").compactMap(\.text)
    schemas = Dictionary(
      (value["schemas"]?.members ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    schemes = (value["schemes"]?.members ?? []).map { ($0.name, $0.value) }
    limits = value.list("limits")
    operations = value.list("operations").map(MockedOperation.init)
  }

  /// The security scheme of an id.
  func scheme(_ id: String) -> MockValue? { schemes.first { $0.id == id }?.value }

  /// The operation of an id, which the generator has made unique.
  func operation(_ id: String) -> MockedOperation? { operations.first { $0.id == id } }

  /// `specs/api.yaml:12`, from what a description keeps of a place.
  func place(_ at: MockValue?) -> String? {
    if let line = at?.int { return "\(document):\(line)" }
    return at?.text
  }
}

/// One call of the document.
struct MockedOperation: Sendable {
  let id: String
  let method: String
  /// The template behind the server's own path, in segments.
  let segments: [Substring]
  let value: MockValue

  init(_ value: MockValue) {
    self.value = value
    id = value["id"]?.text ?? ""
    method = value["method"]?.text ?? ""
    let path = value["path"]?.text ?? "/"
    segments = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
  }

  var path: String { value["path"]?.text ?? "/" }
  /// `GET /pets/{id}`.
  var name: String { "\(method) \(path)" }
  var parameters: [MockValue] { value.list("parameters") }

  /// The answer of a status: the most exact one that the document has for it.
  func response(_ status: Int) -> MockValue? {
    let responses = value.list("responses")
    for key in [String(status), "\(status / 100)XX", "default"] {
      if let response = responses.first(where: { $0["status"]?.text == key }) { return response }
    }
    return nil
  }

  /// The status of the usual answer: the first success that the document names.
  var usualStatus: Int {
    let keys = value.list("responses").compactMap { $0["status"]?.text }
    if let exact = keys.compactMap({ Int($0) }).first(where: { (200..<300).contains($0) }) { return exact }
    if keys.contains("2XX") { return 200 }
    return keys.compactMap { Int($0) }.first(where: { $0 < 400 }) ?? 200
  }
}
