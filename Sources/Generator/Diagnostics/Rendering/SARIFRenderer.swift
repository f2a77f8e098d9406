/// Writes findings as a SARIF 2.1.0 log (OASIS), which code scanning services read.
package struct SARIFRenderer {
  /// The version of the tool that is named as the source of the findings.
  package var toolVersion: String

  package init(toolVersion: String) {
    self.toolVersion = toolVersion
  }

  package func render(_ list: DiagnosticList) -> String {
    var rules: [DiagnosticID] = []
    var indices: [DiagnosticID: Int] = [:]
    for diagnostic in list.diagnostics where indices[diagnostic.id] == nil {
      indices[diagnostic.id] = rules.count
      rules.append(diagnostic.id)
    }
    let driver = OrderedJSON.members([
      "name": .string("clientsmith"), "version": .string(toolVersion), "rules": .array(rules.map(rule)),
    ])
    let run = OrderedJSON.members([
      "tool": .members(["driver": driver]),
      "columnKind": .string("unicodeCodePoints"),
      "results": .array(list.diagnostics.map { result($0, rule: indices[$0.id]) }),
    ])
    return OrderedJSON.members([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([run]),
    ]).text
  }

  private func rule(_ id: DiagnosticID) -> OrderedJSON {
    .members([
      "id": .string(id.name),
      "shortDescription": .members(["text": .string(id.summary)]),
      "defaultConfiguration": .members(["level": .string(id.severity.rawValue)]),
    ])
  }

  private func result(_ diagnostic: Diagnostic, rule: Int?) -> OrderedJSON {
    var message = diagnostic.message
    if let help = diagnostic.help { message += "\n\(help)" }
    let related = diagnostic.notes.compactMap { note in
      note.location.map { location in place(location, message: note.message) }
    }
    return .members([
      "ruleId": .string(diagnostic.id.name),
      "ruleIndex": rule.map { .integer($0) },
      "level": .string(diagnostic.severity.rawValue),
      "message": .members(["text": .string(message)]),
      "locations": diagnostic.location.map { .array([place($0, message: nil)]) },
      "relatedLocations": related.isEmpty ? nil : .array(related),
      "partialFingerprints": diagnostic.compatibility.map {
        .members(["clientsmithChange/v1": .string($0.fingerprint)])
      },
      // What the project lives with is told, and shown by code scanning as dismissed (SARIF 2.1.0 section 3.35).
      "suppressions": diagnostic.compatibility?.acceptance.map {
        .array([.members(["kind": .string("external"), "justification": .string("\($0.reason) (until \($0.end))")])])
      },
      "properties": diagnostic.compatibility.map { change in
        .members([
          "wire": .string(change.wire), "source": .string(change.source), "behaviour": .string(change.behaviour),
        ])
      },
    ])
  }

  private func place(_ location: SourceLocation, message: String?) -> OrderedJSON {
    .members([
      "physicalLocation": .members([
        "artifactLocation": .members(["uri": .string(uri(location.file))]),
        "region": .members(["startLine": .integer(location.line), "startColumn": .integer(location.column)]),
      ]),
      "message": message.map { .members(["text": .string($0)]) },
    ])
  }

  /// A path as a relative URI reference (RFC 3986 section 4.2).
  private func uri(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      let isUnreserved =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~/".utf8.contains(byte)
      if isUnreserved {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return result
  }
}
