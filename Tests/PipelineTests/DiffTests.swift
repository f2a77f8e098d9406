import Foundation
import Testing

@testable import Pipeline

/// Differences as `diff -u` shows them.
struct DiffTests {
  private func diff(_ old: String?, _ new: String?) -> String {
    UnifiedDiff().text("f", present: old.map { Array($0.utf8) }, expected: new.map { Array($0.utf8) })
  }

  @Test func changesStandInTheirContext() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacingOccurrences(of: "\n5\n", with: "\nfive\n").replacingOccurrences(of: "\n18\n", with: "\n")
    #expect(
      diff(old, new) == """
        --- a/f
        +++ b/f
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        @@ -15,6 +15,5 @@
         15
         16
         17
        -18
         19
         20

        """)
  }

  @Test func filesThatComeOrGoAreWhole() {
    #expect(diff(nil, "a\nb\n") == "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n")
    #expect(diff("a\n", nil) == "--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n")
  }

  @Test func aMissingLastLineBreakIsADifference() {
    #expect(diff("a", "a\n").contains("-a\n\\ No newline at end of file\n+a\n"))
  }

  @Test func longDifferencesAreCut() {
    let text = UnifiedDiff(lineLimit: 5).text(
      "f", present: nil, expected: Array((1...100).map { "\($0)\n" }.joined().utf8))
    #expect(text.hasSuffix("+2\n\\ 98 more lines differ\n"))
  }

  @Test func everyDifferenceLeadsFromTheOldToTheNew() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let old = (0..<Int.random(in: 0...30, using: &generator)).map { _ in "\(Int.random(in: 0...5))"[...] }
      let new = (0..<Int.random(in: 0...30, using: &generator)).map { _ in "\(Int.random(in: 0...5))"[...] }
      var result: [Substring] = []
      var next = 0
      for change in LineDiff(old, new).changes {
        result += old[next..<change.old.lowerBound]
        result += new[change.new]
        next = change.old.upperBound
      }
      result += old[next...]
      #expect(result == new)
    }
  }

  @Test func veryDifferentFilesAreReplacedWhole() {
    let old = (0..<3000).map { "old \($0)"[...] }
    let new = (0..<3000).map { "new \($0)"[...] }
    #expect(LineDiff(old, new).changes == [.init(old: 0..<3000, new: 0..<3000)])
  }
}
