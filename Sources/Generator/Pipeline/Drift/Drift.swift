/// How an output folder differs from what would be generated now, and why.
package struct Drift: Sendable {
  /// What has become of one file.
  package enum State: String, Sendable {
    /// It would be generated and is not there.
    case missing
    /// It is as it was generated, and would be generated differently.
    case changed
    /// It was changed after it was generated.
    case edited
    /// It was generated once and would not be any more.
    case stale
    /// It was never generated.
    case unlisted
  }

  /// One file with its bytes on the disk and those it should have.
  package struct File: Sendable {
    package let path: String
    package let state: State
    package let present: [UInt8]?
    package let expected: [UInt8]?
  }

  /// In alphabetical order.
  package let files: [File]
  /// What moved since the folder was generated, in words: `the document specs/api.yaml changed`.
  package let reasons: [String]

  /// The files that differ from what should be there in nothing but their line ends, in alphabetical order.
  package let otherLineEnds: [String]

  package var isEmpty: Bool { files.isEmpty && reasons.isEmpty }

  /// Compares both ways: what should be there, and what is.
  package init(of folder: OutputFolder, from tree: GeneratedTree) {
    let known = folder.manifest?.files ?? [:]
    var files: [File] = []
    var otherLineEnds: [String] = []
    for path in Set(tree.files.keys).union(folder.files.keys).sorted() {
      let (present, expected) = (folder.files[path], tree.files[path])
      guard present != expected else { continue }
      if let present, let expected, LineEnds.normalised(present) == expected {
        otherLineEnds.append(path)
        continue
      }
      let state = Self.state(present: present, expected: expected, listed: known[path])
      files.append(
        File(path: path, state: state, present: present.map(LineEnds.normalised), expected: expected))
    }
    self.files = files
    self.otherLineEnds = otherLineEnds
    reasons = Self.reasons(from: folder, to: tree)
  }

  private static func state(present: [UInt8]?, expected: [UInt8]?, listed: Fingerprint?) -> State {
    guard let present else { return .missing }
    guard expected != nil else { return listed == nil ? .unlisted : .stale }
    guard let listed else { return .changed }
    return Fingerprint(of: present) == listed ? .changed : .edited
  }

  private static func reasons(from folder: OutputFolder, to tree: GeneratedTree) -> [String] {
    guard let old = folder.manifest else {
      return [folder.manifestBytes == nil ? "the folder has no manifest" : "the manifest cannot be read"]
    }
    let new = tree.manifest
    var reasons = changes("document", from: old.inputs.documents, to: new.inputs.documents)
    reasons += changes("overlay", from: old.inputs.overlays, to: new.inputs.overlays)
    if old.inputs.configuration != new.inputs.configuration { reasons.append("the client's configuration changed") }
    if old.inputs.toolVersion != new.inputs.toolVersion {
      reasons.append("the tool is version \(new.inputs.toolVersion) and was \(old.inputs.toolVersion)")
    }
    if old.inputs.templates != new.inputs.templates { reasons.append("the templates changed") }
    if reasons.isEmpty, old.files != new.files {
      reasons.append("the manifest lists other files than would be generated")
    } else if reasons.isEmpty, let bytes = folder.manifestBytes,
      LineEnds.normalised(bytes) != Array(new.text.utf8)
    {
      reasons.append("the manifest was changed")
    }
    return reasons
  }

  private static func changes(
    _ kind: String, from old: [Manifest.Inputs.File], to new: [Manifest.Inputs.File]
  ) -> [String] {
    let before = Dictionary(old.map { ($0.path, $0.fingerprint) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.path))
    var changes: [String] = []
    for file in new {
      guard let fingerprint = before[file.path] else {
        changes.append("the \(kind) `\(file.path)` is new")
        continue
      }
      if fingerprint != file.fingerprint { changes.append("the \(kind) `\(file.path)` changed") }
    }
    for file in old where !after.contains(file.path) { changes.append("the \(kind) `\(file.path)` is no longer used") }
    if changes.isEmpty, old.map(\.path) != new.map(\.path) { changes.append("the order of \(kind)s changed") }
    return changes
  }
}
