import Diagnostics

/// Reads a YAML or JSON document into nodes that know their places.
///
/// The reading is YAML 1.2 with its core schema. Aliases share the node of their anchor and merge keys (`<<`) are
/// expanded. Every problem becomes a diagnostic; nil comes back only when there is no tree to speak of.
package struct YAMLReader: Sendable {
  /// What a document may cost before it is refused.
  package struct Limits: Sendable, Hashable {
    /// How deep values may nest, aliases expanded.
    package var depth = 512
    /// The size of the file in bytes.
    package var bytes = 256 << 20
    /// How many nodes aliases may add if they were written out, which is what a walk over the tree meets.
    package var aliasedNodes = 5_000_000

    package init() {}
  }

  package var limits: Limits

  package init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Reads the bytes of a file, shown to the user under the name `file`.
  package func read(_ bytes: [UInt8], file path: String, into bag: inout DiagnosticBag) -> Node? {
    let start = SourceLocation(file: path, line: 1, column: 1)
    guard bytes.count <= limits.bytes else {
      bag.report(
        .documentSize, "the file has \(bytes.count) bytes, and \(limits.bytes) are allowed", at: start,
        help: "raise `limits.bytes` in the configuration")
      return nil
    }
    guard case .text(let text) = TextEncoding.decode(bytes) else {
      bag.report(.invalidEncoding, "the file looks like UTF-16 and is not", at: start, help: "save the file as UTF-8")
      return nil
    }
    let file = SourceFile(path: path, bytes: text)
    do throws(Refusal) {
      if let root = try readTree(of: file, into: &bag) { return root }
      bag.report(.emptyDocument, "the file holds no value", at: start)
    } catch {
      bag.add((Self.conflict(in: file) ?? error).diagnostic)
    }
    return nil
  }

  /// The first mark of a merge that nobody resolved, which says more than what a parser makes of it.
  private static func conflict(in file: SourceFile) -> Refusal? {
    let marks = ["<<<<<<< ", ">>>>>>> "].map { Array($0.utf8) }
    var line = 1
    var start = file.bytes.startIndex
    while start < file.bytes.endIndex {
      if marks.contains(where: { file.bytes[start...].starts(with: $0) }) {
        return Refusal(
          .yamlSyntax, "the file has an unresolved conflict", at: Position(line: line, column: 1), in: file,
          help: "keep one side of it, and remove the marks of the merge")
      }
      guard let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
      line += 1
    }
    return nil
  }

  /// Reads JSON where the text looks like it, and YAML where it does not or proves not to be.
  private func readTree(of file: SourceFile, into bag: inout DiagnosticBag) throws(Refusal) -> Node? {
    guard JSONReader.looksLikeJSON(file.bytes) else { return try readYAML(of: file, into: &bag) }
    let jsonProblem: Refusal
    do throws(Refusal) {
      return try readJSON(of: file, into: &bag)
    } catch {
      jsonProblem = error
    }
    do throws(Refusal) {
      return try readYAML(of: file, into: &bag)
    } catch {
      throw isWrittenAsYAML(at: jsonProblem.position, in: file) ? error : jsonProblem
    }
  }

  /// Whether JSON ended at something that only YAML has: a comment, a plain word, single quotes, an anchor.
  private func isWrittenAsYAML(at position: Position, in file: SourceFile) -> Bool {
    let line = file.line(Int(position.line)) ?? ""
    guard let next = line.unicodeScalars.dropFirst(Int(position.column) - 1).first else { return false }
    return next.properties.isAlphabetic || "#'&*!|>".unicodeScalars.contains(next)
  }

  private func readJSON(of file: SourceFile, into bag: inout DiagnosticBag) throws(Refusal) -> Node? {
    var builder = TreeBuilder(file: file, limits: limits, bag: DiagnosticBag())
    try JSONReader.read(file, into: &builder)
    bag.append(contentsOf: builder.bag)
    return builder.root
  }

  private func readYAML(of file: SourceFile, into bag: inout DiagnosticBag) throws(Refusal) -> Node? {
    var builder = TreeBuilder(file: file, limits: limits, bag: DiagnosticBag())
    var reader = EventReader(bytes: file.bytes, file: file)
    defer { bag.append(contentsOf: builder.bag) }
    try reader.read(into: &builder)
    return builder.root
  }
}
