import Diagnostics

extension DiagnosticID {
  static let unreadableRecording = DiagnosticID(
    "unreadable-recording", .error, "A file of recorded exchanges cannot be read.")

  /// What recorded exchanges can differ in from their document.
  private static let deviations = Deviation.Kind.allCases.map { kind in
    DiagnosticID(kind.rawValue, kind == .deprecatedOperation ? .note : .warning, summary(of: kind))
  }

  private static func summary(of kind: Deviation.Kind) -> String {
    switch kind {
    case .undeclaredMember: "An answer has a member that its schema does not describe."
    case .undeclaredValue: "An answer has a value that the enumeration of its schema does not have."
    case .missingMember: "An answer lacks a member that its schema requires."
    case .otherType: "An answer has a value of another JSON type than its schema says."
    case .undeclaredStatus: "An answer has a status that its operation does not describe."
    case .undeclaredMediaType: "An answer comes in a media type that its operation does not describe for the status."
    case .deprecatedOperation: "An operation is called that the document calls deprecated."
    case .unreadableContract:
      "The contract that a client carries is of another version than the library: ContractObserver sees nothing."
    }
  }

  static func deviation(_ kind: Deviation.Kind) -> DiagnosticID {
    deviations.first { $0.name == kind.rawValue } ?? unreadableRecording
  }

  /// What the comparison of recorded exchanges with a document can report.
  package static let allVerification: [DiagnosticID] = [unreadableRecording] + deviations
}

extension Verification {
  /// What was found as findings at the document's places, without any value.
  package var findings: DiagnosticList {
    let sorted = entries.enumerated().sorted { left, right in
      guard let one = left.element.location, let other = right.element.location, one != other else {
        return left.offset < right.offset
      }
      return one < other
    }.map(\.element)
    return DiagnosticList(
      inOrder: sorted.map { entry in
        let times = entry.count == 1 ? "once" : "\(entry.count) times"
        var finding = Diagnostic(
          .deviation(entry.deviation.kind), nil, "\(entry.deviation.message) (\(times))", at: entry.location)
        finding.observation = Observation(
          operation: entry.deviation.operation, pointer: entry.deviation.pointer,
          name: entry.deviation.name.isEmpty ? nil : entry.deviation.name, count: entry.count)
        return finding
      })
  }
}

extension Verification.Entry {
  var location: SourceLocation? {
    deviation.place.map { SourceLocation(file: $0.file, line: $0.line, column: $0.column) }
  }
}
