import AsyncHTTPClient
import NIOCore
import ServiceSimulators

/// Sends plain requests, so that nothing of the generated clients stands between a test and a simulator.
struct Caller {
  struct Answer {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]

    var json: JSON { JSON(parsing: body) ?? .null }
  }

  let url: String
  var headers: [String: String] = [:]

  func send(
    _ method: String, _ path: String, json: JSON? = nil, form: String? = nil, headers extra: [String: String] = [:]
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: url + path)
    request.method = .init(rawValue: method)
    for (name, value) in headers.merging(extra, uniquingKeysWith: { _, new in new }) {
      request.headers.add(name: name, value: value)
    }
    if let json {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: json.bytes))
    } else if let form {
      request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
      request.body = .bytes(ByteBuffer(string: form))
    }
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let response = try await client.execute(request, timeout: .minutes(20))
      let body = try await response.body.collect(upTo: 1 << 26)
      try await client.shutdown()
      var fields: [String: String] = [:]
      for (name, value) in response.headers { fields[name.lowercased()] = value }
      return Answer(status: Int(response.status.code), headers: fields, body: Array(body.readableBytesView))
    } catch {
      try await client.shutdown()
      throw error
    }
  }
}
