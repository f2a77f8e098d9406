import Diagnostics
import OpenAPI
import YAML

/// What came of reading a document held in memory.
struct ReadResult {
  let document: Document?
  let diagnostics: [Diagnostic]

  /// The findings as `line id` or `file:line id`, which is what tests compare.
  var findings: [String] {
    diagnostics.map { diagnostic in
      let location = diagnostic.location
      let file = location.flatMap { $0.file == "api.yaml" ? nil : "\($0.file):" } ?? ""
      return "\(file)\(location?.line ?? 0) \(diagnostic.id.name)"
    }
  }

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}

/// Reads `api.yaml` and the other files given, all held in memory.
func read(
  _ text: String, files: [String: String] = [:], options: DocumentReader.Options = .init()
) -> ReadResult {
  var all = files
  all["api.yaml"] = text
  var bag = DiagnosticBag()
  let document = DocumentReader(options: options).read("api.yaml", from: InMemoryFileSource(all), into: &bag)
  return ReadResult(document: document, diagnostics: bag.diagnostics)
}

/// Reads a document that consists of one schema, under the version given.
func schema(_ text: String, version: String = "3.1.0") -> (schema: Schema?, findings: [String]) {
  let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }
  let result = read(
    """
    openapi: \(version)
    info: {title: T, version: "1"}
    components:
      schemas:
        S:
    \(indented.joined(separator: "\n"))
    """)
  return (result.document?.components.schemas["S"], result.findings.filter { !$0.hasSuffix("no-operations") })
}

/// Reads a document that has one operation, `GET /things`, whose keys are given.
func operation(_ text: String, version: String = "3.1.0") -> (operation: OpenAPI.Operation?, result: ReadResult) {
  let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }
  let result = read(
    """
    openapi: \(version)
    info: {title: T, version: "1"}
    paths:
      /things:
        get:
          operationId: getThings
    \(indented.joined(separator: "\n"))
    """)
  return (result.document?.paths["/things"]?.value?.operations.first, result)
}
