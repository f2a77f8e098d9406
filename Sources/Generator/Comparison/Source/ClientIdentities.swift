import ClientModel
import Diagnostics
import OpenAPI

/// What each declaration of the generated Swift stands for in the document: a rename is then a rename, and no removal
/// beside an addition.
package struct ClientIdentities: Sendable {
  /// A type: where its schema stands, and in which directions its values travel.
  struct TypeIdentity: Sendable {
    var pointer: String
    var location: SourceLocation?
    var usage: Usage
    /// Names on the wire by names in Swift.
    var wireNames: [String: String] = [:]
  }

  /// A method: the operation that it calls.
  struct MethodIdentity: Sendable {
    var operation: String
    var location: SourceLocation?
    /// Places and names on the wire by labels.
    var parameters: [String: (place: String, name: String)] = [:]
  }

  private(set) var types: [String: TypeIdentity] = [:]
  /// By resource type and method name; overloads of one name call one operation.
  private(set) var methods: [String: MethodIdentity] = [:]
  /// Addresses by the names of the static members that stand for them.
  private(set) var servers: [String: String] = [:]

  package init() {}

  package init(_ api: API) {
    for (index, declaration) in api.declarations.enumerated() {
      var identity = TypeIdentity(
        pointer: declaration.pointer, location: declaration.location, usage: declaration.usage)
      switch declaration.kind {
      case .structure(let structure):
        for property in structure.properties { identity.wireNames[Self.bare(property.name)] = property.wireName }
      case .multipart(let form):
        for part in form.parts { identity.wireNames[Self.bare(part.name)] = part.wireName }
      case .enumeration(let enumeration):
        for value in enumeration.cases { identity.wireNames[Self.bare(value.name)] = Self.text(value.value) }
      case .union, .responses, .bodies: break
      }
      types[api.path(of: DeclarationID(index)).joined(separator: ".")] = identity
    }
    for resource in api.resources {
      for operation in resource.operations {
        var identity = MethodIdentity(
          operation: DocumentKey.operation(method: operation.method, path: operation.path + operation.pathSuffix),
          location: operation.location)
        let names = PathTemplate.names(in: operation.path)
        for parameter in operation.parameters {
          // The names in a path are nobody's business but the document's: its parameters are told apart by their order.
          let index = parameter.location == .path ? names.firstIndex(of: parameter.wireName) : nil
          let name = parameter.location == .header ? parameter.wireName.lowercased() : parameter.wireName
          identity.parameters[parameter.label] = (parameter.location.rawValue, index.map(String.init) ?? name)
        }
        methods["\(resource.typeName).\(Self.bare(operation.name))"] = identity
      }
    }
    for server in api.servers { servers[Self.bare(server.name)] = server.url }
  }

  private static func bare(_ name: String) -> String {
    name.hasPrefix("`") && name.hasSuffix("`") ? String(name.dropFirst().dropLast()) : name
  }

  private static func text(_ literal: Literal) -> String {
    switch literal {
    case .string(let text), .number(let text): text
    case .integer(let value): String(value)
    case .boolean(let value): String(value)
    case .null: "null"
    }
  }
}
