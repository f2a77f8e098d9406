import Diagnostics
import Foundation
import Testing

@testable import YAML

/// Every public document at hand reads without an error.
@Suite(.enabled(if: Shared.exists("corpus"), "the corpus of public documents is not here"))
struct CorpusTests {
  @Test func everyDocumentReads() throws {
    var count = 0
    for file in Shared.files("corpus", ["yaml", "yml", "json"]) {
      var bag = DiagnosticBag()
      let root = YAMLReader().read([UInt8](try Data(contentsOf: file)), file: file.path, into: &bag)
      let first = bag.diagnostics.first
      #expect(root != nil && first == nil, "\(file.path):\(first?.location?.line ?? 0): \(first?.message ?? "")")
      count += 1
    }
    #expect(count > 0)
  }
}
