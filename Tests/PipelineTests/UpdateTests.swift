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
    // Short where it is what ends the download: the others may wait for a busy machine.
    if ["endless", "huge"].contains(path) { download.timeout = 5 }
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

  @Test("Files are looked for at the document's own host, whatever its address and the reference look like")
  func folders() {
    for (address, folder) in [
      ("https://a.example", "https://a.example/"), ("https://a.example?x=/y", "https://a.example/"),
      ("https://a.example/", "https://a.example/"), ("https://a.example/b/c.yaml#/d", "https://a.example/b/"),
      ("http://127.0.0.1:80", "http://127.0.0.1:80/"),
    ] {
      #expect(RemoteFiles.folder(ofAddress: address) == folder)
    }
  }

  @Test(
    "A service's document brings no program, and replaces no file that is not its own",
    arguments: [
      ("Sources/App.swift", "only files of YAML and JSON"), ("clientsmith.yaml", "no part of the document"),
    ])
  func foreignFiles(path: String, words: String) throws {
    let server = try DocumentServer()
    defer { server.stop() }
    let workspace = try Workspace()
    try workspace.write("mine", to: "clientsmith.yaml")
    var client = ClientConfiguration(
      name: "Pets", spec: workspace.path + "/api.yaml", output: workspace.path + "/Pets")
    client.model.module = "Pets"
    client.source = server.url("refers?\(path)")
    let outcome = DocumentUpdate(Configuration()).run(client, known: nil)
    guard case .failed(let bag, _) = outcome else { throw Unexpected(outcome) }
    #expect(bag.diagnostics.contains { $0.id.name == "unreachable-source" && $0.message.contains(words) })
    #expect(workspace.files == ["clientsmith.yaml"] && workspace.read("clientsmith.yaml") == "mine")
  }

  @Test("Each file that is missing is told, and asked for once")
  func missingFiles() throws {
    let server = try DocumentServer()
    defer { server.stop() }
    let files = RemoteFiles(
      ClientConfiguration(name: "Pets", spec: "api.yaml", output: ""), address: server.url("api.yaml"), document: [],
      download: DocumentDownload(), limit: 1000)
    for name in ["a.yaml", "b.yaml", "a.yaml", "c.swift"] { #expect(files.bytes(of: name) == nil) }
    #expect(files.failures.map(\.path) == ["a.yaml", "b.yaml", "c.swift"])
  }

  @Test("A document whose files never end is given up", arguments: [true, false])
  func endlessFiles(byTime: Bool) throws {
    let server = try DocumentServer()
    defer { server.stop() }
    let client = ClientConfiguration(name: "Pets", spec: "api.yaml", output: "")
    let files = RemoteFiles(
      client, address: server.url("chain/0.yaml"), document: [], download: DocumentDownload(), limit: 100,
      patience: byTime ? .zero : .seconds(900))
    var count = 0
    while files.bytes(of: "\(count).yaml") != nil { count += 1 }
    #expect(byTime ? count == 0 : count > 0 && count < 100)
    #expect(files.bytes(of: "\(count + 1).yaml") == nil)
    #expect(files.failures.count == 1)
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
            if p.startswith("/refers?"): return self.send(200, ROOT.replace(b"schemas/pet.yaml", p[8:].encode()))
            if p.startswith("/chain/"): return self.send(200, b"type: object\n")
            if p in ("/Sources/App.swift", "/clientsmith.yaml"): return self.send(200, b"type: object\n")
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
