import HTTPTypes
import Logging

extension ConnectionCore {
  /// Whether anybody hears of attempts: nothing is measured or described otherwise.
  var isObserved: Bool { attemptObserver != nil || logger.logLevel <= .debug }

  private var attemptObserver: (@Sendable (CallEvent) -> Void)? {
    configuration.observesAttempts ? configuration.observer : nil
  }

  func report(_ status: HTTPResponse.Status, _ call: PreparedCall, _ attempt: Int, since start: Duration) {
    let duration = configuration.environment.uptime() - start
    if logger.logLevel <= .debug {
      logger.debug(
        "answered", metadata: metadata(call, attempt, duration).merging(["status": "\(status.code)"]) { $1 })
    }
    attemptObserver?(.answered(describe(call, attempt: attempt), status: status, duration: duration))
  }

  func report(_ error: any Error, _ call: PreparedCall, _ attempt: Int, since start: Duration) {
    let duration = configuration.environment.uptime() - start
    if logger.logLevel <= .debug {
      // The type alone: texts of foreign errors may hold URLs with credentials in them.
      let text = (error as? TransportError)?.description ?? "\(type(of: error))"
      logger.debug("failed", metadata: metadata(call, attempt, duration).merging(["error": "\(text)"]) { $1 })
    }
    attemptObserver?(.failed(describe(call, attempt: attempt), error, duration: duration))
  }

  /// Tells of an item that was left out of its page.
  func report(_ item: UndecodableItem, operationID: String) {
    logger.warning("left out an item", metadata: ["operation": "\(operationID)", "error": "\(item.failure)"])
    configuration.observer?(.undecodableItem(operationID: operationID, item))
  }

  func describe(_ call: PreparedCall, attempt: Int) -> CallAttempt {
    CallAttempt(call, attempt: attempt)
  }

  private func metadata(_ call: PreparedCall, _ attempt: Int, _ duration: Duration) -> Logger.Metadata {
    [
      "operation": "\(call.operationID)", "attempt": "\(attempt)", "duration": "\(duration)",
      "request": "\(call.summary)",
    ]
  }
}
