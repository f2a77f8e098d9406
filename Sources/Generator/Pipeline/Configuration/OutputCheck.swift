import Diagnostics

/// Whether a folder is one that generated files may fill: not a root, a home, or a folder above the project's own files.
package enum OutputCheck {
  package static func report(_ client: ClientConfiguration, into bag: inout DiagnosticBag) {
    if let mock = client.mock {
      var of = client
      of.mock = nil
      of.output = mock
      report(of, into: &bag)
    }
    guard !client.output.isEmpty, let reason = reason(client) else { return }
    bag.report(
      .dangerousOutput, "`\(client.output)` cannot be the output folder of `\(client.name)`: \(reason)",
      at: client.location,
      help: "name a folder that holds nothing but the client, for instance `Sources/\(suggestion(client))`")
  }

  private static func suggestion(_ client: ClientConfiguration) -> String {
    client.model.module.isEmpty ? "MyAPI" : client.model.module
  }

  private static func reason(_ client: ClientConfiguration) -> String? {
    let output = absolute(client.output)
    if output == "/" { return "it is the root of the file system" }
    if let home = Disk.home, Disk.isSame(output, home) { return "it is your home folder" }
    if contains(output, Disk.currentFolder) { return "it is the folder you are in, or one above it" }
    if contains(output, absolute(FilePath.folder(of: client.spec))), client.spec != "/dev/stdin" {
      return "the document lies in it"
    }
    if let location = client.location, contains(output, absolute(FilePath.folder(of: location.file))) {
      return "the configuration lies in it"
    }
    for name in ["Package.swift", ".git"] where Disk.kind(FilePath.joined(output, name)) != nil {
      return "it holds `\(name)`"
    }
    return nil
  }

  /// Whether a folder lies in another, or is it.
  private static func contains(_ outer: String, _ inner: String) -> Bool {
    inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
  }

  private static func absolute(_ path: String) -> String {
    let path = FilePath.joined(Disk.currentFolder, path)
    return Disk.realPath(path) ?? path
  }
}
