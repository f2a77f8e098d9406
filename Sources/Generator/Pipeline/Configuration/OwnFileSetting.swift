import Diagnostics
import SwiftEmitter
import YAML

/// Reads `files` of a client: templates of the user's own, each with the path of the file that it makes.
enum OwnFileSetting {
  static func read(_ node: Node?, _ reader: inout SettingReader) -> [OwnFile] {
    guard let node, let mapping = reader.mapping(node, "`files`") else { return [] }
    return mapping.compactMap { entry in
      guard let path = reader.text(entry.value, "`\(entry.key)` of `files`") else { return nil }
      guard !TemplateExport.names.contains(entry.key) else {
        reader.bag.report(
          .invalidSetting, "`\(entry.key)` of `files` is a built-in template's name, which one of yours would replace",
          at: entry.keyLocation, help: "give your template another name")
        return nil
      }
      guard isInside(path) else {
        reader.bag.report(
          .invalidSetting, "`\(entry.key)` of `files` is a path in the client's folder, not `\(path)`",
          at: entry.value.location, help: "for instance `Models/Names.swift`; what lies elsewhere is not this client's")
        return nil
      }
      return OwnFile(template: entry.key, path: path)
    }
  }

  /// Whether a path leads to a file within the folder and is written the same on every system.
  private static func isInside(_ path: String) -> Bool {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    return steps.allSatisfy { step in
      !step.isEmpty && !step.hasPrefix(".") && !step.hasSuffix(".")
        && step.unicodeScalars.allSatisfy { $0.value >= 0x20 && !"\\:*?\"<>|".unicodeScalars.contains($0) }
    }
  }
}
