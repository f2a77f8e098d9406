import Diagnostics

/// The files that a new client brings into a project, besides the generated ones; nothing is overwritten but what it adds a line to.
package struct SetupPlan: Sendable {
  /// One file to be written.
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]
    /// Whether it is there already and gets more lines.
    package let isExtended: Bool

    /// What is done with it, in words.
    package var deed: String { "\(isExtended ? "changes" : "writes") \(path)" }
  }

  package private(set) var files: [File] = []
  /// Files in the way: they are there, with other contents.
  private(set) var conflicts: [String] = []

  /// Why a project cannot be set up, with what to do.
  package struct Obstacle: Error, CustomStringConvertible {
    package let description: String
  }

  init() {}

  /// Everything that a client brings into the current folder. Paths are relative to it.
  package static func make(
    _ found: DocumentArrival, name: String, output: String, _ package: PackageSetup, withWorkflow: Bool
  ) -> Result<SetupPlan, Obstacle> {
    var arrival = found
    if arrival.files.count > 1 || arrival.files.contains(where: { Disk.kind($0.path) != nil }) {
      arrival.move(to: "specs/\(name.lowercased())")
    }
    // Said before anything is written: the client could not be generated.
    var bag = DiagnosticBag()
    OutputCheck.report(ClientConfiguration(name: name, spec: arrival.spec, output: output), into: &bag)
    let folder = OutputFolder(reading: output, into: &bag)
    if let finding = bag.diagnostics.first(where: { $0.severity == .error }) {
      return .failure(Obstacle(description: finding.message + (finding.help.map { ": \($0)" } ?? "")))
    }
    if folder.manifest == nil, let present = folder.files.keys.min() {
      return .failure(
        Obstacle(
          description: "`\(output)` holds `\(present)`, which was not generated: choose another folder with --output"))
    }
    var plan = SetupPlan()
    for file in arrival.files { plan.add(file.path, file.bytes) }
    let client = ConfigurationText.Client(name: name, spec: arrival.spec, output: output, source: arrival.source)
    if let obstacle = plan.configure(client) { return .failure(obstacle) }
    if package.project == .nothing {
      let program = FirstCall(arrival.api, module: name).program
      for file in PackageSetup.newFiles(name: name, program: program) { plan.add(file.path, file.text) }
    }
    if Disk.kind(".git") != nil || Disk.kind(".gitattributes") != nil {
      plan.addLine(ProjectFiles.attributes(of: output), to: ".gitattributes")
    }
    if withWorkflow { plan.add(ProjectFiles.workflowPath, ProjectFiles.workflow) }
    if let conflict = plan.conflicts.first {
      return .failure(
        Obstacle(
          description: "`\(conflict)` is there already and says something else: move it away, or choose another name"))
    }
    return .success(plan)
  }

  /// Names the client in the configuration.
  private mutating func configure(_ client: ConfigurationText.Client) -> Obstacle? {
    let path = "clientsmith.yaml"
    guard let bytes = Disk.read(path) else {
      add(path, ConfigurationText.new(client))
      return nil
    }
    var bag = DiagnosticBag()
    let present = ConfigurationReader.read(bytes, path: path, into: &bag)
    if present?.clients.contains(where: { $0.name == client.name }) == true {
      return Obstacle(description: "`\(path)` has a client `\(client.name)` already: choose another name with --name")
    }
    guard let text = ConfigurationText.adding(client, to: bytes, path: path) else {
      return Obstacle(
        description: """
          `\(path)` cannot be added to. Write this below its `clients`:

          \(client.lines(indentation: 2).joined(separator: "\n"))
          """)
    }
    replace(path, with: text)
    return nil
  }

  /// A file that must not be there yet, or be the same.
  mutating func add(_ path: String, _ bytes: [UInt8]) {
    guard let present = Disk.read(path) else {
      files.append(File(path: path, bytes: bytes, isExtended: false))
      return
    }
    if present != bytes { conflicts.append(path) }
  }

  mutating func add(_ path: String, _ text: String) { add(path, Array(text.utf8)) }

  /// A file that is changed where it is.
  mutating func replace(_ path: String, with text: String) {
    files.append(File(path: path, bytes: Array(text.utf8), isExtended: true))
  }

  /// A line at the end of a file, unless it is in it.
  mutating func addLine(_ line: String, to path: String) {
    let present = Disk.read(path).map { String(decoding: $0, as: UTF8.self) }
    guard var text = present else { return add(path, line + "\n") }
    guard !text.split(whereSeparator: \.isNewline).contains(where: { $0 == line }) else { return }
    if !text.isEmpty, text.last?.isNewline != true { text += "\n" }
    replace(path, with: text + line + "\n")
  }

  /// Writes everything, and tells of each file once it is there; gives what cannot be written.
  package func write(each: (File) -> Void = { _ in }) -> (path: String, reason: String)? {
    for file in files {
      let temporary = file.path + ".clientsmith-new"
      do throws(Disk.Failure) {
        let folder = FilePath.folder(of: file.path)
        if folder != "." { try Disk.makeFolder(folder) }
        try Disk.write(file.bytes, to: temporary)
        try Disk.rename(temporary, to: file.path)
      } catch {
        try? Disk.remove(temporary)
        return (file.path, error.reason)
      }
      each(file)
    }
    return nil
  }
}
