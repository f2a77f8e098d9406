import Diagnostics

/// One difference between two clients, with what it does to those who use them.
package struct Change: Sendable {
  package var rule: ChangeRule
  package var verdicts: Verdicts
  package var key: DocumentKey
  /// What changed, as a caller writes it: `incidents.list(status:)`, `Pet.age`; the document's words where Swift has none.
  package var subject: String
  /// The resource or type that it is listed under.
  package var group: String
  /// In Swift where it has a form there, else the document's value.
  package var before: String?
  package var after: String?
  /// What the change means, in one sentence; for a break of source what the compiler will say.
  package var message: String
  /// What else the same change does.
  package var notes: [String] = []
  /// What to do about it.
  package var help: String?
  /// Where it stands in the revision; nil where it is gone.
  package var place: SourceLocation?
  /// Where it stood in the base.
  package var formerPlace: SourceLocation?
  /// A program that compiles with the base and not with the revision.
  package var witness: String?
  /// Where the documents describe it (RFC 6901); parameters, bodies and answers are told by their operation.
  package var pointer: String?
  /// What the project says of it, where it has decided to live with it.
  package var acceptance: Acceptance?

  package init(
    _ rule: ChangeRule, _ verdicts: Verdicts, _ key: DocumentKey, subject: String, group: String,
    before: String? = nil, after: String? = nil, message: String, help: String? = nil, place: SourceLocation? = nil,
    formerPlace: SourceLocation? = nil, witness: String? = nil
  ) {
    self.rule = rule
    self.verdicts = verdicts
    self.key = key
    self.subject = subject
    self.group = group
    self.before = before
    self.after = after
    self.message = message
    self.help = help
    self.place = place
    self.formerPlace = formerPlace
    self.witness = witness
  }

  /// A name for this very change that other edits of the documents leave as it is: 16 hexadecimal digits.
  package var fingerprint: String {
    // FNV-1a: nothing secret, it only has to be short and the same on every machine.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in [rule.id, key.text, before ?? "", after ?? ""] {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
