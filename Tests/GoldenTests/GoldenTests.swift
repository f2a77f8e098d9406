import Foundation
import Testing

/// Small documents, one feature each, and the whole client that they give.
///
/// `UPDATE_GOLDEN=1 swift test --filter GoldenTests` rewrites what is expected: read the difference before it is committed.
@Suite struct GoldenTests {
  @Test(arguments: GoldenCase.all)
  func aDocumentGivesExactlyThisClient(_ golden: GoldenCase) throws {
    let (files, diagnostics) = golden.run()
    if GoldenCase.isUpdating { return try golden.write(files, diagnostics) }
    let expected = golden.tree(golden.expected)
    #expect(FileManager.default.fileExists(atPath: golden.diagnostics.path), "there is no diagnostics.txt")
    #expect(files.isEmpty || !expected.isEmpty, "there is no expectation")
    #expect(files.keys.sorted() == expected.keys.sorted())
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      if let wanted = expected[path], wanted != text { Issue.record("\(path):\n\(difference(wanted, text))") }
    }
    #expect(diagnostics == (try? String(contentsOf: golden.diagnostics, encoding: .utf8)))
  }

  @Test func thereAreCases() {
    #expect(!GoldenCase.all.isEmpty)
  }

  /// The first lines that differ.
  private func difference(_ wanted: String, _ text: String) -> String {
    let wanted = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    let text = text.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = text.difference(from: wanted)
    return difference.prefix(20).map { change in
      switch change {
      case .remove(let offset, let line, _): "\(offset + 1): - \(line)"
      case .insert(let offset, let line, _): "\(offset + 1): + \(line)"
      }
    }.joined(separator: "\n")
  }
}
