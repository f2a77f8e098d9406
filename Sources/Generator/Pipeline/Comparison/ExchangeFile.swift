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

  /// The exchanges of a file, in its order; of a folder, those of its files that have the form's ending, by their names.
  package static func read(_ path: String, _ form: Form, into bag: inout DiagnosticBag) -> [RecordedExchange] {
    if let names = Disk.names(in: path) {
      let ending = form == .archive ? ".har" : ".json"
      let files = names.filter { $0.hasSuffix(ending) }
      if files.isEmpty { bag.report(.unreadableFile, "the folder `\(path)` has no file that ends in `\(ending)`") }
      return files.flatMap { read(FilePath.joined(path, $0), form, into: &bag) }
    }
    guard let bytes = Disk.read(path) else {
      bag.report(.unreadableFile, "the file `\(DocumentAddress.shown(path))` cannot be read")
      return []
    }
    guard let root = YAMLReader().read(bytes, file: path, into: &bag) else { return [] }
    switch form {
    case .archive: return RecordedExchange.har(root, into: &bag)
    case .recording: return RecordedExchange.recording(root, into: &bag)
    }
  }

  /// Writes an overlay.
  package static func write(_ overlay: String, to path: String, reporting bag: inout DiagnosticBag) {
    do throws(Disk.Failure) {
      try Disk.write(Array(overlay.utf8), to: path)
    } catch {
      bag.report(.unwritableOutput, "the overlay `\(path)` cannot be written: \(error.reason.lowercased())")
    }
  }
}
