/// One declaration that callers of generated code can name.
package struct SwiftSymbol: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case structure = "struct"
    case enumeration = "enum"
    case reference = "class"
    case protocolType = "protocol"
    case typeAlias = "typealias"
    case function = "func"
    case initializer = "init"
    case property = "var"
    case enumerationCase = "case"
    case subscripting = "subscript"

    /// Whether it declares a type of its own.
    var isType: Bool {
      switch self {
      case .structure, .enumeration, .reference, .protocolType: true
      case .typeAlias, .function, .initializer, .property, .enumerationCase, .subscripting: false
      }
    }
  }

  /// One argument of a function, an initialiser or a case with a payload.
  package struct Argument: Sendable, Hashable {
    /// As a caller writes it; nil where it is written without one.
    package var label: String?
    /// As written, blanks brought to one form.
    package var type: String
    package var hasDefault: Bool
  }

  package var kind: Kind
  /// The type it belongs to, outer ones first: `Pet.Status`; empty at the top of a module.
  package var owner: String
  /// Without backticks; `init` for an initialiser.
  package var name: String
  package var isStatic = false
  package var arguments: [Argument] = []
  /// The type of a property, the result of a function (nil: nothing), the target of an alias.
  package var type: String?
  package var isAsync = false
  package var isThrowing = false
  /// Whether a caller can assign to it.
  package var isSettable = false
  /// What a type conforms to, as written.
  package var conformances: [String] = []
  package var isDeprecated = false
  package var isDiscardable = false
  package var file: String
  package var line: Int

  /// The type's own path, or that of the member: `Pet.Status`, `Pet.age`.
  package var path: String { owner.isEmpty ? name : owner + "." + name }

  /// The name with its labels, as documentation writes it: `list(status:page:)`.
  package var fullName: String {
    switch kind {
    case .function, .initializer, .subscripting:
      "\(name)(\(arguments.map { ($0.label ?? "_") + ":" }.joined()))"
    default: name
    }
  }

  /// The declaration on one line, without its body.
  package var declaration: String {
    let list = arguments.map { argument in
      "\(argument.label ?? "_"): \(argument.type)\(argument.hasDefault ? " = …" : "")"
    }.joined(separator: ", ")
    let effects = (isAsync ? " async" : "") + (isThrowing ? " throws" : "")
    let prefix = isStatic ? "static " : ""
    return switch kind {
    case .function: "\(prefix)func \(name)(\(list))\(effects)\(type.map { " -> \($0)" } ?? "")"
    case .initializer: "init(\(list))\(effects)"
    case .subscripting: "\(prefix)subscript(\(list)) -> \(type ?? "Void")"
    case .property: "\(prefix)\(isSettable ? "var" : "let") \(name): \(type ?? "_")"
    case .enumerationCase: "case \(name)\(arguments.isEmpty ? "" : "(\(list))")"
    case .typeAlias: "typealias \(name) = \(type ?? "_")"
    case .structure, .enumeration, .reference, .protocolType: "\(kind.rawValue) \(path)"
    }
  }
}
