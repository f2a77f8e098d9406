#if os(Linux)
import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import NIOCore
import NIOPosix
import Testing

/// Proxies, sockets in the file system, and what programs started by this one inherit.
@Suite(.timeLimit(.minutes(25))) struct CurlReachTests {
  @Test func `a proxy is asked with its credentials, and what it refuses is an answer`() async throws {
    let refusal =
      "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"
    // "user:pass word"
    try await withServer({
      [.send(Array(($0.header("Proxy-Authorization") == "Basic dXNlcjpwYXNzIHdvcmQ=" ? ok : refusal).utf8))]
    }) { proxy in
      let wanted = HTTPRequest(method: .get, scheme: "http", authority: "service.example", path: "/a?b=c")
      let known = try CurlTransport(.init(proxy: .server(proxy.url, user: "user", password: "pass word")))
      #expect(try await known.exchange(wanted).body == Array("hi".utf8))
      #expect(proxy.requests.first?.line == "GET http://service.example/a?b=c HTTP/1.1")
      #expect(proxy.requests.first?.header("Host") == "service.example")
      let unknown = try CurlTransport(.init(proxy: .server(proxy.url, user: "user", password: "wrong")))
      #expect(try await unknown.exchange(wanted).head.status.code == 407)
    }
  }

  @Test func `a proxy that refuses a tunnel has sent nothing on`() async throws {
    let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    try await withServer(answering: refusal) { proxy in
      let wanted = HTTPRequest(method: .post, scheme: "https", authority: "service.example", path: "/")
      let transport = try CurlTransport(.init(proxy: .server(proxy.url)))
      let error = try await failure { _ = try await transport.exchange(wanted) }
      #expect(error?.kind == .neverSent)
      #expect(proxy.requests.first?.line == "CONNECT service.example:443 HTTP/1.1")
    }
  }

  @Test func `hosts can be left out, and a proxy be switched off`() async throws {
    try await withServer(answering: ok) { server in
      let nowhere = CurlTransport.Proxy.server("http://127.0.0.1:1", except: ["127.0.0.1"])
      for proxy in [nowhere, .none] {
        let transport = try CurlTransport(.init(proxy: proxy))
        #expect(try await transport.exchange(request(.get, on: server)).head.status == .ok)
      }
    }
  }

  @Test func `a secret of a proxy is in no description`() throws {
    let configuration = CurlTransport.Configuration(
      proxy: .server("http://proxy.example", user: "user", password: "pa55word"),
      tls: .init(clientCertificate: .init(certificate: "a", key: "b", password: "k3yword")))
    let transport = try CurlTransport(configuration)
    var dumped = ""
    dump(configuration, to: &dumped)
    dump(transport, to: &dumped)
    dumped += "\(configuration) \(transport) \(String(reflecting: configuration))"
    #expect(!dumped.contains("pa55word") && !dumped.contains("k3yword"))
  }

  @Test func `a socket in the file system`() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("cs-\(UUID().uuidString.prefix(8))").path
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Greeter()) }
      }
      .bind(unixDomainSocketPath: path).get()
    let wanted = HTTPRequest(method: .get, scheme: "http", authority: "daemon", path: "/version")
    let answer = try await CurlTransport(.init(unixSocket: path)).exchange(wanted)
    #expect(answer.body == Array("hi".utf8))
    try await channel.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  @Test func `sockets are closed in programs that this one starts`() async throws {
    try await withServer({ _ in [.hang] }) { server in
      let transport = try CurlTransport()
      let task = Task { try await transport.exchange(request(.get, on: server)) }
      try await server.until { $0.requests.count == 1 }
      let port = UInt16(server.port)
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
      let connected = open.filter { descriptor in
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &size) }
        }
        return result == 0 && address.sin_family == sa_family_t(AF_INET) && address.sin_port == port.bigEndian
      }
      #expect(!connected.isEmpty)
      for descriptor in connected { #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0) }
      task.cancel()
      _ = try? await task.value
    }
  }
}

private final class Greeter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: ok)), promise: nil)
  }
}
#endif
