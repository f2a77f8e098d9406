import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// A real HTTP server on the loopback interface, with a log of what came in and a plan of what goes wrong.
package final class SimulatorServer: Sendable {
  /// Why a server did not start.
  package enum StartError: Error {
    /// Hummingbird needs macOS 14, iOS 17 or later.
    case platform
    /// It ended before it listened.
    case ended
  }

  /// `http://127.0.0.1:PORT`
  package let origin: String
  /// What goes wrong; empty until a test adds to it.
  package let faults: FaultPlan
  private let log: RequestLog
  private let running: Task<Void, any Error>

  private init(origin: String, faults: FaultPlan, log: RequestLog, running: Task<Void, any Error>) {
    self.origin = origin
    self.faults = faults
    self.log = log
    self.running = running
  }

  /// Listens on a free port and returns once it does.
  package static func start(clock: ServerClock, routes: RouteTable) async throws -> SimulatorServer {
    guard #available(macOS 14, iOS 17, tvOS 17, watchOS 10, *) else { throw StartError.platform }
    let faults = FaultPlan()
    let log = RequestLog()
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "simulator")
    logger.logLevel = .critical
    let responder = SimulatorResponder(clock: clock, log: log, faults: faults, routes: routes)
    // Not an `Application`: that writes the machine's own time into every answer.
    let service = try HTTPServerBuilder.http1().buildServer(
      configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: 0), backlog: 1024, reuseAddress: true),
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger
    ) { request, writer, channel in
      let response = try await responder.respond(to: request, on: channel)
      try await writer.write(response: response.head, body: response.body)
    } onServerRunning: { channel in
      port.yield(channel.localAddress?.port ?? 0)
    }
    let running = Task {
      defer { port.finish() }
      try await service.run()
    }
    guard let bound = await ports.first(where: { _ in true }) else {
      _ = try await running.value
      throw StartError.ended
    }
    return SimulatorServer(origin: "http://127.0.0.1:\(bound)", faults: faults, log: log, running: running)
  }

  /// Every request so far.
  package var requests: [RecordedRequest] {
    get async { await log.requests }
  }

  /// The requests to one endpoint.
  package func requests(to endpoint: Endpoint) async -> [RecordedRequest] {
    await log.requests.filter { endpoint.match(method: $0.method, path: $0.path) != nil }
  }

  /// How often an endpoint was called.
  package func count(_ endpoint: Endpoint) async -> Int {
    await requests(to: endpoint).count
  }

  /// Forgets the requests so far.
  package func clearLog() async {
    await log.clear()
  }

  /// Closes all connections and the port.
  package func stop() async {
    running.cancel()
    _ = try? await running.value
  }
}

/// One of the four services.
package protocol Simulator: Sendable {
  var server: SimulatorServer { get }
  /// Path of the document's server, `/v1`.
  static var basePath: String { get }
}

extension Simulator {
  /// What a client of the document is given as its server.
  package var url: String { server.origin + Self.basePath }

  /// Every request so far.
  package var requests: [RecordedRequest] {
    get async { await server.requests }
  }

  /// What goes wrong.
  package var faults: FaultPlan { server.faults }

  /// Closes all connections and the port.
  package func stop() async {
    await server.stop()
  }
}
