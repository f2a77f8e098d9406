/// Two versions of a file in the unified format, as `diff -u` and `git diff` write it.
package struct UnifiedDiff {
  /// How many unchanged lines surround a change.
  private static let context = 3
  /// How many lines of one file are shown.
  package var lineLimit: Int

  package init(lineLimit: Int = 200) {
    self.lineLimit = lineLimit
  }

  /// The difference between what is there and what should be; nil stands for no file.
  package func text(_ path: String, present: [UInt8]?, expected: [UInt8]?) -> String {
    let old = Self.lines(present)
    let new = Self.lines(expected)
    var lines = [
      present == nil ? "--- /dev/null" : "--- a/\(path)", expected == nil ? "+++ /dev/null" : "+++ b/\(path)",
    ]
    for hunk in Self.hunks(LineDiff(old, new).changes) { lines += Self.render(hunk, old, new) }
    if lines.count > lineLimit {
      let rest = lines.count - lineLimit
      lines = lines.prefix(lineLimit) + ["\\ \(rest) more lines differ"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ bytes: [UInt8]?) -> [Substring] {
    guard let bytes, !bytes.isEmpty else { return [] }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true {
      lines.removeLast()
    } else if let last = lines.popLast() {
      lines.append(last + "\n\\ No newline at end of file")
    }
    return lines
  }

  /// Changes whose context touches stand in one hunk.
  private static func hunks(_ changes: [LineDiff.Change]) -> [[LineDiff.Change]] {
    var hunks: [[LineDiff.Change]] = []
    for change in changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= context * 2 {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private static func render(_ hunk: [LineDiff.Change], _ old: [Substring], _ new: [Substring]) -> [String] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let newRange = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    var lines = ["@@ -\(position(oldRange)) +\(position(newRange)) @@"]
    var next = oldRange.lowerBound
    for change in hunk {
      lines += old[next..<change.old.lowerBound].map { " \($0)" }
      lines += old[change.old].map { "-\($0)" }
      lines += new[change.new].map { "+\($0)" }
      next = change.old.upperBound
    }
    return lines + old[next..<oldRange.upperBound].map { " \($0)" }
  }

  /// Line and count; an empty range names the line before it.
  private static func position(_ range: Range<Int>) -> String {
    let line = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(line)" : "\(line),\(range.count)"
  }
}
