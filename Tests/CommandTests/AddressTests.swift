import Foundation
import Testing

/// What becomes of a document's address, which may hold secrets.
struct AddressTests {
  /// A program in curl's place that keeps what it was given, and answers with a document.
  private func space(_ configuration: String? = nil) throws -> (space: Workspace, environment: [String: String]) {
    let space = try Workspace()
    try space.write(
      """
      #!/bin/sh
      printf '%s\\n' "$@" >"$0.arguments"
      /bin/cat >"$0.input"
      while [ $# -gt 0 ]; do
        if [ "$1" = --dump-header ]; then printf 'HTTP/1.1 200 OK\\r\\n\\r\\n' >"$2"; fi
        shift
      done
      /bin/cat "$0.document"
      """, to: "bin/curl")
    try space.write(Samples.spec, to: "bin/curl.document")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(space.path)/bin/curl")
    if let configuration {
      try space.write(Samples.spec, to: "specs/alpha.yaml")
      try space.write(Samples.configuration + "    source: \(configuration)\n", to: "clientsmith.yaml")
    }
    return (space, ["PATH": "\(space.path)/bin", "API_TOKEN": "SECRET&TOKEN", "API_USER": "ada"])
  }

  private static let variable = "https://api.example.com/alpha.yaml?format=yaml&token=${API_TOKEN}"

  @Test func aVariableIsStoredByItsNameAndSentByItsValue() throws {
    let (space, environment) = try space()
    let run = try Program.run(["init", Self.variable, "--name", "Alpha"], in: space, environment: environment)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("fetching https://api.example.com/alpha.yaml?format=…&token=${API_TOKEN}\n"))
    #expect(space.read("clientsmith.yaml")?.contains("source: \(Self.variable)\n") == true)
    #expect(
      space.read("bin/curl.input")
        == "url = \"https://api.example.com/alpha.yaml?format=yaml&token=SECRET%26TOKEN\"\n")
    let arguments = try #require(space.read("bin/curl.arguments"))
    #expect(arguments.hasPrefix("-q\n") && !arguments.contains("SECRET") && !arguments.contains("api.example.com"))
    for file in space.files where !file.hasPrefix("bin/") {
      #expect(space.read(file)?.contains("SECRET") == false, "\(file)")
    }
    let update = try Program.run(["update", "--write"], in: space, environment: environment)
    #expect(update.exitCode == 0 && update.output.contains("Alpha: unchanged"), "\(update.output)\(update.errors)")
    let unset = try Program.run(["update"], in: space, environment: ["PATH": "\(space.path)/bin"])
    #expect(unset.exitCode == 2 && unset.errors.contains("no variable `API_TOKEN`"), "\(unset.errors)")
  }

  @Test func userAndPasswordMayBeVariables() throws {
    let (space, environment) = try space("https://${API_USER}:${API_TOKEN}@api.example.com/alpha.yaml")
    let run = try Program.run(["update"], in: space, environment: environment)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(space.read("bin/curl.input") == "url = \"https://ada:SECRET%26TOKEN@api.example.com/alpha.yaml\"\n")
  }

  @Test(arguments: [
    "https://user:SECRETPW@api.example.com/a.yaml?token=SECRETTOKEN", "https://SECRETPW@api.example.com/a.yaml",
    "https://api.example.com/a.yaml?api_key=SECRETTOKEN", "http://localhost:SECRETPW@evil.example/a.yaml",
    "https://api.example.com\\@SECRETPW.example/a.yaml?token=SECRETTOKEN",
  ])
  func aSecretInAnAddressIsRefusedAndShownNowhere(address: String) throws {
    for arguments in [
      ["init", address], ["mock", address], ["inspect", "--spec", address], ["diff", address, "specs/alpha.yaml"],
      ["diff", address], [address],
    ] {
      let (space, environment) = try space("upstream/alpha.yaml")
      if arguments[0] == "init" { try space.remove("clientsmith.yaml") }
      let before = space.files
      let run = try Program.run(arguments, in: space, environment: environment)
      #expect([2, 64].contains(run.exitCode), "\(arguments)")
      #expect(!run.output.contains("SECRETPW:") && !(run.output + run.errors).contains("SECRETTOKEN"), "\(run.errors)")
      if !address.contains("\\") { #expect(!(run.output + run.errors).contains("SECRETPW"), "\(run.errors)") }
      #expect(space.files == before)
    }
  }

  /// The line that a finding is about is not shown where a secret is in it.
  @Test(arguments: [("list", Int32(2)), ("update", 2), ("check", 2)])
  func aSecretInTheConfigurationIsNotShown(command: String, status: Int32) throws {
    let (space, environment) = try space("https://user:SECRETPW@api.example.com/a.yaml?token=SECRETTOKEN")
    for format in ["text", "github", "json", "sarif"] {
      let run = try Program.run([command, "--diagnostics-format", format], in: space, environment: environment)
      #expect(run.exitCode == status && !(run.output + run.errors).contains("SECRET"), "\(run.errors)")
      #expect(run.errors.contains("${USER}"), "\(run.errors)")
    }
  }

  @Test func aSecretInTheQueryOfASourceIsAWarning() throws {
    let (space, environment) = try space("https://api.example.com/a.yaml?token=SECRETTOKEN")
    for arguments in [["list"], ["list", "--format", "json"], ["update"], ["check", "--source"]] {
      let run = try Program.run(arguments, in: space, environment: environment)
      #expect(!(run.output + run.errors).contains("SECRET"), "\(run.output)\(run.errors)")
      #expect(run.errors.contains("[secret-in-address]") && run.errors.contains("`token=${TOKEN}`"), "\(run.errors)")
    }
    // Nor does what else is wrong in its line show it.
    try space.write(
      "clients: {Alpha: {spec: a.yaml, output: o, source: 'https://a.example/b?token=SECRET', access: none}}\n",
      to: "c.yaml")
    let other = try Program.run(["list", "--config", "c.yaml"], in: space)
    #expect(other.exitCode == 2 && other.errors.contains("access: none") && !other.errors.contains("SECRET"))
    try space.write("#!/bin/sh\necho 'curl: (6) no' >&2; exit 6\n", to: "bin/curl")
    let failed = try Program.run(["update"], in: space, environment: environment)
    #expect(failed.exitCode == 2 && !(failed.output + failed.errors).contains("SECRET"), "\(failed.errors)")
  }

  @Test(arguments: [
    "http://localhost.evil.example/a.yaml", "ftp://api.example.com/a.yaml", "http://api.example.com/a.yaml",
    "file:///etc/passwd", "http://localhost:80:80/a.yaml", "https:///a.yaml", "https://api.example.com/${lower}",
  ])
  func whatIsNoHTTPSAddressIsToldAtItsLine(address: String) throws {
    let (space, _) = try space(address)
    let run = try Program.run(["list"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("clientsmith.yaml:5:13: error:"), "\(run.errors)")
  }

  @Test(.enabled(if: AddressServer.canRun, "needs python3 and curl"))
  func theUsersOwnSettingsOfCurlDoNotCount() throws {
    let (space, environment) = try space()
    let server = try AddressServer(Samples.spec)
    defer { server.stop() }
    try space.write("header = \"X-Leak: SECRET\"\nnetrc\nproxy = \"http://127.0.0.1:1\"\n", to: "home/.curlrc")
    try space.write("machine 127.0.0.1 login ada password SECRET\n", to: "home/.netrc")
    var own = environment
    own["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    for name in ["HOME", "CURL_HOME", "XDG_CONFIG_HOME"] { own[name] = "\(space.path)/home" }
    let run = try Program.run(["init", server.url("alpha.yaml")], in: space, environment: own)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(space.read("Sources/Alpha/AlphaClient.swift") != nil)
    let headers = server.headers.lowercased()
    #expect(headers.contains("user-agent: clientsmith/") && !headers.contains("x-leak"))
    #expect(!headers.contains("authorization"))
  }
}

/// A service on the loopback interface that publishes one document and keeps what it was asked with.
struct AddressServer {
  static let canRun = ["python3", "curl"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  private let process = Process()
  private let port: String
  private let log: String

  init(_ document: String) throws {
    log = FileManager.default.temporaryDirectory.appendingPathComponent("headers-\(UUID())").path
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.program, document, log]
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

  var headers: String { FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  func stop() {
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(atPath: log)
  }

  private static let program = #"""
    import http.server, sys
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *a): pass
        def do_GET(self):
            open(sys.argv[2], "a").write(str(self.headers))
            body = sys.argv[1].encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
    """#
}
