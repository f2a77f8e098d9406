/// What a body that is still arriving owns: the exchange that it comes from, and the room that the exchange takes up.
///
/// The exchange is cancelled when nobody holds the body any more, or its reader goes away, before the end; room is given back at
/// once when the end has come.
final class BodyLease: Sendable {
  private struct State: Sendable {
    var isOver = false
    var cancel: (@Sendable () -> Void)?
    var releases: [@Sendable () -> Void] = []
  }

  private let state: Guarded<State>

  init(cancel: (@Sendable () -> Void)?) {
    state = Guarded(State(cancel: cancel))
  }

  deinit { end(cancelling: true) }

  /// Runs `release` when the exchange is over, at once if it is.
  func onEnd(_ release: @escaping @Sendable () -> Void) {
    let isOver = state.withLock { state in
      if !state.isOver { state.releases.append(release) }
      return state.isOver
    }
    if isOver { release() }
  }

  /// The exchange is over: by itself, or because nobody wants the rest.
  func end(cancelling: Bool) {
    let (cancel, releases) = state.withLock { state -> ((@Sendable () -> Void)?, [@Sendable () -> Void]) in
      defer { state = State(isOver: true) }
      return (state.cancel, state.releases)
    }
    if cancelling { cancel?() }
    for release in releases { release() }
  }
}
