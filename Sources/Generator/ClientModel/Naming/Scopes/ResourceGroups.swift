/// Settles what each operation's resource is called, when all of them are known.
///
/// What nearly all tags begin with is a namespace and goes; a version goes where no other version of the tag is there; and a tag
/// that holds most of a large document says nothing, so that its operations are grouped by their paths.
enum ResourceGroups {
  /// From how many operations on one resource is too large to be read.
  static let limit = 60

  static func settle(_ drafts: inout [OperationDraft]) {
    dropNamespace(&drafts)
    dropVersions(&drafts)
    for _ in 0..<3 { divide(&drafts) }
  }

  // MARK: Words of tags

  private static func dropNamespace(_ drafts: inout [OperationDraft]) {
    let groups = Self.groups(of: drafts)
    guard groups.count > 3 else { return }
    for length in stride(from: 3, through: 1, by: -1) {
      var counts: [[String]: Int] = [:]
      for words in groups where words.count > length { counts[Array(words.prefix(length)), default: 0] += 1 }
      let most = counts.filter { $0.value * 5 >= groups.count * 4 }
      // What is still in the making is said with every call.
      guard let prefix = most.keys.first, !prefix.contains("beta"), !prefix.contains("preview") else { continue }
      rename(&drafts, taken: groups) { words in
        words.count > length && words.starts(with: prefix) ? Array(words.dropFirst(length)) : words
      }
      return
    }
  }

  private static func dropVersions(_ drafts: inout [OperationDraft]) {
    rename(&drafts, taken: groups(of: drafts)) { words in
      guard words.count > 1, let last = words.last, CallRules.isVersion(last) else { return words }
      return Array(words.dropLast())
    }
  }

  /// Gives groups other words, unless two groups would become one.
  private static func rename(_ drafts: inout [OperationDraft], taken: [[String]], _ change: ([String]) -> [String]) {
    var counts: [[String]: Int] = [:]
    for words in taken { counts[change(words), default: 0] += 1 }
    for index in drafts.indices where !drafts[index].hasOwnGroup {
      let words = change(drafts[index].groupWords)
      if counts[words] == 1, words[0].utf8.first.map(WordSplitter.isDigit) != true { drafts[index].groupWords = words }
    }
  }

  private static func groups(of drafts: [OperationDraft]) -> [[String]] {
    var seen: Set<[String]> = []
    return drafts.map(\.groupWords).filter { seen.insert($0).inserted }
  }

  // MARK: Too large

  /// Divides the resource that holds most of the document by the next fixed segment of its paths.
  private static func divide(_ drafts: inout [OperationDraft]) {
    var members: [[String]: [Int]] = [:]
    for index in drafts.indices where !drafts[index].hasOwnGroup {
      members[drafts[index].groupWords, default: []].append(index)
    }
    guard let (_, largest) = members.first(where: { $0.value.count > limit && $0.value.count * 2 > drafts.count })
    else { return }
    let segments = largest.map { Self.segments(of: drafts[$0].operation.path) }
    let shared = segments.dropFirst().reduce(segments[0]) { shared, next in
      zip(shared, next).prefix { $0 == $1 }.map(\.0)
    }
    let names = segments.map { $0.dropFirst(shared.count).first }
    guard Set(names.compactMap { $0 }).count > 1 else { return }
    for (place, index) in largest.enumerated() {
      guard let words = names[place] else { continue }
      drafts[index].groupWords = words
      drafts[index].groupDescription = nil
    }
  }

  private static func segments(of path: String) -> [[String]] {
    path.split(separator: "/").filter { !$0.contains("{") }.map { WordSplitter.words(of: String($0)) }.filter { words in
      !words.isEmpty && !words.allSatisfy { CallRules.isVersion($0) || $0 == "api" || $0 == "rest" }
    }
  }
}
