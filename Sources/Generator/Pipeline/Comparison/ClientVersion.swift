import Comparison
import Diagnostics
import SwiftEmitter

/// One side of a comparison as a user names it, read: a document, a client at a revision of git, or a generated folder.
package struct ClientVersion: Sendable {
  /// What a user may name.
  package enum Name: Sendable, Hashable {
    /// An OpenAPI document.
    case document(String)
    /// The clients of the configuration as they were at a revision.
    case revision(String)
    /// A folder of generated files.
    case folder(String)

    /// `git:REV` is a revision, a folder with a manifest or with Swift files in it is a folder, all else a document.
    package init(_ text: String) {
      if text.hasPrefix("git:") {
        self = .revision(String(text.dropFirst(4)))
      } else if Disk.kind(text) == .folder {
        self = .folder(text)
      } else {
        self = .document(text)
      }
    }
  }

  package let state: ClientState
  /// What it is called in reports.
  package let title: String
  package var bag: DiagnosticBag
  package var texts: SourceTexts

  /// What would be generated, with its document.
  package init(_ generation: Generator.Generation, title: String) {
    let files = generation.tree?.files ?? [:]
    state = ClientState(
      document: generation.document, api: generation.api,
      files: files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    self.title = title
    bag = generation.bag
    texts = generation.texts
  }

  /// What stands in a folder: its files, without a document.
  package init(folder path: String) {
    var bag = DiagnosticBag()
    let folder = OutputFolder(reading: path, into: &bag)
    if folder.files.isEmpty {
      bag.report(
        .unreadableFile, "the folder `\(path)` has no generated files",
        help: "name a document, a folder or `git:REVISION`")
    }
    state = ClientState(
      document: nil, api: nil, files: folder.files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    title = path
    self.bag = bag
    texts = SourceTexts()
  }
}
