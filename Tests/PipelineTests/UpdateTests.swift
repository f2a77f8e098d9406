import ClientModel
import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// `clientsmith update` against a service that behaves, and one that does not.
@Suite(.enabled(if: DocumentServer.canRun, "needs python3 and curl")) struct UpdateTests {
  @Test func aDocumentIsFetchedOnceAndThenAskedForByItsTag() throws {
    let server = try DocumentServer()
    defer { server.stop() }
    let first = DocumentDownload().fetch(server.url("ok"))
    guard case .document(let bytes, let etag) = first else { throw Unexpected(first) }
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("openapi"))
    #expect(etag == "\"one\"")
    #expect(DocumentDownload().fetch(server.url("ok"), etag: etag) == .unchanged)
    guard case .document = DocumentDownload().fetch(server.url("ok"), etag: "\"older\"") else {
      throw Unexpected(first)
    }
  }

  @Test(arguments: [
    ("missing", "404"), ("broken", "500"), ("endless", ""), ("huge", ""), ("redirect", ""), ("empty", "empty"),
  ])
  func whatIsNoDocumentIsAFailure(path: String, words: String) throws {
    let server = try DocumentServer()
    defer { server.stop() }
    var download = DocumentDownload()
    download.limit = 1 << 20
    download.timeout = 5
    let outcome = download.fetch(server.url(path))
    guard case .failure(let reason) = outcome else { throw Unexpected(outcome) }
    #expect(words.isEmpty || reason.contains(words), "\(reason)")
  }

  @Test func onlyHTTPSIsSpokenToOthers() {
    for address in [
      "http://example.com/api.yaml", "ftp://example.com", "file:///etc/passwd", "http://127.0.0.1.example.com/",
    ] {
      guard case .failure(let reason) = DocumentDownload().fetch(address) else {
        Issue.record("\(address) was asked for")
        continue
      }
      #expect(reason.contains("no https address"))
    }
  }

  @Test func aSplitDocumentIsComparedAndWrittenWhole() throws {
    let server = try DocumentServer()
    defer { server.stop() }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("update-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var client = ClientConfiguration(name: "Pets", spec: folder + "/api.yaml", output: folder + "/Pets")
    client.model.module = "Pets"
    client.source = server.url("split/root.yaml")
    let update = DocumentUpdate(Configuration())
    let outcome = update.run(client, known: nil)
    guard case .moved(_, let revision, let files, let etag) = outcome else { throw Unexpected(outcome) }
    #expect(files.map { String($0.path.dropFirst(folder.count + 1)) } == ["api.yaml", "schemas/pet.yaml"])
    #expect(revision.state.api?.operations.count == 1)
    #expect(FileManager.default.fileExists(atPath: folder + "/api.yaml") == false)
    var bag = DiagnosticBag()
    let source = try #require(update.write(files, of: client, etag: etag, into: &bag))
    #expect(source.address == client.source && source.etag == "\"root\"")
    #expect(FileManager.default.fileExists(atPath: folder + "/schemas/pet.yaml"))
    guard case .unchanged = update.run(client, known: source) else { throw Unexpected(outcome) }
  }

  @Test func aDocumentThatCannotBeReadWritesNothing() throws {
    let server = try DocumentServer()
    defer { server.stop() }
    var client = ClientConfiguration(name: "Pets", spec: "/nonexistent/api.yaml", output: "")
    client.source = server.url("invalid")
    let outcome = DocumentUpdate(Configuration()).run(client, known: nil)
    guard case .failed(let bag, _) = outcome else { throw Unexpected(outcome) }
    #expect(bag.hasErrors)
  }

  struct Unexpected: Error {
    let outcome: String

    init(_ outcome: Any) { self.outcome = String(describing: outcome).prefix(200).description }
  }
}

/// A service that publishes documents on the loopback interface, in Python.
struct DocumentServer {
  static let canRun = ["python3", "curl"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  private let process = Process()
  private let port: String

  init() throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.program]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = ""
    while !line.hasSuffix("\n") {
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { break }
      line += String(decoding: data, as: UTF8.self)
    }
    port = line.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  func stop() {
    // A thread of the pool passes its blocked signals on to what it starts: only this one cannot be blocked.
    kill(process.processIdentifier, SIGKILL)
  }

  private static let program = #"""
    import http.server, sys
    PETS = b'openapi: 3.1.0\ninfo: {title: Pets, version: "1"}\npaths: {}\n'
    ROOT = b'''openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /pets:
        get:
          operationId: listPets
          responses:
            "200": {description: -, content: {application/json: {schema: {$ref: "schemas/pet.yaml"}}}}
    '''
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *a): pass
        def send(self, status, body=b"", **headers):
            self.send_response(status)
            for name, value in headers.items(): self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def do_GET(self):
            p = self.path
            if p == "/ok":
                if self.headers.get("If-None-Match") == '"one"': return self.send(304)
                return self.send(200, PETS, ETag='"one"')
            if p == "/split/root.yaml": return self.send(200, ROOT, ETag='"root"')
            if p == "/split/schemas/pet.yaml": return self.send(200, b"type: object\nproperties: {id: {type: string}}\n")
            if p == "/invalid": return self.send(200, b"openapi: [\n")
            if p == "/empty": return self.send(200)
            if p == "/broken": return self.send(500)
            if p == "/redirect": return self.send(302, Location="http://127.0.0.1:%d/ok" % self.server.server_port)
            if p in ("/endless", "/huge"):
                self.send_response(200); self.end_headers()
                try:
                    while True: self.wfile.write(b"x: y\n" * (4096 if p == "/huge" else 1))
                except OSError: return
            self.send(404)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
    """#
}
