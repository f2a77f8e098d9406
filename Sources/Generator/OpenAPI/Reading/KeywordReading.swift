import Diagnostics
import YAML

extension ObjectReader {
  /// The keyword of an entry, or nil where there is nothing to read: an extension (which is kept), a key that is passed over
  /// on purpose, or one that the object does not have (which is reported).
  @inline(__always)
  func known<Word: Keyword>(_ entry: YAML.Entry, _: Word.Type, _ extensions: inout Extensions) -> Word? {
    guard let (word, traits) = Word.table.find(entry.key) else {
      if isExtension(entry.key) {
        extensions.append(entry)
        note(entry, Word.object)
      } else {
        reportUnknown(entry, Word.self)
      }
      return nil
    }
    if !traits.belong(to: version) { reportVersion(entry, word.versions, Word.object) }
    guard traits.isUsed else {
      reportUse(entry, word.use, Word.object)
      return nil
    }
    return word
  }

  /// Whether a key is a specification extension (OpenAPI 3.2, section 4.31).
  func isExtension(_ key: String) -> Bool {
    key.utf8.count > 2 && key.utf8.first == UInt8(ascii: "x") && key.hasPrefix("x-")
  }

  /// Remembers where an extension stands, if it is one of those that must be known.
  func note(_ entry: YAML.Entry, _ object: String) {
    if entry.key.hasPrefix(options.notedExtensions) { extensionUses.append(ExtensionUse(entry: entry, object: object)) }
  }

  func reportUnknown<Word: Keyword>(_ entry: YAML.Entry, _: Word.Type) {
    let suggestion = Suggestion.nearest(to: entry.key, in: Word.table.texts)
    // A key that is nearly a known one was meant to say something; any other is a vendor's own.
    bag.add(
      Diagnostic(
        .unknownKey, suggestion == nil ? .note : .warning,
        "`\(entry.key)` is not a key of the \(Word.object); it is ignored", at: entry.keyLocation,
        help: suggestion.map { "did you mean `\($0)`?" }))
  }

  private func reportVersion(
    _ entry: YAML.Entry, _ versions: ClosedRange<SpecificationVersion>, _ object: String
  ) {
    // Every 3.0 toolchain has accepted these for years; a warning for each would drown the others.
    if version == .openAPI30, versions.lowerBound > version, object == SchemaKeyword.object { return }
    let defined =
      versions.lowerBound > version
      ? "comes with \(versions.lowerBound.title)" : "ended with \(versions.upperBound.title)"
    bag.report(
      .keyOfOtherVersion,
      "`\(entry.key)` of the \(object) \(defined), and this is \(version.title); it is read all the same",
      at: entry.keyLocation)
  }

  private func reportUse(_ entry: YAML.Entry, _ use: KeywordUse, _ object: String) {
    guard case .unsupported(let id) = use else { return }
    bag.report(
      id, "`\(entry.key)` of the \(object) is not supported; it is ignored", at: entry.keyLocation)
  }
}
