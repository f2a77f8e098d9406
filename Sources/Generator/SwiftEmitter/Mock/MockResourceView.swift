import ClientModel
import Templating

/// A resource of a mock: its operations, and what is sent to each.
final class MockResourceView: TemplateView {
  let resource: Resource
  let name: String
  let words: Words
  let operations: [MockOperationView]

  init(_ resource: Resource, name: String, words: Words, coding: MockCoding) {
    self.resource = resource
    self.name = name
    self.words = words
    var seen: Set<String> = []
    // What is also given as a stream is one call of the service.
    operations = resource.operations.filter { seen.insert($0.id).inserted }.map {
      MockOperationView($0, words: words, coding: coding)
    }
  }

  /// The types that the mock of the resource shows.
  var shown: [TypeReference] { operations.flatMap { $0.shown } }

  static let viewName = "mockResource"
  static let keys: [TemplateKey<MockResourceView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.name },
    .text("resource", "Swift name of the client's property, without quotes") { $0.resource.name.filter { $0 != "`" } },
    .views("operations", "the operations in document order") { $0.operations },
  ]
}

/// An operation of a mock.
final class MockOperationView: TemplateView {
  let operation: Operation
  let words: Words
  let parameters: [MockParameterView]
  private let output: (type: TypeReference?, isList: Bool)

  init(_ operation: Operation, words: Words, coding: MockCoding) {
    self.operation = operation
    self.words = words
    output = Self.output(operation, coding)
    parameters = MockParameterView.all(of: operation, words: words, coding: coding)
  }

  static let viewName = "mockOperation"
  static let keys: [TemplateKey<MockOperationView>] = [
    .texts("doc", "comment lines, `///` included") {
      DocumentationText.lines(
        Documentation(summary: $0.operation.documentation.summary),
        fallback: "`\($0.operation.method) \($0.operation.path)`")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the operation, quoted where it must be") { $0.operation.name },
    .text("call", "Swift name of the type that holds what was sent") { $0.call },
    .text("type", "Swift type of the operation in the mock") { view in
      "\(view.constructor)<\(view.call), \(view.output.type.map { view.words.type($0) } ?? "Void")>"
    },
    .text("constructor", "the type without what it is of: `MockOperation` or `MockList`") { $0.constructor },
    .text("id", "literal id of the operation") { SwiftLiteral.string($0.operation.id) },
    .views("parameters", "what was sent, the body last") { $0.parameters },
  ]

  private var constructor: String { output.isList ? "MockList" : "MockOperation" }

  private var call: String {
    let name = operation.name.filter { $0 != "`" }
    return "\(name.prefix(1).uppercased())\(name.dropFirst())Call"
  }

  /// The types that it shows.
  var shown: [TypeReference] { parameters.map(\.shown) + (output.type.map { [$0] } ?? []) }

  /// What a handler gives: the type of the client's answer, as far as the mock can write it; nil for nothing.
  private static func output(_ operation: Operation, _ coding: MockCoding) -> (type: TypeReference?, isList: Bool) {
    func type(_ type: TypeReference) -> TypeReference { coding.canWrite(type) ? type : .json }
    switch operation.result {
    case .none: return (nil, false)
    case .raw, .choice: return (.json, false)
    case .paged(let item): return (type(item), true)
    case .content(let content):
      switch content {
      case .json(let value): return (type(value), false)
      case .optionalJSON(let value): return (coding.canWrite(value) ? .optional(value) : .json, false)
      case .text, .xml: return (.string, false)
      case .bytes: return (.builtIn(.bytes), false)
      case .events(let item, _), .sequence(let item, _): return (.array(type(item)), false)
      }
    }
  }
}

/// Something that was sent: a parameter or the body.
final class MockParameterView: TemplateView {
  let name: String
  let type: String
  let reading: String
  let access: String
  /// The type that it shows.
  let shown: TypeReference

  private init(name: String, type: String, reading: String, access: String, shown: TypeReference) {
    self.shown = shown
    self.name = name
    self.type = type
    self.reading = reading
    self.access = access
  }

  static let viewName = "mockParameter"
  static let keys: [TemplateKey<MockParameterView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name, quoted where it must be") { $0.name },
    .text("type", "Swift type, with its optional") { $0.type },
    .text("reading", "the call on the request that gives the value") { $0.reading },
  ]

  /// What an operation is sent, as far as the mock can read it.
  static func all(of operation: Operation, words: Words, coding: MockCoding) -> [MockParameterView] {
    var names: Set<String> = ["request"]
    func unique(_ name: String) -> String {
      var unique = name
      while !names.insert(unique.filter { $0 != "`" }).inserted { unique = unique.filter { $0 != "`" } + "Value" }
      return unique
    }
    // A whole query string is the request's to show.
    var views = operation.parameters.filter { $0.constant == nil && $0.location != .querystring }.map { parameter in
      let shown = coding.canRead(parameter.type) ? parameter.type : .json
      let spelling = words.type(shown)
      let isOptional = !parameter.isRequired
      return MockParameterView(
        name: unique(parameter.name), type: isOptional && !spelling.hasSuffix("?") ? spelling + "?" : spelling,
        reading: "\(isOptional || spelling.hasSuffix("?") ? "optional" : "required")"
          + "(.\(parameter.location.rawValue), \(SwiftLiteral.string(parameter.wireName)))",
        access: words.access, shown: shown)
    }
    if let body = operation.body, case .json(let type, _) = body.content {
      let shown = coding.canRead(type) ? type : .json
      let spelling = words.type(shown)
      let isOptional = !body.isRequired && !spelling.hasSuffix("?")
      views.append(
        MockParameterView(
          name: unique("body"), type: isOptional ? spelling + "?" : spelling,
          reading: body.isRequired ? "body()" : "optionalBody()", access: words.access,
          shown: shown))
    }
    return views
  }
}
