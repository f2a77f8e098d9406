import Testing

@testable import Diagnostics

/// Allowed warnings, strictness, folding and suggestions.
struct PolicyTests {
  @Test func anAllowedWarningIsNotShown() {
    let policy = DiagnosticPolicy(allowances: [.init("unused-schema")])
    #expect(policy.applied(to: Samples.bag).diagnostics.map(\.id.name) == ["discriminator-property"])
  }

  @Test func anAllowanceThatAllowsNothingIsReported() {
    let place = Samples.place(7, 3)
    let policy = DiagnosticPolicy(allowances: [
      .init("unused-schema"), .init("other-thing", at: place), .init("discriminator-property"),
    ])
    let found = policy.applied(to: Samples.bag).diagnostics.filter { $0.id == .unusedAllowance }
    #expect(found.map(\.location) == [place, nil])
    #expect(found.last?.message == "`discriminator-property` is an error, which cannot be allowed")
  }

  @Test func strictnessMakesWarningsErrors() {
    let strict = DiagnosticPolicy(isStrict: true).applied(to: Samples.bag)
    #expect(strict.diagnostics.map(\.severity) == [.error, .error])
    #expect(!DiagnosticPolicy(allowances: [.init("unused-schema")]).applied(to: DiagnosticBag()).hasErrors)
  }

  @Test func repetitionsAreShownOnceAndEqualWarningsFold() {
    var bag = DiagnosticBag()
    for line in 1...100 {
      bag.report(Samples.unusedSchema, "the schema is not used", at: Samples.place(line, 1))
      bag.report(Samples.unusedSchema, "the schema is not used", at: Samples.place(line, 1))
    }
    let list = DiagnosticList(bag)
    #expect(list.diagnostics.count == 100 && list.summary == "100 warnings")
    let folded = list.folded()
    #expect(folded.count == 1)
    #expect(
      folded.first?.notes == [.init("the same at 99 other places, the next of them here", at: Samples.place(2, 1))])
  }

  @Test func ofOneKindOnlySomeWarningsAreShownAndEveryError() {
    var bag = DiagnosticBag()
    for line in 1...30 {
      bag.report(Samples.unusedSchema, "the schema `S\(line)` is not used", at: Samples.place(line, 1))
      bag.report(Samples.discriminator, "`D\(line)` is wrong", at: Samples.place(line, 2))
    }
    let folded = DiagnosticList(bag).folded(limit: 10)
    #expect(folded.count { $0.severity == .error } == 30 && folded.count { $0.severity == .warning } == 10)
    #expect(folded.last { $0.severity == .warning }?.notes.first?.message == "20 more of this kind are not shown")
  }

  @Test func theNearestNameIsSuggested() {
    #expect(Suggestion.nearest(to: "ouptut", in: ["input", "output", "module"]) == "output")
    #expect(Suggestion.nearest(to: "Spec", in: ["spec"]) == "spec")
    #expect(Suggestion.nearest(to: "xyz", in: ["spec", "output"]) == nil)
    #expect(Suggestion.help(for: "q", in: ["a-long-one", "b-long-one"]) == "there are `a-long-one`, `b-long-one`")
  }
}
