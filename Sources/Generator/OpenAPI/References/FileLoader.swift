import Diagnostics
import YAML

/// Loads the files that references name, each once, and keeps them within the document's folder.
final class FileLoader {
  /// What came of a request for a file.
  enum Outcome {
    case loaded(FileScope)
    case remote
    /// The path, and what it is a link to.
    case outside(String, target: String?)
    case missing(String)
    /// It is there and cannot be parsed, which has been reported.
    case broken
  }

  private let source: any FileSource
  private let options: DocumentReader.Options
  private var rootFolder: FilePath
  private var entryFolder: FilePath
  private var boundary: (any FileBoundary)?
  private var outcomes: [String: Outcome] = [:]
  /// By folder and text as written: joining paths for each of thousands of references would cost more than reading them.
  private var outcomesByText: [[String: Outcome]] = []
  /// Files and resources within them by the URIs they have given themselves.
  private var scopesByURI: [URIReference: FileScope] = [:]
  /// The files that were read, the entry document first.
  private(set) var scopes: [FileScope] = []
  /// How many files and resources have been numbered.
  private var count = 0

  init(source: any FileSource, options: DocumentReader.Options) {
    self.source = source
    self.options = options
    rootFolder = FilePath("")
    entryFolder = FilePath("")
  }

  /// Makes the entry document the first file.
  func begin(_ path: String, root: Node) -> FileScope {
    let file = FilePath(path)
    entryFolder = file.folder
    rootFolder = options.rootFolder.map(FilePath.init) ?? entryFolder
    boundary = source.boundary(root: rootFolder.description, entry: file.description)
    let scope = FileScope(number: number(), path: file.description, name: "", root: root)
    add(scope)
    outcomes[file.description] = .loaded(scope)
    return scope
  }

  /// The file that a reference names, relative to the file that holds the reference.
  func load(_ text: String, relativeTo scope: FileScope, into bag: inout DiagnosticBag) -> Outcome {
    while outcomesByText.count <= scope.number { outcomesByText.append([:]) }
    if let known = outcomesByText[scope.number][text] { return known }
    let outcome = find(text, relativeTo: scope, into: &bag)
    outcomesByText[scope.number][text] = outcome
    return outcome
  }

  /// The file or resource that has given itself the URI which a reference means where it stands.
  ///
  /// A reference is tried against every resource around it as well: many documents give their schemas an `$id` and write
  /// references as if they had not.
  func identified(_ text: String, from scope: FileScope) -> FileScope? {
    guard !scopesByURI.isEmpty else { return nil }
    let reference = URIReference(text)
    var around: FileScope? = scope
    while let current = around {
      if let found = scopesByURI[current.base.resolving(reference)] { return found }
      around = current.enclosing
    }
    return scopesByURI[reference]
  }

  private func find(_ text: String, relativeTo scope: FileScope, into bag: inout DiagnosticBag) -> Outcome {
    if Self.isRemote(text) { return .remote }
    let path = FilePath(scope.path).folder.appending(Self.percentDecoded(text))
    let key = path.description
    if let known = outcomes[key] { return known }
    let outcome = read(path, key, into: &bag)
    outcomes[key] = outcome
    return outcome
  }

  private func read(_ path: FilePath, _ key: String, into bag: inout DiagnosticBag) -> Outcome {
    guard options.allowsFilesOutsideRoot || path.isInside(rootFolder) else { return .outside(key, target: nil) }
    switch boundary?.standing(of: key) {
    case nil, .inside: break
    case .outside(let target): if !options.allowsFilesOutsideRoot { return .outside(key, target: target) }
    case .special: return .missing(key)
    }
    guard let bytes = source.bytes(of: key) else { return .missing(key) }
    guard let root = YAMLReader(limits: options.yaml).read(bytes, file: key, into: &bag) else { return .broken }
    let scope = FileScope(number: number(), path: key, name: path.relative(to: entryFolder), root: root)
    add(scope)
    return .loaded(scope)
  }

  /// A URI's path as the name of a file (RFC 3986 section 2.1).
  private static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    // A pointer's fragment form is decoded in the same way; `~` and `/` are what they are in both.
    let tokens = JSONPointer(
      fragment: "/" + text.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0"))?.tokens
    return tokens?.joined(separator: "/") ?? text
  }

  private func add(_ scope: FileScope) {
    scopes.append(scope)
    if scope.identifier != nil { scopesByURI[scope.base] = scope }
    for resource in SchemaResources.gather(in: scope, number: number) where scopesByURI[resource.base] == nil {
      scopesByURI[resource.base] = resource
    }
  }

  private func number() -> Int {
    defer { count += 1 }
    return count
  }

  /// Whether a reference has a scheme or an authority: `https:`, `urn:`, `//host`.
  private static func isRemote(_ text: String) -> Bool {
    if text.hasPrefix("//") { return true }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    // A single letter is a drive of Windows, and a scheme ends before any slash.
    let scheme = text.utf8[..<colon]
    return scheme.count > 1 && !scheme.contains(UInt8(ascii: "/"))
  }
}
