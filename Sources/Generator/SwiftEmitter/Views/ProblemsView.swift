import ClientModel
import Templating

/// The API's error bodies where there are several: how their type follows from the status, and what they share.
final class ProblemsView: TemplateView {
  let name: String
  let cases: [ProblemCaseView]
  let members: [ProblemMemberView]
  let access: String

  /// The view, or nil where the API has one error type.
  init?(_ words: Words) {
    guard let union = words.api.problemUnion, case .declared(let id) = words.api.problem.type else { return nil }
    name = words.api[id].name
    access = words.access
    cases = union.variants.map { ProblemCaseView(name: $0.name, access: words.access) }
    members = words.api.problemMembers.map { ProblemMemberView($0, of: union, words: words) }
  }

  static let viewName = "problems"
  static let keys: [TemplateKey<ProblemsView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the union of all error bodies") { $0.name },
    .views("cases", "the error bodies, the usual one first") { $0.cases },
    .views("members", "the members of the usual error body, found in whichever came") { $0.members },
  ]
}

/// One of several error bodies.
final class ProblemCaseView: TemplateView {
  let name: String
  let access: String

  init(name: String, access: String) {
    self.name = name
    self.access = access
  }

  static let viewName = "problemCase"
  static let keys: [TemplateKey<ProblemCaseView>] = [
    .text("name", "Swift name of the union's case, quoted where it must be") { $0.name },
    .text("literal", "the same as a string literal") { SwiftLiteral.string($0.name.filter { $0 != "`" }) },
  ]
}

/// A member that is found in whichever error body came.
final class ProblemMemberView: TemplateView {
  let member: API.ProblemMember
  let isPartial: Bool
  let words: Words

  init(_ member: API.ProblemMember, of union: Union, words: Words) {
    self.member = member
    self.words = words
    isPartial = member.holders.count < union.variants.count || union.otherName != nil
  }

  static let viewName = "problemMember"
  static let keys: [TemplateKey<ProblemMemberView>] = [
    .texts("doc", "comment lines, `///` included") { DocumentationText.lines($0.member.property.documentation) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name, quoted where it must be") { $0.member.property.name },
    .text("type", "Swift type, always optional") { view in
      let property = view.member.property
      let type = property.isSecret ? property.type.concealed : property.type
      return view.words.types.text(type, property.presence == .required ? .optional : property.presence)
    },
    .views("holders", "the cases that have it") { view in
      view.member.holders.map { ProblemHolderView(variant: $0.variant, name: $0.name) }
    },
    .flag("isPartial", "some case has none") { $0.isPartial },
  ]
}

/// A case that has a member.
final class ProblemHolderView: TemplateView {
  let variant: String
  let name: String

  init(variant: String, name: String) {
    self.variant = variant
    self.name = name
  }

  static let viewName = "problemHolder"
  static let keys: [TemplateKey<ProblemHolderView>] = [
    .text("variant", "Swift name of the case, quoted where it must be") { $0.variant },
    .text("name", "Swift name of the member in it, quoted where it must be") { $0.name },
  ]
}
