import Foundation
import HTTPTypes

@testable @_spi(Generated) import ClientsmithRuntime

/// An item of a test list.
struct Numbered: JSONDecodable, Hashable {
  let id: Int

  init(json: borrowing JSONReader) throws { id = try json.required("id") }
}

/// Lists of numbered items in memory, with a record of what was asked.
final class ListServer: Sendable {
  typealias Answer = (body: String, headers: HTTPFields)

  let count: Int
  let size: Int
  let status: HTTPResponse.Status
  let asked = Locked<[String]>([])
  private let answer: @Sendable (ListServer, OperationRequest) throws -> Answer

  init(
    count: Int, size: Int = 10, status: HTTPResponse.Status = .ok,
    answer: @escaping @Sendable (ListServer, OperationRequest) throws -> Answer
  ) {
    self.count = count
    self.size = size
    self.status = status
    self.answer = answer
  }

  var requests: Int { asked.withLock { $0.count } }

  func perform(_ request: OperationRequest) async throws -> RawResponse {
    let url =
      request.replacement
      ?? "https://api.example.com\(request.pathTemplate)?\(String(decoding: request.query, as: UTF8.self))"
    asked.withLock { $0.append(url) }
    let (body, headers) = try answer(self, request)
    return RawResponse(status: status, headers: headers, rawBody: RawBody(Array(body.utf8)), url: url)
  }

  func list(_ pagination: Pagination, _ change: (inout OperationRequest) -> Void = { _ in }) -> Paged<Numbered> {
    var request = OperationRequest("list", .get, "/items", .default)
    change(&request)
    return Paged(request, pagination, perform: { try await self.perform($0) })
  }

  /// The items from `start` on, as a JSON array of at most `size`.
  func items(from start: Int, size: Int? = nil) -> String {
    let start = min(max(0, start), count)
    return Self.array(start..<min(count, start + (size ?? self.size)))
  }

  static func array(_ range: Range<Int>) -> String {
    "[" + range.map { "{\"id\":\($0)}" }.joined(separator: ",") + "]"
  }
}

extension OperationRequest {
  func number(_ name: String) -> Int? { queryValue(name).flatMap { Int($0) } }

  /// The query parameter of the URL that took the request's place, or of its own query.
  func urlNumber(_ name: String) -> Int? {
    guard let replacement else { return number(name) }
    return URLComponents(string: replacement)?.queryItems?.first { $0.name == name }?.value.flatMap { Int($0) }
  }
}

extension HTTPFields {
  /// Fields by name and value; names that are none are left out.
  static func of(_ pairs: (String, String)...) -> HTTPFields { of(pairs) }

  /// The same from an array.
  static func of(_ pairs: [(String, String)]) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in pairs {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    return fields
  }
}
