import Diagnostics

/// Fetches a service's document from its address.
///
/// The tool links no client of HTTP: it asks the `curl` program, which macOS, Windows and nearly every Linux have, and which knows the
/// machine's certificates and proxies. Only https is spoken, also behind redirects; a loopback address may be plain http.
package struct DocumentDownload: Sendable {
  /// What came of asking.
  package enum Outcome: Sendable, Hashable {
    case document([UInt8], etag: String?)
    /// The service says that it still has what the tag stands for.
    case unchanged
    /// Why there is nothing, in words.
    case failure(String)
  }

  /// The most bytes of a document.
  package var limit = 100 << 20
  /// Seconds for all of it.
  package var timeout = 60

  package init() {}

  /// Asks for the document at an address; with the tag of an earlier answer for a newer one only (RFC 9110 §13.1.2).
  package func fetch(_ address: String, etag: String? = nil) -> Outcome {
    guard let schemes = Self.schemes(for: address) else {
      return .failure("`\(address)` is no https address")
    }
    let folder = "/tmp/clientsmith-download-\(UInt64.random(in: 0 ..< .max))"
    guard (try? Disk.makeFolder(folder)) != nil else { return .failure("no temporary folder can be made") }
    let headers = folder + "/headers"
    defer {
      for path in [headers, folder] { try? Disk.remove(path) }
    }
    var arguments = [
      "curl", "--silent", "--show-error", "--location", "--max-redirs", "5", "--proto", "=" + schemes, "--proto-redir",
      "=https", "--connect-timeout", "15", "--max-time", String(timeout), "--max-filesize", String(limit),
      "--compressed", "--globoff",
      "--user-agent", "\(Tool.name)/\(Tool.version)", "--dump-header", headers,
    ]
    if let etag, !etag.contains("\n"), !etag.contains("\r") { arguments += ["--header", "If-None-Match: \(etag)"] }
    let ending = ExternalProgram.run(arguments + ["--url", address], limit: limit)
    guard ending.status != 127 else {
      return .failure("the program `curl` cannot be found; install it, or fetch the document by other means")
    }
    // curl looks at the declared length only.
    guard ending.output.count <= limit else { return .failure("the document is larger than \(limit) bytes") }
    guard ending.succeeded else { return .failure(Self.words(ending)) }
    let answer = Disk.read(headers) ?? []
    let status = Self.status(answer)
    switch status {
    case "304": return .unchanged
    case "200":
      guard !ending.output.isEmpty else { return .failure("the answer is empty") }
      return .document(ending.output, etag: Self.etag(answer))
    default: return .failure("the service answers \(status)")
    }
  }

  /// The schemes that may be spoken, nil for an address that is neither https nor on this machine.
  private static func schemes(for address: String) -> String? {
    if address.hasPrefix("https://") { return "https" }
    let hosts = ["http://127.0.0.1", "http://localhost", "http://[::1]"]
    guard let host = hosts.first(where: address.hasPrefix) else { return nil }
    let rest = address.dropFirst(host.count)
    return rest.isEmpty || rest.first == "/" || rest.first == ":" ? "http,https" : nil
  }

  /// The status of the last answer: redirects have headers of their own.
  private static func status(_ headers: [UInt8]) -> String {
    let lines = String(decoding: headers, as: UTF8.self).split(whereSeparator: \.isNewline)
    let words = lines.last { $0.hasPrefix("HTTP/") }?.split(separator: " ") ?? []
    return words.count > 1 ? String(words[1]) : "without a status"
  }

  /// The tag of the last answer: redirects have headers of their own.
  private static func etag(_ headers: [UInt8]) -> String? {
    var found: String?
    for line in String(decoding: headers, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.hasPrefix("HTTP/") { found = nil }
      guard line.lowercased().hasPrefix("etag:") else { continue }
      let value = line.dropFirst(5).drop { $0 == " " || $0 == "\t" }
      found = value.isEmpty ? nil : String(value)
    }
    return found
  }

  private static func words(_ ending: ExternalProgram.Ending) -> String {
    let message = String(decoding: ending.errors, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(
      String.init)
    return message ?? "curl ended with \(ending.status)"
  }
}
