import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Binary answers among several: a download is not collected because another status has a body of another kind.
@Suite(.timeLimit(.minutes(25))) struct StreamedResponseTests {
  /// As the generator prints it.
  enum DownloadResponse: StreamedResponseDecodable {
    case ok(ResponseBody)
    case accepted(Pet)
    case undocumented(RawBody)

    init(status: HTTPResponse.Status, headers: HTTPFields, body: [UInt8]) throws {
      switch status.code {
      case 200: self = .ok(.bytes(body))
      case 202: self = .accepted(try JSONReader.decode(from: body))
      default: self = .undocumented(RawBody(body))
      }
    }

    static func streamed(_ body: ResponseBody, status: HTTPResponse.Status, headers: HTTPFields) -> Self? {
      switch status.code {
      case 200: .ok(body)
      default: nil
      }
    }
  }

  private func download(_ status: Int, _ body: ResponseBody, limit: Int = 10) async throws -> DownloadResponse {
    let fixture = PetFixture { _ in
      var answer = StubResponse.status(status)
      answer.body = body
      return answer
    }
    let options = RequestOptions(responseSizeLimit: limit)
    return try await fixture.client.connection.response(OperationRequest("download", .get, "/file", options))
  }

  @Test func `a binary answer arrives while it is read, and has no limit of size`() async throws {
    let chunks = Locked(0)
    let body = ResponseBody.stream(
      ByteStream(pulling: {
        {
          let count = chunks.withLock { count in
            count += 1
            return count
          }
          return count <= 100 ? [1, 2, 3] : nil
        }
      }))
    guard case .ok(let arriving) = try await download(200, body) else {
      Issue.record("another case")
      return
    }
    #expect(chunks.withLock { $0 } == 0)
    #expect(try await arriving.collect(upTo: 1_000).count == 300)
  }

  @Test func `the other answers are read whole`() async throws {
    let pet = Array(#"{"id":"1","name":"Rex"}"#.utf8)
    guard case .accepted(let read) = try await download(202, .stream(ByteStream(pet)), limit: 100) else {
      Issue.record("another case")
      return
    }
    #expect(read.name == "Rex")
    guard case .undocumented(let raw) = try await download(203, .stream(ByteStream([1]))) else {
      Issue.record("another case")
      return
    }
    #expect(raw.bytes == [1])
    guard case .ok(let here) = try await download(200, .bytes([1, 2])) else {
      Issue.record("another case")
      return
    }
    #expect(here.available == [1, 2])
  }
}
