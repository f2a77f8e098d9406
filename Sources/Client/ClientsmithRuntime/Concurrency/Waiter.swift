/// A caller who is suspended until something comes for it: resumed once, by whoever takes it out of where it waits.
///
/// A reference to the continuation, not the continuation itself: how large a `CheckedContinuation` is, only the system's library
/// knows, and a type that holds one is laid out while the program runs, field by field, in every function that touches it.
final class Waiter<Success: Sendable, Failure: Error>: Sendable {
  private let continuation: CheckedContinuation<Success, Failure>

  init(_ continuation: CheckedContinuation<Success, Failure>) {
    self.continuation = continuation
  }

  func resume(with result: Result<Success, Failure>) { continuation.resume(with: result) }

  func resume(returning value: Success) { continuation.resume(returning: value) }
}

extension Waiter where Failure == any Error {
  func resume(throwing error: any Error) { continuation.resume(throwing: error) }
}

extension Waiter where Success == Void {
  func resume() { continuation.resume() }
}
