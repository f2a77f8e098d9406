/// The texts that a project keeps beside its clients.
package enum ProjectFiles {
  /// What git's `.gitattributes` says of a generated folder: reviews fold its files.
  package static func attributes(of output: String) -> String { "\(output)/** linguist-generated=true" }

  /// Where the workflow stands.
  package static let workflowPath = ".github/workflows/clientsmith.yml"

  /// A workflow of GitHub Actions that checks the clients in each pull request.
  package static var workflow: String {
    """
    name: clientsmith
    on:
      pull_request:
      push: { branches: [main] }
    permissions: { contents: read }
    jobs:
      check:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          - uses: clientsmith/clientsmith@\(Tool.version)
            with: { version: \(Tool.version) }

    """
  }
}
