/// The words by which services say how far a piece of work is.
enum StatusWords {
  private static let running: Set<String> = [
    "queued", "pending", "running", "inprogress", "processing", "started", "starting", "waiting", "submitted",
    "initializing", "initialising", "preparing", "validating", "finalizing", "finalising", "cancelling", "canceling",
    "building", "deploying", "generating", "provisioning", "transcribing", "rendering", "uploading", "downloading",
    "importing", "exporting", "scheduled", "enqueued", "working", "ongoing", "executing", "retrying", "stopping",
    "deleting", "creating", "updating", "notstarted", "accepted", "aborting", "ingesting", "indexing", "training",
  ]
  private static let succeeded: Set<String> = [
    "succeeded", "success", "successful", "completed", "complete", "finished", "done", "ready", "ended", "processed",
    "completedwitherrors", "completedwithwarnings", "partiallysucceeded", "partiallycompleted", "skipped",
  ]
  private static let failed: Set<String> = [
    "failed", "failure", "fail", "error", "errored", "cancelled", "canceled", "expired", "aborted", "timedout",
    "timeout", "terminated", "crashed", "killed", "stopped", "rejected",
  ]

  /// The values that mean that work goes on and those that are final; nil unless every value is one of them, and work, success
  /// and failure are all told.
  static func tellApart(_ values: [String]) -> (running: [String], finished: [String])? {
    var going: [String] = []
    var final: [String] = []
    var hasSuccess = false, hasFailure = false
    for value in values {
      let folded = PaginationRequest.folded(value)
      if running.contains(folded) {
        going.append(value)
      } else if succeeded.contains(folded) {
        hasSuccess = true
        final.append(value)
      } else if failed.contains(folded) {
        hasFailure = true
        final.append(value)
      } else {
        return nil
      }
    }
    return !going.isEmpty && hasSuccess && hasFailure ? (going, final) : nil
  }
}
