import Diagnostics

/// One value of a YAML or JSON document together with the place it was written at.
///
/// A node never changes, and an alias shares the node of its anchor, so identity means "the same text of the same file".
package final class Node: Sendable {
  /// What the node holds.
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping(Mapping)
  }

  /// The type of a value in YAML 1.2's core schema, which for JSON documents is JSON's own.
  package enum Kind: String, Sendable {
    case null, boolean, integer, number, string, sequence, mapping
  }

  package let content: Content
  package let file: SourceFile
  package let position: Position

  package init(_ content: Content, in file: SourceFile, at position: Position) {
    self.content = content
    self.file = file
    self.position = position
  }

  /// The line, counted from 1.
  package var line: Int { Int(position.line) }
  /// The column in characters, counted from 1.
  package var column: Int { Int(position.column) }
  /// The place diagnostics name.
  package var location: SourceLocation { position.location(in: file) }
}

// MARK: Nodes built in memory

extension Node {
  /// A mapping made by a program, which diagnostics place where `donor` stands.
  package convenience init(mapping entries: [Entry], at donor: Node) {
    self.init(.mapping(Mapping(entries)), in: donor.file, at: donor.position)
  }

  /// A sequence made by a program, which diagnostics place where `donor` stands.
  package convenience init(sequence elements: [Node], at donor: Node) {
    self.init(.sequence(elements), in: donor.file, at: donor.position)
  }

  /// A string made by a program, which diagnostics place where `donor` stands; `.plain` text may be another type.
  package convenience init(scalar text: String, style: Scalar.Style = .quoted, at donor: Node) {
    self.init(.scalar(Scalar(text: text, style: style)), in: donor.file, at: donor.position)
  }
}
