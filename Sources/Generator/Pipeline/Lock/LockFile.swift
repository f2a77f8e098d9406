import ClientModel
import Diagnostics
import YAML

/// The file that keeps what was published: `clientsmith.lock` beside the configuration, or `.clientsmith.lock` in the folder
/// of a client that has none.
///
/// One fact a line, sorted, its fields separated by tabs: client, kind, identity, key, position, name. So two branches merge
/// line by line, and a reviewer sees which names are new.
package struct LockFile: Sendable, Hashable {
  package static let name = "clientsmith.lock"
  /// The name inside a generated folder.
  package static let hiddenName = ".clientsmith.lock"

  /// What each client was published as.
  package var clients: [String: PublishedNames] = [:]

  package init() {}

  private static let header = """
    # The names that were published, by what does not move in the documents. Written by `clientsmith generate`, kept by it, and compared by
    # `clientsmith check`: commit it. `clientsmith generate --relock` gives fresh names.

    """

  // MARK: Writing

  package var text: String {
    var lines: [String] = []
    for (client, names) in clients {
      func add(_ kind: String, _ identity: String, _ key: String, _ place: String?, _ name: String) {
        lines.append(
          [client, kind, identity, key, place ?? "", name].map(Self.escaped).joined(separator: "\t")
        )
      }
      for (property, type) in names.resources { add("resource", property, "", nil, type) }
      for (operation, call) in names.calls { add("call", operation, "", nil, call) }
      for (operation, answer) in names.answers { add("answer", operation, "", nil, answer) }
      for (operation, labels) in names.arguments {
        for (key, entry) in labels { add("argument", operation, key, Self.place(entry), entry.name) }
      }
      for (identity, path) in names.types { add("type", identity, "", nil, path) }
      for (identity, members) in names.members {
        for (key, entry) in members { add("member", identity, key, Self.place(entry), entry.name) }
      }
      for (url, name) in names.servers { add("server", url, "", nil, name) }
      for (kind, ids) in names.schemes { for (id, name) in ids { add("scheme", kind, id, nil, name) } }
      for (schemes, name) in names.credentials { add("credential", schemes, "", nil, name) }
      if let source = names.source {
        add("source", source.address, "fingerprint", nil, source.fingerprint)
        if let etag = source.etag { add("source", source.address, "etag", nil, etag) }
      }
    }
    // By bytes, so that every machine sorts alike.
    lines.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    return Self.header + lines.map { $0 + "\n" }.joined()
  }

  /// The position of an argument or a member, and what callers hold of it: `3 string?`.
  private static func place(_ entry: PublishedNames.Entry) -> String {
    "\(entry.position)" + (entry.storage.map { " " + $0 } ?? "")
  }

  private static func escaped(_ field: String) -> String {
    var text = ""
    for scalar in field.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  // MARK: Reading

  /// Reads the file; every line that makes no sense is reported at its place, conflict markers with what to do about them.
  package static func read(_ bytes: [UInt8], path: String, into bag: inout DiagnosticBag) -> LockFile {
    var file = LockFile()
    var seen: [String: Int] = [:]
    let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let location = SourceLocation(file: path, line: index + 1, column: 1)
      if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains(where: line.hasPrefix) {
        bag.report(
          .invalidLock, "the lock has an unresolved conflict", at: location,
          help: "keep the lines of both sides, or one of two that name one thing, and remove the markers")
        continue
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped($0) }
      guard fields.count == 6, !fields[5].isEmpty, file.add(fields) else {
        bag.report(
          .invalidLock, "this is no line of a lock", at: location,
          help: "restore the line, or let `clientsmith generate --relock` write the file anew")
        continue
      }
      let key = fields[0...3].joined(separator: "\t")
      if let earlier = seen[key] {
        bag.report(
          .lockConflict, "`\(fields[2]) \(fields[3])` has two names", at: location,
          notes: [.init("the other is here", at: SourceLocation(file: path, line: earlier, column: 1))],
          help: "remove the line whose name was never published")
      }
      seen[key] = index + 1
    }
    return file
  }

  private mutating func add(_ fields: [String]) -> Bool {
    var names = clients[fields[0]] ?? PublishedNames()
    let (identity, key, name) = (fields[2], fields[3], fields[5])
    switch fields[1] {
    case "resource": names.resources[identity] = name
    case "call": names.calls[identity] = name
    case "answer": names.answers[identity] = name
    case "type": names.types[identity] = name
    case "server": names.servers[identity] = name
    case "scheme": names.schemes[identity, default: [:]][key] = name
    case "credential": names.credentials[identity] = name
    case "source":
      var source = names.source ?? PublishedNames.Source(address: identity, fingerprint: "", etag: nil)
      source.address = identity
      if key == "etag" { source.etag = name } else { source.fingerprint = name }
      names.source = source
    case "argument", "member":
      let place = fields[4].split(separator: " ", maxSplits: 1)
      guard let position = place.first.flatMap({ Int($0) }), position >= 0 else { return false }
      let entry = PublishedNames.Entry(name, at: position, storage: place.count > 1 ? String(place[1]) : nil)
      if fields[1] == "argument" {
        names.arguments[identity, default: [:]][key] = entry
      } else {
        names.members[identity, default: [:]][key] = entry
      }
    default: return false
    }
    clients[fields[0]] = names
    return true
  }

  private static func unescaped(_ field: Substring) -> String {
    guard field.contains("\\") else { return String(field) }
    var text = ""
    var isEscaped = false
    for character in field {
      if isEscaped {
        switch character {
        case "t": text.append("\t")
        case "n": text.append("\n")
        case "r": text.append("\r")
        default: text.append(character)
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}
