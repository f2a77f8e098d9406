import ClientsmithRuntime
import HTTPTypes

/// Answers every request at once with one body.
struct MemoryTransport: Transport {
  let body: [UInt8]
  let fields: HTTPFields = [
    .contentType: "application/json", .date: "Wed, 01 Jan 2025 00:00:00 GMT", .server: "memory", .eTag: "\"1\"",
    .cacheControl: "no-store", .vary: "Accept",
  ]

  func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    TransportResponse(HTTPResponse(status: .ok, headerFields: fields), body: .bytes(self.body))
  }
}

/// A list of pets, a hundred a page: `?page=1` and so on.
struct PagesTransport: Transport {
  let pages: [[UInt8]]

  /// Bodies with items, the number of the next page, and a total.
  init(items: Int, size: Int) {
    pages = stride(from: 0, to: items, by: size).map { start in
      let data = String(decoding: PetJSON.list(start..<start + size), as: UTF8.self)
      let next = start + size < items ? "\(start / size + 2)" : "null"
      return Array("{\"data\":\(data),\"pagination\":{\"next\":\(next),\"count\":\(items)}}".utf8)
    }
  }

  func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    let number = request.path?.split(separator: "=").last.flatMap { Int($0) } ?? 1
    return TransportResponse(HTTPResponse(status: .ok), body: .bytes(pages[number - 1]))
  }
}
