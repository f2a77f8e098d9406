import Diagnostics
import OpenAPI
import Testing
import YAML

@testable import ClientModel

/// What came of building the model of a document held in memory.
struct Built {
  let api: API
  let diagnostics: [Diagnostic]

  /// The identifiers of the findings, in order.
  var findings: [String] { diagnostics.map(\.id.name) }

  /// The operation of an id.
  func operation(_ id: String) -> ClientModel.Operation? { api.operations.first { $0.id == id } }

  /// The calls as a user writes them, `resource.method`, in order.
  var calls: [String] {
    api.resources.flatMap { resource in resource.operations.map { "\(resource.name).\($0.name)" } }
  }

  /// The names of all models as Swift spells them from outside, in order.
  var models: [String] { api.declarations.indices.map { name(DeclarationID($0)) } }

  func name(_ id: DeclarationID) -> String { api.path(of: id).joined(separator: ".") }

  /// The model of a name.
  func model(_ name: String) -> Declaration? { models.firstIndex(of: name).map { api.declarations[$0] } }

  /// The structure of a name.
  func structure(_ name: String) -> Structure? {
    if case .structure(let structure)? = model(name)?.kind { structure } else { nil }
  }

  func enumeration(_ name: String) -> Enumeration? {
    if case .enumeration(let enumeration)? = model(name)?.kind { enumeration } else { nil }
  }

  func union(_ name: String) -> Union? {
    if case .union(let union)? = model(name)?.kind { union } else { nil }
  }

  /// A type as Swift would write it, give or take the runtime's names.
  func text(_ type: TypeReference) -> String {
    switch type {
    case .builtIn(let type): type.rawValue
    case .declared(let id): api.declarations.indices.contains(id.index) ? name(id) : "?"
    case .array(let element): "[\(text(element))]"
    case .dictionary(let value): "[String: \(text(value))]"
    case .optional(let wrapped): "\(text(wrapped))?"
    case .custom(let name): name
    }
  }

  /// The properties of a structure as `name: type presence`.
  func properties(_ name: String) -> [String] {
    structure(name)?.properties.map { "\($0.name): \(text($0.type)) \($0.presence)" } ?? []
  }

  /// The variants of a union as `name: type`.
  func variants(_ name: String) -> [String] {
    union(name)?.variants.map { "\($0.name): \(text($0.type))" } ?? []
  }

  /// What a call gives back, in words.
  func result(_ id: String) -> String {
    operation(id).map { text($0.result) } ?? "no such operation"
  }

  func text(_ result: OperationResult) -> String {
    switch result {
    case .none: "nothing"
    case .raw: "raw"
    case .paged(let type): "pages of \(text(type))"
    case .choice(let id): "choice \(name(id))"
    case .content(let content): text(content)
    }
  }

  func text(_ content: ResponseContent) -> String {
    switch content {
    case .json(let type): text(type)
    case .optionalJSON(let type): "\(text(type)) or nothing"
    case .text: "text"
    case .bytes: "bytes"
    case .xml(let type): "xml \(text(type))"
    case .events(let type, let sentinel): "events \(text(type))\(sentinel.map { " until \($0)" } ?? "")"
    case .sequence(let type, let framing): "\(framing.rawValue) \(text(type))"
    }
  }

  func text(_ content: BodyContent) -> String {
    switch content {
    case .json(let type, let media): "\(media) \(text(type))"
    case .form(let type, _, _): "form \(text(type))"
    case .multipart(let id, _): "multipart \(name(id))"
    case .parts(let media): "parts \(media)"
    case .text(let media): "text \(media)"
    case .bytes(let media): "bytes \(media)"
    case .xml(let type, _): "xml \(text(type))"
    case .sequence(let type, let media): "\(media) of \(text(type))"
    case .choice(let id): "choice \(name(id))"
    }
  }
}

/// Builds the model of a document, whose text starts at `paths:` or another key of the root.
func build(
  _ text: String, version: String = "openapi: 3.1.0", title: String = "Shop",
  configuration: ModelConfiguration = ModelConfiguration()
) throws -> Built {
  var bag = DiagnosticBag()
  let files = InMemoryFileSource(["api.yaml": "\(version)\ninfo: {title: \(title), version: \"1\"}\n" + text])
  let document = DocumentReader().read("api.yaml", from: files, into: &bag)
  let found = try #require(document, "the document must be readable: \(bag.diagnostics)")
  bag = DiagnosticBag()
  let api = ModelBuilder(configuration: configuration).build(found, into: &bag)
  return Built(api: api, diagnostics: bag.diagnostics)
}

/// Builds a document whose schemas are given, each used by an operation in both directions unless said otherwise.
func schemas(
  _ text: String, requests: [String] = [], responses: [String]? = nil,
  configuration: ModelConfiguration = ModelConfiguration()
) throws -> Built {
  let names = text.split(separator: "\n").filter { !$0.hasPrefix(" ") && $0.contains(":") }.map {
    String($0.prefix { $0 != ":" })
  }
  var paths = ""
  for name in responses ?? names {
    paths += """
        /get-\(name):
          get:
            responses:
              '200':
                description: ok
                content: {application/json: {schema: {$ref: '#/components/schemas/\(name)'}}}

      """
  }
  for name in requests {
    paths += """
        /send-\(name):
          post:
            requestBody:
              content: {application/json: {schema: {$ref: '#/components/schemas/\(name)'}}}
            responses: {'204': {description: ok}}

      """
  }
  let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
  return try build(
    "paths:\n\(paths)components:\n  schemas:\n" + indented.joined(separator: "\n"), configuration: configuration)
}
