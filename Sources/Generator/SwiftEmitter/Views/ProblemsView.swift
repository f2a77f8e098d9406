import ClientModel
import Templating

/// The API's error bodies where there are several: how their type follows from the status.
final class ProblemsView: TemplateView {
  let name: String
  let cases: [ProblemCaseView]
  let access: String

  /// The view, or nil where the API has one error type.
  init?(_ words: Words) {
    let problem = words.api.problem
    guard problem.alternatives.count > 1, case .declared(let id) = problem.type,
      words.api.declarations.indices.contains(id.index), case .union(let union) = words.api[id].kind
    else { return nil }
    name = words.api[id].name
    access = words.access
    cases = problem.alternatives.enumerated().compactMap { index, type in
      union.variants.first { $0.type == type }.map {
        ProblemCaseView(number: index, name: $0.name)
      }
    }
  }

  static let viewName = "problems"
  static let keys: [TemplateKey<ProblemsView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the union of all error bodies") { $0.name },
    .views("cases", "the error bodies, numbered in this order") { $0.cases },
  ]
}

/// One of several error bodies.
final class ProblemCaseView: TemplateView {
  let number: Int
  let name: String

  init(number: Int, name: String) {
    self.number = number
    self.name = name
  }

  static let viewName = "problemCase"
  static let keys: [TemplateKey<ProblemCaseView>] = [
    .text("number", "the number by which operations name this error body") { String($0.number) },
    .text("name", "Swift name of the union's case, quoted where it must be") { $0.name },
  ]
}
