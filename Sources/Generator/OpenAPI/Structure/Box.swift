/// Keeps a rarely present value out of line, so that the type that holds it stays small.
final class Box<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
