@_spi(Generated) import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

/// What time and bodies mean is the same over every transport, because none of them has a part in it.
@Suite(.timeLimit(.minutes(25))) struct TimeOverTransportsTests {
  static let ok = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".utf8)

  private func connection(
    _ carrier: Carrier, _ server: RawServer, _ configure: (inout ClientConfiguration) -> Void = { _ in }
  ) -> Connection {
    var configuration = ClientConfiguration(transport: carrier.transport, retries: .never)
    // How long the machine may be busy with other tests.
    configuration.timeout = .seconds(1_200)
    configure(&configuration)
    return Connection(
      description: APIDescription(name: "Time", version: "1"), server: server.url, configuration: configuration)
  }

  private func failure(_ body: () async throws -> Void) async throws -> TransportError.Kind? {
    do {
      try await body()
      return nil
    } catch let error as APIError<JSONValue> {
      return (error.underlying as? TransportError)?.kind
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a thousand calls at once to a server that takes a second all succeed`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in [.pause(1_000), .send(Self.ok)] }
    let connection = connection(carrier, server)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<1_000 {
        group.addTask {
          var request = OperationRequest("create", .post, "/", .default)
          request.body(bytes: Array("{}".utf8), contentType: "application/json")
          try await connection.empty(request)
        }
      }
      try await group.waitForAll()
    }
    #expect(server.requests.count == 1_000)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `an answer that does not begin, and a body that stops coming, end in the same way`(carrier: Carrier) async throws
  {
    let server = try await RawServer.start { request in
      request.target == "/silent"
        ? [.hang] : [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".utf8)), .hang]
    }
    let connection = connection(carrier, server) { $0.timeout = .seconds(2) }
    for path in ["/silent", "/stalled"] {
      let kind = try await failure { try await connection.empty(OperationRequest("get", .get, path, .default)) }
      #expect(kind == .timedOut, "\(path)")
    }
    try await server.until { $0.aborted == 2 }
    await server.stop()
  }

  // URLSession on Linux takes in all that comes, whether anybody reads it or not (docs/transports.md).
  @Test(arguments: Carrier.allCases.filter { $0 != .urlSession })
  func `a body that is dropped unread ends its exchange`(carrier: Carrier) async throws {
    let size = 256 * 1_048_576
    let piece = [UInt8](repeating: 7, count: 1_048_576)
    let server = try await RawServer.start { _ in
      let head = Array("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n".utf8)
      return [.send(head)] + (0..<256).flatMap { _ in [RawServer.Step.send(piece), .pause(5)] }
    }
    let connection = connection(carrier, server)
    _ = try await connection.bytes(OperationRequest("download", .get, "/", .default))
    try await server.until { $0.aborted == 1 }
    await server.stop()
  }
}
