/// The right to exchange one session's token while nobody else does, until it is ended or dropped.
public final class TokenLease: Sendable {
  private let release: Locked<(@Sendable () async -> Void)?>

  /// `release` lets the next one in; it is called once.
  public init(release: @escaping @Sendable () async -> Void) {
    self.release = Locked(release)
  }

  deinit {
    // Dropped without a word: who waits must not do so for ever.
    if let release = take() { Task { await release() } }
  }

  /// Lets the next one in. Does nothing the second time.
  public func end() async {
    await take()?()
  }

  private func take() -> (@Sendable () async -> Void)? {
    release.withLock { release in
      defer { release = nil }
      return release
    }
  }
}
