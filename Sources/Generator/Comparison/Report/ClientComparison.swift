import ClientModel
import Diagnostics
import OpenAPI

/// One of two clients to compare: its document, its model and its files, as far as they are there.
package struct ClientState: Sendable {
  /// Nil where only the generated files are known.
  package var document: Document?
  package var api: API?
  /// The generated files with their paths in the client's folder.
  package var files: [(path: String, contents: [UInt8])]

  package init(document: Document?, api: API?, files: [(path: String, contents: [UInt8])]) {
    self.document = document
    self.api = api
    self.files = files
  }
}

/// Says of everything that two clients differ in what it does to those who use the older one.
package struct ClientComparison: Sendable {
  /// Heaviest first, what belongs together beside each other.
  package let changes: [Change]

  package init(from base: ClientState, to revision: ClientState) {
    let old = Side(SwiftSurface(files: base.files), base.api.map(ClientIdentities.init) ?? ClientIdentities())
    let new = Side(
      SwiftSurface(files: revision.files), revision.api.map(ClientIdentities.init) ?? ClientIdentities())
    var source = SourceComparison(base: old, revision: new)
    var changes = source.run()
    if let before = base.document, let after = revision.document {
      var wire = WireComparison(base: before, revision: after)
      changes = Self.joined(changes, wire.run(), old, new)
    }
    let pointers = DocumentPointers(base: base.document, revision: revision.document)
    for index in changes.indices { changes[index].pointer = pointers.pointer(to: changes[index].key) }
    self.changes = Self.sorted(changes)
  }

  /// The next version of a client after `version`, and why (semver.org): breaks of source or of the wire are a major one, what is new a minor one.
  package func proposedVersion(after version: String) -> (version: String, reason: String)? {
    let parts = version.split(separator: ".").prefix(3).map { Int($0.prefix { $0.isNumber }) }
    guard parts.count == 3, let major = parts[0], let minor = parts[1], let patch = parts[2] else { return nil }
    let worst =
      changes.map { max($0.verdicts.source, $0.verdicts.behaviour == .breaking ? .breaking : .none) }.max() ?? .none
    let wire = changes.map(\.verdicts.wire).max() ?? .none
    switch max(worst, wire == .breaking ? .caution : wire) {
    case .breaking where major == 0: return ("0.\(minor + 1).0", "code that calls the client has to change")
    case .breaking: return ("\(major + 1).0.0", "code that calls the client has to change")
    case .caution, .addition:
      return ("\(major).\(minor + 1).0", "there is something new; code that calls the client goes on compiling")
    case .none: return ("\(major).\(minor).\(patch + (changes.isEmpty ? 0 : 1))", "no caller sees a difference")
    }
  }

  /// Findings about one place of the document are one change with three verdicts.
  private static func joined(_ source: [Change], _ wire: [Change], _ old: Side, _ new: Side) -> [Change] {
    var source = source
    var first: [DocumentKey: Int] = [:]
    for (index, change) in source.enumerated() where first[change.key] == nil { first[change.key] = index }
    let spelling = KeySpelling(old: old, new: new)
    var rest: [Change] = []
    for var change in wire {
      guard let index = first[change.key] else {
        spelling.apply(to: &change)
        rest.append(change)
        continue
      }
      // What callers see of it was compared in Swift already.
      change.verdicts.source = .none
      source[index].verdicts = source[index].verdicts.joined(change.verdicts)
      // That a description is another one explains no break.
      if change.rule != .documentation,
        change.verdicts.worst > .addition || source[index].verdicts.source > .addition
      {
        let values = [change.before, change.after].compactMap { $0 }.joined(separator: " → ")
        source[index].notes.append("\(change.rule.id): \(values.isEmpty ? "" : values + ": ")\(change.message)")
      }
      source[index].place = change.place ?? source[index].place
      source[index].formerPlace = change.formerPlace ?? source[index].formerPlace
    }
    return source + rest
  }

  private static func sorted(_ changes: [Change]) -> [Change] {
    changes.enumerated().sorted { left, right in
      if left.element.verdicts.worst != right.element.verdicts.worst {
        return left.element.verdicts.worst > right.element.verdicts.worst
      }
      if left.element.group != right.element.group { return left.element.group < right.element.group }
      if left.element.subject != right.element.subject { return left.element.subject < right.element.subject }
      return left.offset < right.offset
    }.map(\.element)
  }
}
