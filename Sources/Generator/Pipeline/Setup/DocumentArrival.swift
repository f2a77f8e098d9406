import ClientModel
import Diagnostics
import YAML

/// A document that a project is to have a client of: read where it is, and where it comes to stand.
package struct DocumentArrival: Sendable {
  /// The client that it makes.
  package let api: API
  /// Its files and where they belong, in the project; empty where it lies there already.
  package var files: [(path: String, bytes: [UInt8])] = []
  /// The document's path.
  package var spec: String
  /// The address that it was fetched from.
  package var source: String?
  /// What was found in it.
  package let bag: DiagnosticBag
  package let texts: SourceTexts

  /// What came of looking.
  package enum Outcome: Sendable {
    case arrived(DocumentArrival)
    case failed(DiagnosticBag, SourceTexts)
  }

  /// Reads a document at a path, or fetches it from an address with everything it refers to. `folder` is where fetched ones go.
  package static func find(
    _ place: String, name: String?, folder: String = "specs", download: DocumentDownload = DocumentDownload()
  ) -> Outcome {
    guard let address = DocumentAddress(place) else { return local(place, name: name, folder: folder) }
    var bag = DiagnosticBag()
    // `source` of the configuration is to hold what was written: no secret is put there.
    guard address.openSecret == nil else {
      bag.report(
        .secretInAddress, "the query of `\(address.shown)` holds a secret, which would be stored in the configuration",
        help: address.secretRemedy)
      return .failed(bag, SourceTexts())
    }
    if let fault = address.fault {
      bag.report(.unreachableSource, "`\(address.shown)` is not asked: \(fault.reason)", help: fault.remedy)
      return .failed(bag, SourceTexts())
    }
    switch download.fetch(place) {
    case .unchanged:
      bag.report(.unreachableSource, "the document at `\(address.shown)` cannot be fetched: the answer has no body")
    case .failure(let reason):
      bag.report(
        .unreachableSource, "the document at `\(address.shown)` cannot be fetched: \(reason)",
        help: "give an https address, or the path of a file")
    case .document(let bytes, _):
      if bytes.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "<") {
        bag.report(
          .unreachableSource, "what `\(address.shown)` answers is a web page, not a document",
          help: "look on that page for a link to the OpenAPI document itself, often openapi.json or openapi.yaml")
        break
      }
      return remote(place, bytes, name: name, folder: folder, download: download)
    }
    return .failed(bag, SourceTexts())
  }

  private static func local(_ path: String, name: String?, folder: String) -> Outcome {
    var client = ClientConfiguration(name: name ?? path, spec: path, output: "")
    client.model.module = name ?? ""
    let generation = Generator(Configuration(clients: [client])).model(client)
    guard let api = generation.api, !generation.bag.hasErrors else {
      return .failed(generation.bag, generation.texts)
    }
    var arrival = DocumentArrival(
      api: api, spec: path, source: nil, bag: generation.bag, texts: generation.texts)
    arrival.settle(generation.document?.files ?? [], folder: folder)
    return .arrived(arrival)
  }

  /// Finds a path that holds on other machines, too, for a document that was named by one of this machine: from the project's folder where
  /// it lies in the same repository, else that of a copy. A document in several files stays where it is.
  private mutating func settle(_ files: [SourceFile], folder: String) {
    guard FilePath.isAbsolute(spec), let real = Disk.realPath(spec), let here = Disk.realPath(".") else { return }
    var root = here
    while root != "/", Disk.kind(FilePath.joined(root, ".git")) == nil { root = FilePath.folder(of: root) }
    if real.hasPrefix(here + "/") || root != "/" && real.hasPrefix(root + "/") {
      spec = FilePath.relative(real, to: here)
    } else if files.count == 1 {
      spec = FilePath.joined(folder, FilePath.name(of: spec))
      self.files = [(spec, files[0].bytes)]
    }
  }

  private static func remote(
    _ address: String, _ bytes: [UInt8], name: String?, folder: String, download: DocumentDownload
  ) -> Outcome {
    let configuration = Configuration()
    var client = ClientConfiguration(
      name: name ?? DocumentAddress.shown(address), spec: "\(folder)/\(fileName(address, bytes))", output: "")
    client.model.module = name ?? ""
    let files = RemoteFiles(
      client, address: address, document: bytes, download: download, limit: configuration.limits.bytes)
    let generation = Generator(configuration, source: files).model(client)
    var bag = generation.bag
    for failure in files.failures {
      bag.report(
        .unreachableSource, "`\(failure.path)`, which the document refers to, cannot be fetched: \(failure.reason)")
    }
    guard let api = generation.api, !bag.hasErrors else { return .failed(bag, generation.texts) }
    var arrival = DocumentArrival(
      api: api, spec: client.spec, source: address, bag: generation.bag, texts: generation.texts)
    arrival.files = files.fetched.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return .arrived(arrival)
  }

  /// The name at the end of an address where it is one of a file, else one that says what the bytes are.
  static func fileName(_ address: String, _ bytes: [UInt8]) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let last = path.split(separator: "/").last.map(String.init) ?? ""
    let isPlain = last.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "-._".utf8.contains($0)
    }
    let suffixes = [".yaml", ".yml", ".json"]
    if isPlain, last.first != ".", suffixes.contains(where: last.lowercased().hasSuffix) { return last }
    return bytes.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{") ? "openapi.json" : "openapi.yaml"
  }

  /// Where documents are usually kept, below the current folder.
  package static func candidates() -> [String] {
    let names = ["openapi", "swagger", "api"].flatMap { name in ["yaml", "yml", "json"].map { "\(name).\($0)" } }
    return [".", "specs", "spec", "openapi", "api", "docs"].flatMap { folder in
      names.map { FilePath.joined(folder, $0) }
    }.filter { Disk.kind($0) == .file }
  }

  /// Moves the files into a folder of their own, for instance because another client's document has their place.
  package mutating func move(to folder: String) {
    let base = FilePath.folder(of: spec)
    files = files.map { (FilePath.joined(folder, FilePath.relative($0.path, to: base)), $0.bytes) }
    spec = FilePath.joined(folder, FilePath.relative(spec, to: base))
  }
}
