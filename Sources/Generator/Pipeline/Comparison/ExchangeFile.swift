import Diagnostics
import Verification
import YAML

/// A file of recorded exchanges on this machine.
package enum ExchangeFile {
  /// What wrote the file.
  package enum Form: Sendable {
    /// A browser or a proxy: HTTP Archive 1.2.
    case archive
    /// `RecordingTransport` of ClientsmithTesting.
    case recording
  }

  /// The exchanges of a file, in its order.
  package static func read(_ path: String, _ form: Form, into bag: inout DiagnosticBag) -> [RecordedExchange] {
    guard let bytes = Disk.read(path) else {
      bag.report(.unreadableFile, "the file `\(path)` cannot be read")
      return []
    }
    guard let root = YAMLReader().read(bytes, file: path, into: &bag) else { return [] }
    switch form {
    case .archive: return RecordedExchange.har(root, into: &bag)
    case .recording: return RecordedExchange.recording(root, into: &bag)
    }
  }

  /// Writes an overlay.
  package static func write(_ overlay: String, to path: String) throws { try Disk.write(Array(overlay.utf8), to: path) }
}
