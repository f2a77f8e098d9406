import ClientModel
import Diagnostics

/// The lock of one run as it stands on the disk, and what it should be.
package struct LockStore: Sendable {
  package let path: String
  private let bytes: [UInt8]?
  /// What was published before this run.
  package let file: LockFile
  /// The name of the one client that no configuration names.
  private let onlyClient: String?

  /// The lock beside a configuration.
  package init(configuration: String, into bag: inout DiagnosticBag) {
    self.init(path: FilePath.joined(FilePath.folder(of: configuration), LockFile.name), onlyClient: nil, into: &bag)
  }

  /// The lock in the folder of a client without a configuration.
  package init(output: String, into bag: inout DiagnosticBag) {
    self.init(path: FilePath.joined(output, LockFile.hiddenName), onlyClient: "client", into: &bag)
  }

  /// The lock beside a configuration as it was at a revision.
  package init(configuration: String, at revision: GitFiles, into bag: inout DiagnosticBag) {
    let path = FilePath.joined(FilePath.folder(of: configuration), LockFile.name)
    self.init(path: path, onlyClient: nil, bytes: revision.bytes(of: path), into: &bag)
  }

  private init(path: String, onlyClient: String?, into bag: inout DiagnosticBag) {
    self.init(path: path, onlyClient: onlyClient, bytes: Disk.read(path), into: &bag)
  }

  private init(path: String, onlyClient: String?, bytes: [UInt8]?, into bag: inout DiagnosticBag) {
    self.path = path
    self.onlyClient = onlyClient
    self.bytes = bytes
    file = bytes.map { LockFile.read($0, path: path, into: &bag) } ?? LockFile()
  }

  /// What a client was published as; nothing where it is new.
  package func names(of client: String) -> PublishedNames { file.clients[onlyClient ?? client] ?? PublishedNames() }

  /// The lock after these clients were generated; with `clients` the names that the configuration has, others are left out.
  package func updated(by generations: [Generator.Generation], clients: Set<String>) -> LockFile {
    var updated = file
    if onlyClient == nil { updated.clients = updated.clients.filter { clients.contains($0.key) } }
    for generation in generations {
      guard let api = generation.api else { continue }
      let name = onlyClient ?? generation.client.name
      var names = PublishedNames(of: api)
      names.source = file.clients[name]?.source
      updated.clients[name] = names
    }
    return updated
  }

  /// Whether there is a lock yet.
  package var exists: Bool { bytes != nil }

  /// Whether the file has other bytes than a lock would have; line ends do not count.
  package func differs(from lock: LockFile) -> Bool {
    guard let bytes else { return true }
    return bytes.filter { $0 != UInt8(ascii: "\r") } != Array(lock.text.utf8)
  }

  /// Puts a lock in the file's place in one step.
  package func write(_ lock: LockFile, into bag: inout DiagnosticBag) {
    guard differs(from: lock) else { return }
    do {
      let temporary = path + ".clientsmith-new"
      try Disk.write(Array(lock.text.utf8), to: temporary)
      try Disk.rename(temporary, to: path)
    } catch {
      bag.report(.unwritableOutput, "the lock `\(path)` cannot be written: \(error.reason.lowercased())")
    }
  }
}
