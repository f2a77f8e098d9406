import Comparison
import Diagnostics

/// Says of acceptances that do not hold any more where they stand, so that none outlives its change.
package enum AcceptanceFindings {
  package static func report(_ accepted: ClientComparison.Accepted, into bag: inout DiagnosticBag) {
    for acceptance in accepted.stale {
      bag.report(
        .staleAcceptance, "\(acceptance.title) is accepted, and nothing of the kind has changed",
        at: acceptance.location, help: "remove it, so that it does not hide a later change")
    }
    for acceptance in accepted.ended {
      bag.report(
        .endedAcceptance, "\(acceptance.title) was accepted until \(acceptance.end)", at: acceptance.location,
        help: "mend what it breaks, or decide until when to live with it")
    }
  }
}
