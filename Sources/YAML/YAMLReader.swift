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

  package var limits = Limits()

  package init(limits: Limits = Limits()) {
    self.limits = limits
  }
}

extension YAMLReader {
  /// Reads the bytes of a file, shown to the user under the name `file`.
  package func read(_ bytes: [UInt8], file: String, into bag: inout DiagnosticBag) -> Node? {
    nil
  }
}
