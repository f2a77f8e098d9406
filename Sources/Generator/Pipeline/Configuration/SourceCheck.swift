import Diagnostics

/// Whether a client's document and overlays are files of this machine.
package enum SourceCheck {
  package static func report(_ client: ClientConfiguration, into bag: inout DiagnosticBag) {
    report("document", client.spec, at: client.location, into: &bag)
    for path in client.overlays { reportOverlay(path, at: client.location, into: &bag) }
  }

  /// The same of an overlay that the command line names.
  package static func reportOverlay(_ path: String, at location: SourceLocation? = nil, into bag: inout DiagnosticBag) {
    report("overlay", path, at: location, into: &bag)
  }

  private static func report(
    _ what: String, _ path: String, at location: SourceLocation?, into bag: inout DiagnosticBag
  ) {
    guard let address = address(path) else { return }
    let shown = DocumentAddress.shown(address)
    let name = shown.split(separator: "/").last.map(String.init) ?? "openapi.yaml"
    let file = name.contains(".") && !name.contains("?") ? name : "openapi.yaml"
    let argument = shown == address ? "'\(address)'" : "ADDRESS"
    bag.report(
      .remoteDocument,
      "the \(what) `\(shown)` is an address, and \(Tool.name) reads files only, so that a run gives the same "
        + "output tomorrow",
      at: location,
      help: "fetch it first: `curl --fail --location --output \(file) \(argument)`, then name `\(file)`")
  }

  /// The address that a path is; joining paths has made one slash of two.
  private static func address(_ path: String) -> String? {
    for scheme in ["https", "http", "ftp"] {
      guard let range = path.firstRange(of: scheme + ":/"),
        range.lowerBound == path.startIndex || path[..<range.lowerBound].hasSuffix("/")
      else { continue }
      return scheme + "://" + path[range.upperBound...].drop { $0 == "/" }
    }
    return nil
  }
}
