/// Why an operation that gives a list is not walked page by page, and what would make it so.
package struct WholeList: Sendable, Hashable {
  /// What is missing, or who said that there are no pages.
  package var reason: String
  /// The lines of an overlay that would declare its pages; empty where it takes nothing that could ask for one.
  package var overlay: [String] = []
}
