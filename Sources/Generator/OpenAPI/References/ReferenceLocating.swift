import Diagnostics
import YAML

/// A node that a reference leads to.
struct LocatedNode {
  let scope: FileScope
  let node: Node
  let tokens: [String]

  var path: ObjectPath { ObjectPath(file: scope.name, tokens: tokens) }
}

/// From the text of a `$ref` to a node (RFC 3986 section 5 for the file, RFC 6901 or an anchor for the fragment).
extension ObjectReader {
  /// The node that a reference leads to, or nil, which is reported.
  func locate(_ text: String, from scope: FileScope, at node: Node) -> LocatedNode? {
    let (file, fragment) = Self.split(text)
    guard let target = fileScope(file, text, from: scope, at: node) else { return nil }
    if let found = target.node(fragment, in: self) { return found }
    let suggestion = target.suggestion(for: fragment)
    bag.report(
      .danglingReference, "`\(text)` leads to nothing; its place is taken as undescribed", at: node.location,
      help: suggestion.map { "did you mean `\(file)#\($0)`?" })
    return nil
  }

  /// The parts before and after the first `#`; the fragment is nil where there is none.
  static func split(_ text: String) -> (file: String, fragment: String) {
    guard let mark = text.firstIndex(of: "#") else { return (text, "") }
    return (String(text[..<mark]), String(text[text.index(after: mark)...]))
  }

  /// Where an address that is no path leads; only some lead to the network.
  private static func place(ofAddress text: String) -> String {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    if text.hasPrefix("//") || ["http", "https", "ftp", "ftps"].contains(scheme) { return "leads to the network" }
    if scheme == "file" { return "is an address of this machine, and files are referred to by relative paths" }
    return "is an address with `\(scheme):`, which no file of the document has given itself"
  }

  private func fileScope(_ file: String, _ text: String, from scope: FileScope, at node: Node) -> FileScope? {
    if file.isEmpty { return scope }
    if let identified = files.identified(file, from: scope) { return identified }
    switch files.load(file, relativeTo: scope, into: &bag) {
    case .loaded(let loaded): return loaded
    case .remote:
      bag.report(
        .remoteReference, "`\(text)` \(Self.place(ofAddress: text)); its place is taken as undescribed",
        at: node.location,
        help: "save the file beside the document and refer to it by its path")
    case .outside(let path, let target):
      let link = target.map { "a link to `\($0)`, " } ?? ""
      bag.report(
        .referenceOutsideRoot, "`\(text)` leads to `\(path)`, \(link)outside the folder that references may not leave",
        at: node.location,
        help:
          "name a folder that holds all files of the document: `root:` of the client in clientsmith.yaml, or `--root DIR`"
      )
    case .missing(let path):
      bag.report(
        .danglingReference, "`\(text)` leads to `\(path)`, which cannot be read; its place is taken as undescribed",
        at: node.location)
    case .broken: break
    }
    return nil
  }
}

extension FileScope {
  /// The node that a fragment leads to: a pointer, an anchor, or nothing at all for the whole file.
  ///
  /// What a resource within a file does not have is looked for in what is around it: documents give schemas an `$id` and go on
  /// writing `#/components/schemas/…` in them.
  func node(_ fragment: String, in reader: ObjectReader) -> LocatedNode? {
    if let found = ownNode(fragment, in: reader) { return found }
    return enclosing?.node(fragment, in: reader)
  }

  private func ownNode(_ fragment: String, in reader: ObjectReader) -> LocatedNode? {
    if fragment.isEmpty { return LocatedNode(scope: self, node: root, tokens: tokens) }
    if fragment.utf8.first == UInt8(ascii: "/") {
      guard let pointer = JSONPointer(fragment: fragment) else { return nil }
      return node(pointer.tokens, in: reader)
    }
    if let place = anchors.place(of: fragment, in: self) {
      return LocatedNode(scope: scope(at: place.node), node: place.node, tokens: place.tokens)
    }
    // `#components/schemas/Pet`: the slash that was forgotten.
    guard fragment.utf8.contains(UInt8(ascii: "/")), let pointer = JSONPointer(fragment: "/" + fragment) else {
      return nil
    }
    return node(pointer.tokens, in: reader)
  }

  /// The node of a pointer; where the way leads through a reference, the reference is followed.
  private func node(_ tokens: [String], in reader: ObjectReader) -> LocatedNode? {
    var place = LocatedNode(scope: self, node: root, tokens: self.tokens)
    for token in tokens {
      var hops = 0
      while place.node[token] == nil, let text = place.node["$ref"]?.strictString, hops < 16 {
        guard let next = reader.locateQuietly(text, from: place.scope) else { return nil }
        place = next
        hops += 1
      }
      guard let next = place.node.step(token) else { return nil }
      place = LocatedNode(scope: place.scope.scope(at: next), node: next, tokens: place.tokens + [token])
    }
    return place
  }

  /// A pointer to something of nearly the same name in the same map.
  func suggestion(for fragment: String) -> String? {
    guard let pointer = JSONPointer(fragment: fragment), let parent = pointer.parent, let last = pointer.tokens.last,
      let mapping = root.at(parent)?.mapping, let name = Suggestion.nearest(to: last, in: mapping.lazy.map(\.key))
    else { return nil }
    return parent.appending(name).description
  }
}

extension ObjectReader {
  /// The node of a reference on the way of another pointer; nobody is told when there is none. The depth is bounded, since
  /// such references may lead through each other.
  func locateQuietly(_ text: String, from scope: FileScope) -> LocatedNode? {
    guard followed < 16 else { return nil }
    followed += 1
    defer { followed -= 1 }
    let (file, fragment) = Self.split(text)
    if file.isEmpty { return scope.node(fragment, in: self) }
    if let identified = files.identified(file, from: scope) { return identified.node(fragment, in: self) }
    guard case .loaded(let target) = files.load(file, relativeTo: scope, into: &bag) else { return nil }
    return target.node(fragment, in: self)
  }
}

extension Node {
  /// The child that one token of a pointer leads to.
  fileprivate func step(_ token: String) -> Node? {
    switch content {
    case .mapping(let mapping): mapping[token]
    case .sequence: JSONPointer.index(token).flatMap { self[$0] }
    case .scalar: nil
    }
  }
}
