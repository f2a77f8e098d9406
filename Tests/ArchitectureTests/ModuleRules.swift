import Foundation

/// What `docs/architecture.md` says under "Which module may know which": the modules of each floor, and what each may import.
struct ModuleRules {
  /// A row of the table.
  struct Rule {
    let floor: String
    let module: String
    /// Modules of ours and of other packages; what the system has is free to all.
    let imports: Set<String>
  }

  let rules: [Rule]

  /// Reads the table: floor, module, ours, others, with names in backquotes.
  init(page: String) {
    let section = page.components(separatedBy: "### Which module may know which").dropFirst().first ?? ""
    let lines = section.components(separatedBy: "\n#").first?.components(separatedBy: "\n") ?? []
    rules = lines.compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { Self.names(String($0)) }
      guard cells.count == 6, let floor = cells[1].first, let module = cells[2].first else { return nil }
      return Rule(floor: floor, module: module, imports: Set(cells[3] + cells[4]))
    }
  }

  /// What stands in backquotes.
  private static func names(_ cell: String) -> [String] {
    cell.components(separatedBy: "`").enumerated().compactMap { $0.offset.isMultiple(of: 2) ? nil : $0.element }
  }

  func rule(of module: String) -> Rule? { rules.first { $0.module == module } }
}

/// The sources of the checkout, floor by floor.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The names in a folder, without hidden ones.
  static func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(path).path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The texts of all sources below a folder.
  static func files(_ path: String) throws -> [String] {
    let files = FileManager.default.enumerator(at: root.appendingPathComponent(path), includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  /// The modules that a folder's sources import, each with one file that does.
  static func imports(of path: String) throws -> [String: String] {
    var found: [String: String] = [:]
    let folder = root.appendingPathComponent(path)
    for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        if let module = module(importedBy: line) { found[module] = file.lastPathComponent }
      }
    }
    return found
  }

  /// The module that a line imports: `@_spi(Generated) public import struct Module.Name`. An indented one is part of a text.
  private static func module(importedBy line: Substring) -> String? {
    if line.first == " " { return nil }
    let words = line.split(separator: " ")
    guard let index = words.firstIndex(of: "import"), words.count > index + 1 else { return nil }
    let access = ["public", "package", "internal", "fileprivate", "private"]
    guard words[..<index].allSatisfy({ $0.hasPrefix("@") || access.contains(String($0)) }) else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
    let next = kinds.contains(String(words[index + 1])) ? index + 2 : index + 1
    guard words.indices.contains(next) else { return nil }
    return words[next].split(separator: ".").first.map(String.init)
  }
}
