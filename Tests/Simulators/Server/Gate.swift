/// Holds requests back until a test opens it, so that no test needs to sleep.
package actor Gate {
  private var isOpen = false
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var serial = 0

  package init() {}

  /// Requests that are held now.
  package var held: Int { waiting.count }

  /// Lets all through that wait, and all that come.
  package func open() {
    isOpen = true
    for continuation in waiting.values { continuation.resume() }
    waiting.removeAll()
  }

  /// Waits until it opens, or the task is cancelled.
  func wait() async {
    if isOpen || Task.isCancelled { return }
    serial += 1
    let number = serial
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if isOpen || Task.isCancelled { continuation.resume() } else { waiting[number] = continuation }
      }
    } onCancel: {
      Task { await self.release(number) }
    }
  }

  private func release(_ number: Int) {
    waiting.removeValue(forKey: number)?.resume()
  }
}
