import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import Logging
import Testing

/// A secret that must be seen nowhere, and everything that can be seen of a client that was given it.
struct Canary: Sendable {
  /// What no text may contain.
  static let text = "c4n4ry-Sings+In/Clear="
  /// The forms in which it travels.
  static let forms = [
    text, text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text,
    Data(text.utf8).base64EncodedString(), "c4n4ry",
  ]

  private let seen = Seen()
  let recorder: RecordingTransport
  let server: InMemoryTransport

  /// A client's surroundings, with a server that is a closure.
  init(_ answer: @escaping @Sendable (RecordedRequest) async throws -> StubResponse) {
    server = InMemoryTransport(answer)
    recorder = RecordingTransport(server, secretNames: ["k"])
  }

  /// A configuration in which everything that is told is kept.
  func configuration(over transport: (any Transport)? = nil) -> ClientConfiguration {
    var configuration = ClientConfiguration(transport: transport ?? recorder, retries: .never)
    configuration.rateLimits = .off
    configuration.logger = Logger(label: "canary") { _ in Lines(seen: seen) }
    configuration.observer = { [seen] event in seen.add(event) }
    return configuration
  }

  /// Makes calls and keeps what they throw. The audit stream is read up to its end.
  func watch(_ connection: Connection, _ call: () async throws -> Void) async {
    let events = connection.credentialEvents
    do {
      try await call()
    } catch {
      seen.add(error)
      if let error = error as? any AnyAPIError { seen.add(error.underlying as Any) }
    }
    let reading = Task { for await event in events { seen.add(event) } }
    await Task.yield()
    reading.cancel()
    await reading.value
  }

  /// Adds whatever can be printed.
  func show(_ value: Any) { seen.add(value) }

  /// Whether a text was told to anybody.
  func hasSeen(_ text: String) -> Bool { seen.texts.contains { $0.contains(text) } }

  /// Fails for each text in which the secret can be read.
  func expectSilence(_ what: Comment, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let exchanges = try JSONEncoder().encode(recorder.exchanges)
    let texts = seen.texts + [String(decoding: exchanges, as: UTF8.self)]
    for text in texts {
      guard let place = Self.forms.compactMap({ text.range(of: $0) }).first else { continue }
      let excerpt = text[..<place.upperBound].suffix(300)
      Issue.record("\(what): \(excerpt)", sourceLocation: sourceLocation)
    }
  }

  /// Collects texts from any thread.
  private final class Seen: Sendable {
    private let all = Locked<[String]>([])

    var texts: [String] { all.withLock { $0 } }

    func add(_ value: Any) {
      var dumped = ""
      dump(value, to: &dumped)
      let shown = ["\(value)", String(reflecting: value), dumped, (value as? any Error)?.localizedDescription ?? ""]
      all.withLock { $0 += shown }
    }
  }

  private struct Lines: LogHandler {
    let seen: Seen
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
      seen.add("\(event.level) \(event.message) \(event.metadata ?? [:])")
    }
  }
}
