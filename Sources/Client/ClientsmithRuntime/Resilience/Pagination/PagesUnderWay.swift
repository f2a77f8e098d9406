/// The pages that have been asked for before the loop needs them. When the walk is abandoned, so are they.
final class PagesUnderWay<Item: Sendable> {
  typealias Loaded = PageSource<Item>.Loaded

  private let followsOtherOrigins: Bool
  private var tasks: [(token: PagePosition.Token, task: Task<Loaded, any Error>)] = []

  init(followsOtherOrigins: Bool) { self.followsOtherOrigins = followsOtherOrigins }

  deinit {
    for (_, task) in tasks { task.cancel() }
  }

  /// The number of pages asked for.
  var count: Int { tasks.count }

  /// Asks for a page, unless it has been asked for.
  func start(_ position: PagePosition, from source: PageSource<Item>) {
    guard !tasks.contains(where: { $0.token == position.token }) else { return }
    tasks.append(
      (position.token, Task { [followsOtherOrigins] in try await source.load(position, followsOtherOrigins) }))
  }

  /// Abandons the pages that have been asked for.
  func cancel() {
    for (_, task) in tasks { task.cancel() }
    tasks.removeAll()
  }

  /// The page at a position: one that is under way, or else asked for now.
  func page(
    at position: PagePosition, from source: PageSource<Item>, isolation actor: isolated (any Actor)? = #isolation
  ) async throws -> Loaded {
    guard let index = tasks.firstIndex(where: { $0.token == position.token }) else {
      cancel()
      return try await source.load(position, followsOtherOrigins)
    }
    let task = tasks.remove(at: index).task
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
