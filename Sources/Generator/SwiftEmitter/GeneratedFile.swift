/// A file of the generated client.
package struct GeneratedFile: Sendable, Hashable {
  /// Relative to the client's folder, with `/` between folders.
  package var path: String
  /// UTF-8, with `\n` line ends and a final one.
  package var contents: [UInt8]

  package init(path: String, contents: [UInt8]) {
    self.path = path
    self.contents = contents
  }

  package var text: String { String(decoding: contents, as: UTF8.self) }
}
