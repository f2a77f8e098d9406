import OpenAPI
import YAML

/// Writes the overlay that would make a document say what was answered (Overlay Specification 1.0).
package struct TruthOverlay {
  private let document: Document
  private let entries: [Verification.Entry]

  package init(_ verification: Verification, document: Document) {
    self.document = document
    entries = verification.entries
  }

  /// The overlay in YAML; empty where nothing has to be said.
  package var text: String {
    var lines: [String] = []
    for group in grouped { lines += actions(group) }
    guard !lines.isEmpty else { return "" }
    return
      ([
        "overlay: 1.0.0", "info: {title: What the service answers, version: '1'}", "actions:",
      ] + lines).joined(separator: "\n") + "\n"
  }

  /// Whether the document's schemas are those of before JSON Schema had its place in OpenAPI.
  private var isOld: Bool { document.version == .openAPI30 || document.version == .swagger20 }

  /// What is about one place in the document, whoever answered so, is said once.
  private var grouped: [Verification.Entry] {
    var order: [String] = []
    var table: [String: Verification.Entry] = [:]
    for entry in entries where entry.deviation.kind != .deprecatedOperation {
      let name = entry.deviation.kind == .otherType ? "" : entry.deviation.name
      let key = [entry.deviation.kind.rawValue, entry.deviation.pointer, name].joined(separator: "\n")
      guard var known = table[key] else {
        order.append(key)
        table[key] = entry
        continue
      }
      known.kinds.formUnion(entry.kinds)
      known.words += entry.words.filter { !known.words.contains($0) }
      known.mediaTypes += entry.mediaTypes.filter { !known.mediaTypes.contains($0) }
      table[key] = known
    }
    return order.compactMap { table[$0] }
  }

  private func actions(_ entry: Verification.Entry) -> [String] {
    let deviation = entry.deviation
    guard deviation.pointer.hasPrefix("/") else {
      return ["  # \(deviation.pointer) is in another file, which no overlay reaches: \(deviation.kind.rawValue)"]
    }
    let target = path(deviation.pointer)
    switch deviation.kind {
    case .undeclaredMember:
      return update(target, ["properties:", "  \(Self.quoted(deviation.name)): \(schema(of: entry.kinds))"])
    case .missingMember:
      return remove(target + "['required'][?@ == \(Self.literal(deviation.name))]")
    case .undeclaredValue:
      let words = entry.words.filter(Self.isWord)
      guard words.count == entry.words.count else {
        // What is no word is somebody's, and the list of words does not hold.
        return remove(target + "['enum']")
      }
      return update(target, ["enum: [\(words.map(Self.quoted).joined(separator: ", "))]"])
    case .otherType: return otherType(entry, target)
    case .undeclaredStatus:
      let lines = ["'\(deviation.name)':", "  description: Answered, and not described before."]
      let content = entry.mediaTypes.flatMap { ["    \(Self.quoted($0)): {schema: {}}"] }
      return update(target, lines + (content.isEmpty ? [] : ["  content:"] + content))
    case .undeclaredMediaType:
      return update(target, ["content:", "  \(Self.quoted(deviation.name)): {schema: {}}"])
    case .deprecatedOperation, .unreadableContract: return []
    }
  }

  /// `null` is added to what is there; of other types the document is told nothing that would leave one out.
  private func otherType(_ entry: Verification.Entry, _ target: String) -> [String] {
    if entry.kinds == .null {
      if isOld { return update(target, ["nullable: true"]) }
      return remove(target + "['type']")
        + update(target, ["type: [\((declared(entry) + ["'null'"]).joined(separator: ", "))]"])
    }
    let names = declared(entry) + entry.kinds.names.map { $0 == "null" ? "'null'" : $0 }
    if isOld || names.isEmpty { return remove(target + "['type']") }
    return remove(target + "['type']") + update(target, ["type: [\(names.joined(separator: ", "))]"])
  }

  /// The types that the document says at a place.
  private func declared(_ entry: Verification.Entry) -> [String] {
    guard let pointer = JSONPointer(entry.deviation.pointer), let node = document.node.at(pointer)?["type"] else {
      return []
    }
    return (node.elements ?? [node]).compactMap(\.string).map { $0 == "null" ? "'null'" : $0 }
  }

  private func schema(of kinds: ContractKinds) -> String {
    let names = kinds.subtracting(kinds.contains(.number) ? .integer : []).subtracting(.null).names
    let isNullable = kinds.contains(.null)
    guard names.count == 1, let name = names.first else { return "{}" }
    let more = name == "array" ? ", items: {}" : name == "object" ? ", additionalProperties: true" : ""
    if !isNullable { return "{type: \(name)\(more)}" }
    return isOld ? "{type: \(name), nullable: true\(more)}" : "{type: [\(name), 'null']\(more)}"
  }

  private func update(_ target: String, _ lines: [String]) -> [String] {
    ["  - target: \(Self.quoted(target))", "    update:"] + lines.map { "      " + $0 }
  }

  private func remove(_ target: String) -> [String] {
    ["  - target: \(Self.quoted(target))", "    remove: true"]
  }

  /// Whether a text can be a word of an interface: what else comes as a value may be somebody's.
  private static func isWord(_ text: String) -> Bool {
    text.utf8.count <= 48 && text.contains { $0.isLetter }
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "_-.:/".utf8.contains(byte)
      }
  }

  /// The normalized path (RFC 9535 section 2.7) of a JSON pointer into the document.
  private func path(_ pointer: String) -> String {
    var text = "$"
    var node: Node? = document.node
    for token in JSONPointer(pointer)?.tokens ?? [] {
      let isElement = node?.elements != nil
      text += isElement ? "[\(token)]" : "[\(Self.literal(token))]"
      node = isElement ? Int(token).flatMap { node?.at(JSONPointer([String($0)])) } : node?[token]
    }
    return text
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  /// A double-quoted scalar of YAML (YAML 1.2.2 section 7.3.1).
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
