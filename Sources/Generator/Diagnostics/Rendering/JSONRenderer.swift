/// Writes all findings as one JSON object for other programs: `diagnostics`, `errors`, `warnings`.
package struct JSONRenderer {
  package init() {}

  package func render(_ list: DiagnosticList) -> String {
    OrderedJSON.members([
      "diagnostics": .array(list.diagnostics.map(Self.json)),
      "errors": .integer(list.errorCount),
      "warnings": .integer(list.warningCount),
    ]).text
  }

  private static func json(_ diagnostic: Diagnostic) -> OrderedJSON {
    let notes = diagnostic.notes.map { note in
      OrderedJSON.members(["message": .string(note.message), "location": note.location.map(json)])
    }
    return .members([
      "id": .string(diagnostic.id.name),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
      "location": diagnostic.location.map(json),
      "notes": notes.isEmpty ? nil : .array(notes),
      "help": diagnostic.help.map { .string($0) },
      "change": diagnostic.compatibility.map(json),
      "observation": diagnostic.observation.map(json),
    ])
  }

  private static func json(_ change: Compatibility) -> OrderedJSON {
    .members([
      "wire": .string(change.wire),
      "source": .string(change.source),
      "behaviour": .string(change.behaviour),
      "subject": .string(change.subject),
      "before": change.before.map { .string($0) },
      "after": change.after.map { .string($0) },
      "formerLocation": change.formerLocation.map(json),
      "pointer": change.pointer.map { .string($0) },
      "fingerprint": .string(change.fingerprint),
      "accepted": change.acceptance.map {
        .members(["reason": .string($0.reason), "until": .string($0.end)])
      },
    ])
  }

  private static func json(_ observation: Observation) -> OrderedJSON {
    .members([
      "operation": .string(observation.operation),
      "pointer": .string(observation.pointer),
      "name": observation.name.map { .string($0) },
      "count": .integer(observation.count),
    ])
  }

  private static func json(_ location: SourceLocation) -> OrderedJSON {
    .members([
      "file": .string(location.file), "line": .integer(location.line), "column": .integer(location.column),
    ])
  }
}
