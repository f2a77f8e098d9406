#if canImport(os)
import os
#else
import Synchronization
#endif

/// A value behind a lock, for state that several tasks touch for a few instructions at a time: part of the object that owns it.
///
/// The platform's own lock is used, so that the runtime needs no `@unchecked Sendable`: `OSAllocatedUnfairLock` where Darwin
/// has it (macOS 13), `Mutex` elsewhere. Never suspend or call out to user code inside `withLock`.
///
/// ThreadSanitizer does not see `Mutex` being taken by a thread that had to wait for it, since the standard library's part of it
/// is not instrumented: its reports from in here are false. `docs/authentication.md` says how that was found out.
package struct Guarded<State: Sendable>: ~Copyable, Sendable {
  #if canImport(os)
  private let lock: OSAllocatedUnfairLock<State>

  package init(_ state: State) {
    lock = OSAllocatedUnfairLock(initialState: state)
  }

  package func withLock<Result: Sendable>(_ body: @Sendable (inout State) throws -> Result) rethrows -> Result {
    try lock.withLock(body)
  }
  #else
  private let lock: Mutex<State>

  package init(_ state: State) {
    lock = Mutex(state)
  }

  package func withLock<Result: Sendable>(_ body: @Sendable (inout State) throws -> Result) rethrows -> Result {
    try lock.withLock { state throws -> Result in try body(&state) }
  }
  #endif
}

/// A value behind a lock that several owners share.
package final class Locked<State: Sendable>: Sendable {
  private let state: Guarded<State>

  package init(_ state: State) {
    self.state = Guarded(state)
  }

  package func withLock<Result: Sendable>(_ body: @Sendable (inout State) throws -> Result) rethrows -> Result {
    try state.withLock(body)
  }
}
