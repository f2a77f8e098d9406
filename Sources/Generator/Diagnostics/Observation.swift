/// What a finding about recorded exchanges says besides its message; no value of an exchange is in it.
package struct Observation: Sendable, Hashable {
  /// `GET /pets/{petId}`.
  package var operation: String
  /// The JSON pointer of what was answered otherwise.
  package var pointer: String
  /// The name of a member, a status, a media type or a kind of value.
  package var name: String?
  /// How many times.
  package var count: Int

  package init(operation: String, pointer: String, name: String?, count: Int) {
    self.operation = operation
    self.pointer = pointer
    self.name = name
    self.count = count
  }
}
