/// How a model says whether the work that it stands for has ended.
package struct LongRunningWork: Sendable, Hashable {
  /// The names in JSON on the way to the status.
  package var path: [String]
  /// The values that mean that the work goes on, and those that are final.
  package var running: [String]
  package var finished: [String]
}
