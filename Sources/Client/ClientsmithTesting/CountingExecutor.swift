import Dispatch

/// Runs tasks' jobs one at a time, and counts those that are ready or running.
@available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
final class CountingExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "clientsmith.testing")
  private let count: @Sendable (Int) -> Void

  /// `count` is told +1 for a job that gets ready and -1 for one that has run until it waits or ends.
  init(count: @escaping @Sendable (Int) -> Void) {
    self.count = count
  }

  /// Takes in a job.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    count(1)
    queue.async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
      self.count(-1)
    }
  }
}
