import Diagnostics

/// Fetches a service's document from its address.
///
/// The tool links no client of HTTP: it asks the `curl` program, which macOS, Windows and nearly every Linux have, and which knows the
/// machine's certificates and proxies. Only https is spoken, also behind redirects; a loopback address may be plain http. Whoever runs the
/// tool may have set curl up otherwise (`.curlrc`, `.netrc`): none of that counts here. The address, which may hold secrets, is given on
/// standard input, since every user of a machine can read the arguments of its processes.
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
    guard let place = DocumentAddress(address) else { return .failure("`\(address)` is no https address") }
    var secrets: [(name: String, value: String)] = []
    let resolved: String
    do throws(DocumentAddress.Fault) {
      resolved = try place.resolved { name in
        let value = EnvironmentVariable.value(of: name)
        if let value, !value.isEmpty { secrets.append((name, value)) }
        return value
      }
    } catch {
      return .failure("\(error.reason): \(error.remedy)")
    }
    guard let schemes = place.schemes else { return .failure("it is no https address") }
    let folder = "\(Disk.temporaryFolder)/clientsmith-download-\(UInt64.random(in: 0 ..< .max))"
    guard (try? Disk.makeFolder(folder)) != nil else { return .failure("no temporary folder can be made") }
    let headers = folder + "/headers"
    defer {
      for path in [headers, folder] { try? Disk.remove(path) }
    }
    var arguments = [
      // Only as the very first argument does `-q` keep curl from reading the user's configuration (curl(1)).
      "curl", "-q", "--silent", "--show-error", "--location", "--max-redirs", "5", "--proto", "=" + schemes,
      "--proto-redir",
      "=https", "--connect-timeout", "15", "--max-time", String(timeout), "--max-filesize", String(limit),
      "--compressed", "--globoff",
      "--user-agent", "\(Tool.name)/\(Tool.version)", "--dump-header", headers,
      "--config", "-",
    ]
    if let etag, !etag.contains("\n"), !etag.contains("\r") { arguments += ["--header", "If-None-Match: \(etag)"] }
    let ending = ExternalProgram.run(arguments, input: Self.line(resolved), limit: limit)
    guard ending.status != 127 else {
      return .failure("the program `curl` cannot be found; install it, or fetch the document by other means")
    }
    // curl looks at the declared length only.
    guard ending.output.count <= limit else { return .failure("the document is larger than \(limit) bytes") }
    guard ending.succeeded else { return .failure(Self.words(ending, without: secrets)) }
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

  /// The address as a line of curl's configuration; it has no quotes, backslashes or line breaks (``DocumentAddress/fault``).
  private static func line(_ address: String) -> [UInt8] { Array("url = \"\(address)\"\n".utf8) }

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

  /// What curl says, with the names of variables in the place of their values.
  private static func words(_ ending: ExternalProgram.Ending, without secrets: [(name: String, value: String)])
    -> String
  {
    let first = String(decoding: ending.errors, as: UTF8.self).split(whereSeparator: \.isNewline).first
    guard var message = first.map(String.init) else { return "curl ended with \(ending.status)" }
    for (name, value) in secrets {
      for text in [value, AddressText.encoded(value)] { message = message.replacing(text, with: "${\(name)}") }
    }
    return message
  }
}
