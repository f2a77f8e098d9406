import ClientModel
import Diagnostics
import OpenAPI

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The mock of a document behind a port: what a generated mock does in a test, for apps and UI tests.
package struct MockServer {
  /// How the service behaves beyond its document.
  package struct Settings: Sendable {
    package var host = "127.0.0.1"
    package var port = 4010
    package var seed: UInt64 = 1
    /// Whether the limits that the document declares hold.
    package var enforcesLimits = false
    /// Seconds that a token lives.
    package var tokenLifetime = 3600

    package init() {}
  }

  private let description: MockDescription
  private let settings: Settings

  /// A server of a client's document; nil where the generation has none.
  package init?(_ generation: Generator.Generation, _ settings: Settings) {
    guard let api = generation.api, let document = generation.document,
      let description = try? MockDescription(MockDescriber(api, document).lines().joined(separator: "\n"))
    else { return nil }
    self.description = description
    self.settings = settings
  }

  /// How many operations are answered.
  package var operations: Int { description.operations.count }

  /// The servers' paths, which a client's base URL keeps.
  package var bases: [String] { description.bases.filter { !$0.contains("*") } }

  /// Serves until the process ends; gives why where it cannot begin. `ready` is told the port, `say` each line of the log.
  package func run(ready: (Int) -> Void, say: (String) -> Void) -> (reason: String, remedy: String)? {
    do throws(MockListener.Failure) {
      let listener = try MockListener(host: settings.host, port: settings.port)
      ready(listener.port)
      var engine = MockEngine(description, seed: settings.seed)
      engine.tokens.lifetime = Double(settings.tokenLifetime)
      if settings.enforcesLimits { engine.limits.windows = MockLimits.declared(in: description) }
      listener.run { request in Self.answer(request.message, &engine, say) }
    } catch {
      return (error.reason, error.remedy)
    }
    return nil
  }

  private static func answer(_ request: WireRequest, _ engine: inout MockEngine, _ say: (String) -> Void) -> WireAnswer?
  {
    let line = "\(request.method) \(request.path)"
    switch engine.take(request, at: now()) {
    case .answer(let answer):
      say("\(answer.status) \(line)")
      return answer
    case .mismatch(let faults):
      for fault in faults { say("\(fault.place.map { "\($0): " } ?? "")mismatch: \(line): \(fault.reason)") }
      let texts = faults.map { fault in
        MockValue.object([("place", fault.place.map { .string($0) } ?? .null), ("reason", .string(fault.reason))])
      }
      return .json(.object([("mismatch", .array(texts))]), status: 400)
    case .disconnect, .handle: return nil
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
