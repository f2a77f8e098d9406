#if AsyncHTTPClient
import AsyncHTTPClient
import ClientsmithRuntime
import HTTPTypes
import NIOCore
import NIOHTTP1

extension HTTPClientRequest {
  /// The same request in the client's terms; throws `TransportError` when it has no URL.
  init(_ request: HTTPRequest, body: RequestBody, _ progress: SendProgress) throws {
    guard let scheme = request.scheme, let authority = request.authority else {
      throw TransportError(.neverSent, "the request has no valid URL")
    }
    self.init(url: "\(scheme)://\(authority)\(request.target)")
    method = HTTPMethod(rawValue: request.method.rawValue)
    var cookies: [String] = []
    for field in request.headerFields {
      if field.name == .cookie {
        cookies.append(field.value)
      } else {
        headers.add(name: field.name.rawName, value: field.value)
      }
    }
    // HTTP/1.1 allows one such field only (RFC 6265 section 5.4).
    if !cookies.isEmpty { headers.add(name: "Cookie", value: cookies.joined(separator: "; ")) }
    switch body {
    case .none: break
    case .bytes(let bytes):
      if bytes.isEmpty {
        self.body = .bytes(ByteBuffer())
      } else {
        self.body = .stream(progress.watching(ByteStream(bytes)), length: .known(Int64(bytes.count)))
      }
    case .stream(let streamed):
      let chunks = progress.watching(try streamed.makeStream())
      self.body = .stream(chunks, length: streamed.length.map { .known($0) } ?? .unknown)
    }
  }
}

extension HTTPResponse {
  /// The same head in the terms of HTTPTypes.
  init(_ response: HTTPClientResponse) {
    self.init(status: Status(code: Int(response.status.code), reasonPhrase: response.status.reasonPhrase))
    for header in response.headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      headerFields.append(HTTPField(name: name, value: header.value))
    }
  }
}

/// An answer's chunks as the runtime wants them, and what goes wrong among them in its words.
struct ResponseChunks: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  let base: HTTPClientResponse.Body

  func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator()) }

  struct Iterator: AsyncIteratorProtocol {
    var base: HTTPClientResponse.Body.AsyncIterator

    mutating func next() async throws -> [UInt8]? {
      do {
        return try await base.next().map { [UInt8](buffer: $0) }
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        if Task.isCancelled { throw CancellationError() }
        throw TransportError(asyncHTTPClientBody: error)
      }
    }
  }
}
#endif
