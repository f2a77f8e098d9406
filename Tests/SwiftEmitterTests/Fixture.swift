import Diagnostics
import SwiftEmitter
import Testing

@testable import ClientModel

/// Builds small models by hand.
enum Fixture {
  static func documentation(_ description: String? = nil, deprecated: Bool = false) -> Documentation {
    Documentation(description: description, isDeprecated: deprecated)
  }

  static func property(
    _ name: String, _ type: TypeReference = .string, _ presence: Presence = .required, wire: String? = nil,
    indirect: Bool = false, constant: Literal? = nil, description: String? = nil
  ) -> Property {
    Property(
      name: name, wireName: wire ?? name, type: type, presence: presence, isIndirect: indirect, constant: constant,
      documentation: documentation(description))
  }

  static func structure(
    _ name: String, _ properties: [Property], usage: Usage = .both, additional: TypeReference? = nil,
    wrapper: Bool = false, description: String? = nil
  ) -> Declaration {
    declaration(
      name,
      .structure(
        Structure(
          properties: properties, additional: additional, additionalName: "additionalProperties", isWrapper: wrapper)),
      usage: usage, description: description)
  }

  static func enumeration(_ name: String, _ values: [String], rawType: BuiltInType = .string) -> Declaration {
    let cases = values.map { EnumerationCase(name: $0, value: .string($0), documentation: documentation()) }
    return declaration(name, .enumeration(Enumeration(rawType: rawType, cases: cases)))
  }

  static func union(
    _ name: String, _ variants: [(String, TypeReference)], _ strategy: UnionStrategy, other: String? = "other"
  ) -> Declaration {
    let variants = variants.map {
      UnionVariant(name: $0.0, type: $0.1, isIndirect: false, documentation: documentation())
    }
    return declaration(name, .union(Union(variants: variants, strategy: strategy, otherName: other)))
  }

  static func declaration(
    _ name: String, _ kind: Declaration.Kind, usage: Usage = .both, description: String? = nil
  ) -> Declaration {
    Declaration(
      name: name, pointer: "/components/schemas/\(name)", location: nil, documentation: documentation(description),
      usage: usage, kind: kind)
  }

  static func parameter(
    _ name: String, _ location: ParameterLocation = .query, _ type: TypeReference = .string, required: Bool = false,
    wire: String? = nil, style: ParameterStyle? = nil, explode: Bool? = nil, label: String? = nil,
    contentType: String? = nil, constant: Literal? = nil, secret: Bool = false
  ) -> Parameter {
    let usual: ParameterStyle = location == .query || location == .cookie ? .form : .simple
    return Parameter(
      label: label ?? name, name: name, wireName: wire ?? name, location: location, style: style ?? usual,
      explode: explode ?? (usual == .form), allowReserved: false, allowEmptyValue: false, type: type,
      isRequired: required, contentType: contentType, constant: constant, isSecret: secret,
      documentation: documentation())
  }

  static func operation(
    _ name: String, _ method: String = "GET", _ path: String = "/", _ parameters: [Parameter] = [], body: Body? = nil,
    _ result: OperationResult = .none, _ change: (inout Operation) -> Void = { _ in }
  ) -> Operation {
    var operation = Operation(
      id: name, name: name, method: method, path: path, location: nil, documentation: documentation(),
      parameters: parameters, body: body, result: result, accept: [], security: nil, pagination: nil, retries: nil,
      rateLimits: [], idempotencyKey: nil, problems: [], servers: [], responseHeaders: [])
    operation.bodyPosition = parameters.count { $0.isRequired }
    change(&operation)
    return operation
  }

  static func body(_ content: BodyContent, required: Bool = true) -> Body {
    Body(content: content, isRequired: required, documentation: documentation())
  }

  static func api(
    _ declarations: [Declaration] = [], operations: [Operation] = [], _ change: (inout API) -> Void = { _ in }
  ) -> API {
    let resource = Resource(
      typeName: "ThingsResource", name: "things", documentation: documentation(), operations: operations)
    var api = API(
      module: "Sample", clientName: "SampleClient", title: "Sample", version: "1.0", documentation: documentation(),
      servers: [], resources: operations.isEmpty ? [] : [resource], declarations: declarations,
      security: Security(schemes: [], requirements: [], credentials: [], scopes: []),
      problem: Problem(type: .json, alternatives: []), rateLimits: [], retries: nil, webhooks: [])
    change(&api)
    return api
  }
}

/// The files of a model; templates must be free of faults.
func emit(_ api: API, _ configuration: EmitterConfiguration = .init(toolVersion: "1.0")) -> [GeneratedFile] {
  var bag = DiagnosticBag()
  let library = Emitter.library(into: &bag)
  let files = Emitter().emit(api, configuration: configuration, library: library, into: &bag)
  #expect(bag.diagnostics == [])
  return files
}

/// The text behind the imports of the one file whose path ends so.
func text(_ api: API, _ suffix: String, _ configuration: EmitterConfiguration = .init(toolVersion: "1.0")) -> String {
  guard let file = emit(api, configuration).first(where: { $0.path.hasSuffix(suffix) }) else { return "no such file" }
  guard let start = file.text.range(of: "ClientsmithRuntime\n\n") else { return file.text }
  return String(file.text[start.upperBound...])
}
