import Comparison
import Diagnostics

/// The changelog of a package: what its reader wrote and what was written before, with what this run changes on top.
struct PackageChangelog {
  private static let title = "# Changelog\n"

  private(set) var text: String
  /// How many changes were added; nil where there was nothing to compare with.
  private(set) var changes: Int?

  init(
    _ settings: PackagePlan.Settings, _ generation: Generator.Generation, generator: Generator,
    documents: PackageDocuments
  ) {
    let path = FilePath.joined(settings.folder, "CHANGELOG.md")
    let old = Disk.read(path).map { String(decoding: $0, as: UTF8.self) }
    guard let old else {
      text = "\(Self.title)\n## \(settings.release)\n\nThe first state.\n"
      return
    }
    text = old
    guard let former = Self.former(settings, generation, generator, documents) else { return }
    let comparison = ClientComparison(
      from: former.state, to: ClientVersion(generation, title: settings.release).state)
    let noticed = comparison.changes.filter { $0.verdicts.worst != .none }
    changes = noticed.count
    guard !noticed.isEmpty else { return }
    let report = ChangeReport(comparison.changes, title: settings.release).markdown
    text = Self.insert(report, under: settings.release, in: old)
  }

  /// The client as the package has it: of its document, else of its files.
  private static func former(
    _ settings: PackagePlan.Settings, _ generation: Generator.Generation, _ generator: Generator,
    _ documents: PackageDocuments
  ) -> ClientVersion? {
    var client = generation.client
    client.spec = FilePath.joined(FilePath.joined(settings.folder, PackageDocuments.folder), documents.entry)
    client.mock = nil
    if Disk.kind(client.spec) == .file {
      let former = generator.generate(client)
      if former.tree != nil { return ClientVersion(former, title: "former") }
    }
    let sources = FilePath.joined(settings.folder, "Sources/\(generation.api?.module ?? "")")
    return Disk.kind(sources) == .folder ? ClientVersion(folder: sources) : nil
  }

  /// The old text with a section at its top; one of the same title gains what is new.
  private static func insert(_ section: String, under release: String, in old: String) -> String {
    let heading = "## \(release)\n"
    if let place = old.firstRange(of: heading) {
      let body = section.dropFirst(heading.count).drop { $0 == "\n" }
      return String(old[..<place.upperBound]) + "\n" + body + "\n"
        + String(old[place.upperBound...].drop { $0 == "\n" })
    }
    guard old.hasPrefix(title) else { return section + "\n" + old }
    return title + "\n" + section + "\n" + String(old.dropFirst(title.count).drop { $0 == "\n" })
  }
}
