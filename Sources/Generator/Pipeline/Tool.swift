/// What the program says of itself.
package enum Tool {
  package static let name = "clientsmith"
  package static let version = "0.1.0"
}
