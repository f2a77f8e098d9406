import ClientModel
import Comparison
import Diagnostics

/// Brings a client's document to what its service publishes: fetches it with what it refers to, reads it, compares.
package struct DocumentUpdate: Sendable {
  /// What came of it.
  package enum Outcome: Sendable {
    /// The service's document is what stands here.
    case unchanged
    /// It is another one: the clients before and after, and the files that would be written.
    case moved(base: ClientVersion, revision: ClientVersion, files: [(path: String, bytes: [UInt8])], etag: String?)
    /// The service's document cannot be fetched or read; nothing is to be written.
    case failed(DiagnosticBag, SourceTexts)
  }

  package var download = DocumentDownload()
  private let configuration: Configuration

  package init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// Asks for the document of a client; `known` is what the lock keeps of the last one.
  package func run(_ client: ClientConfiguration, known: PublishedNames.Source?) -> Outcome {
    guard let address = client.source else { return .unchanged }
    let present = Disk.read(client.spec, limit: configuration.limits.bytes)
    var bag = DiagnosticBag()
    // The tag stands for what was fetched, not for what somebody has made of it since.
    let isUntouched = known?.address == address && present.map { Fingerprint(of: $0).text } == known?.fingerprint
    let document: [UInt8]
    let tag: String?
    if DocumentAddress.isAddress(address) {
      switch download.fetch(address, etag: isUntouched ? known?.etag : nil) {
      case .unchanged: return .unchanged
      case .document(let bytes, let etag): (document, tag) = (bytes, etag)
      case .failure(let reason):
        bag.report(
          .unreachableSource,
          "the document of `\(client.name)` at `\(DocumentAddress.shown(address))` cannot be fetched: \(reason)",
          at: client.location,
          help: "look at `source`; what stands in `\(client.spec)` was left as it is")
        return .failed(bag, SourceTexts())
      }
    } else {
      guard let bytes = Disk.read(address, limit: configuration.limits.bytes) else {
        bag.report(
          .unreachableSource, "the document of `\(client.name)` at `\(address)` cannot be read", at: client.location,
          help: "look at `source`; what stands in `\(client.spec)` was left as it is")
        return .failed(bag, SourceTexts())
      }
      (document, tag) = (bytes, nil)
    }
    return compare(client, address, document, tag, present)
  }

  private func compare(
    _ client: ClientConfiguration, _ address: String, _ document: [UInt8], _ tag: String?, _ present: [UInt8]?
  ) -> Outcome {
    var files: [(path: String, bytes: [UInt8])] = [(client.spec, document)]
    let generation: Generator.Generation
    if DocumentAddress.isAddress(address) {
      let remote = RemoteFiles(
        client, address: address, document: document, download: download, limit: configuration.limits.bytes)
      generation = Generator(configuration, source: remote).generate(client)
      files = remote.fetched.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      var bag = generation.bag
      for failure in remote.failures {
        bag.report(
          .unreachableSource, "`\(failure.path)`, which the document refers to, cannot be fetched: \(failure.reason)",
          at: client.location)
      }
      guard !bag.hasErrors else { return .failed(bag, generation.texts) }
    } else {
      generation = Generator(configuration, source: MovedFiles(client, to: address, limit: configuration.limits.bytes))
        .generate(client)
      guard !generation.bag.hasErrors else { return .failed(generation.bag, generation.texts) }
      files = MovedFiles.list(client, from: address, generation)
    }
    let changed = files.filter { Disk.read($0.path, limit: configuration.limits.bytes) != $0.bytes }
    guard !changed.isEmpty else { return .unchanged }
    var former = ClientVersion(folder: client.output)
    var own: Set<String> = [client.spec]
    if present != nil {
      let current = Generator(configuration).generate(client)
      if current.tree != nil { former = ClientVersion(current, title: client.spec) }
      own.formUnion((current.document?.files ?? []).map(\.path))
    }
    let foreign = Self.foreign(changed.map(\.path), own: own, of: client, address)
    if foreign.hasErrors { return .failed(foreign, generation.texts) }
    return .moved(
      base: former, revision: ClientVersion(generation, title: DocumentAddress.shown(address)), files: changed,
      etag: tag)
  }

  /// What a service's document must not bring: a file that is none of a document, or one in the place of a file that is not the document's.
  private static func foreign(
    _ paths: [String], own: Set<String>, of client: ClientConfiguration, _ address: String
  ) -> DiagnosticBag {
    var bag = DiagnosticBag()
    for path in paths where !own.contains(path) {
      if !RemoteFiles.isDocument(path) {
        bag.report(
          .unreachableSource,
          "`\(path)`, which `\(DocumentAddress.shown(address))` refers to, is not taken over: \(RemoteFiles.noDocument)",
          at: client.location)
      } else if Disk.kind(path) != nil {
        bag.report(
          .unreachableSource,
          "`\(path)`, which `\(DocumentAddress.shown(address))` refers to, stands here already and is no part of the document of `\(client.name)`",
          at: client.location, help: "keep the document in a folder of its own, or move that file away")
      }
    }
    return bag
  }

  /// Writes the files of a moved document, and gives what the lock keeps of it.
  package func write(
    _ files: [(path: String, bytes: [UInt8])], of client: ClientConfiguration, etag: String?,
    into bag: inout DiagnosticBag
  ) -> PublishedNames.Source? {
    do {
      for file in files {
        let folder = FilePath.folder(of: file.path)
        if !folder.isEmpty { try Disk.makeFolder(folder) }
        let temporary = file.path + ".clientsmith-new"
        try Disk.write(file.bytes, to: temporary)
        try Disk.rename(temporary, to: file.path)
      }
    } catch {
      bag.report(.unwritableOutput, "the document cannot be written: \(error.reason.lowercased())")
      return nil
    }
    guard let address = client.source, let document = Disk.read(client.spec) else { return nil }
    return PublishedNames.Source(address: address, fingerprint: Fingerprint(of: document).text, etag: etag)
  }
}
