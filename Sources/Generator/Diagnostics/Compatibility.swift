/// What a finding about two versions of a client says besides its message: the three verdicts of the change (AIP-180), its
/// form before and after, and a name that other edits leave as it is.
package struct Compatibility: Sendable, Hashable {
  /// `none`, `addition`, `caution` or `break`: whether released apps go on working.
  package var wire: String
  /// The same: whether code that calls the client compiles.
  package var source: String
  /// The same: whether the same code has another effect.
  package var behaviour: String
  /// What changed, as a caller writes it.
  package var subject: String
  package var before: String?
  package var after: String?
  /// Where it stood before.
  package var formerLocation: SourceLocation?
  package var fingerprint: String
  /// Where the documents describe it, as a JSON pointer.
  package var pointer: String?
  /// Why and until which day (ISO 8601) the project has decided to live with it; nil where it has not.
  package var acceptance: (reason: String, end: String)? {
    get { acceptedBecause.map { ($0, acceptedUntil ?? "") } }
    set { (acceptedBecause, acceptedUntil) = (newValue?.reason, newValue?.end) }
  }
  private var acceptedBecause: String?
  private var acceptedUntil: String?

  package init(
    wire: String, source: String, behaviour: String, subject: String, before: String?, after: String?,
    formerLocation: SourceLocation?, fingerprint: String
  ) {
    self.wire = wire
    self.source = source
    self.behaviour = behaviour
    self.subject = subject
    self.before = before
    self.after = after
    self.formerLocation = formerLocation
    self.fingerprint = fingerprint
  }
}
