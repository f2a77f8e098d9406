import Diagnostics

/// In which direction values of a model travel; only the coding for those is generated.
package struct Usage: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let request = Usage(rawValue: 1)
  package static let response = Usage(rawValue: 2)
  package static let both: Usage = [.request, .response]
}

/// What a type can be nested in.
package enum DeclarationScope: Sendable, Hashable {
  /// Beside the client: the document's components.
  case module
  /// The client: what several resources or components share.
  case client
  /// A resource, by its index: what only its operations use.
  case resource(Int)
  /// The declaration that it is a part of.
  case declaration(DeclarationID)
}

/// A named model to be generated.
package struct Declaration: Sendable {
  /// What the model is in Swift.
  package enum Kind: Sendable {
    case structure(Structure)
    case enumeration(Enumeration)
    case union(Union)
    case multipart(MultipartForm)
    /// The success answers of an operation that has several.
    case responses(ResponseSet)
    /// The bodies of an operation that takes several content types.
    case bodies(BodySet)
  }

  /// The Swift type's name, unique in its scope, never a reserved word.
  package var name: String
  /// What the type is nested in.
  package var scope = DeclarationScope.module
  /// What the declaration is by that which does not move: the way to it by the names of components, properties and
  /// parameters, by methods and paths. Several where the document describes it several times.
  package var identities: [String] = []
  /// Where the schema stands in the document, as a JSON pointer with its file where it is not the entry document.
  package var pointer: String
  package var location: SourceLocation?
  package var documentation: Documentation
  package var usage: Usage
  package var kind: Kind
}

/// A struct with properties.
package struct Structure: Sendable {
  package var properties: [Property]
  /// The type of further properties where the schema describes them; nil where none are kept.
  package var additional: TypeReference?
  /// The Swift name of the dictionary that holds them.
  package var additionalName: String
  /// Whether the whole JSON value is one unnamed property (a recursive alias such as `A = [A]`): the value is written bare.
  package var isWrapper: Bool
  /// How it says whether the work that it stands for has ended; nil where it stands for none.
  package var work: LongRunningWork?
  /// The order of the initialiser's arguments, as indices of properties.
  package var arguments: [Int] = []
}

extension Structure {
  /// All properties in the order of the initialiser's arguments.
  package var argumentOrder: [Property] {
    arguments.count == properties.count ? arguments.map { properties[$0] } : properties
  }

  /// Whether values can be told apart by a property `id` that is always there.
  package var isIdentifiable: Bool {
    properties.contains { property in
      if case .custom = property.type { return false }
      return property.name == "id" && property.presence == .required && property.constant == nil
    }
  }
}

/// How a property may be left out, as the Swift type must show it (collapsed for the directions in use).
package enum Presence: Sendable, Hashable {
  /// `T`, always there.
  case required
  /// `T?`, always there, `null` allowed: nil is written as `null`.
  case requiredNullable
  /// `T?`, nil is left out; a `null` that comes is read as nil.
  case optional
  /// `Nullable<T>?`, absent and `null` told apart.
  case optionalNullable
}

/// One property of a structure.
package struct Property: Sendable {
  /// The Swift name, backticked where it must be.
  package var name: String
  package var wireName: String
  package var type: TypeReference
  package var presence: Presence
  /// Whether it must be boxed (`@Indirect`) because the struct would contain itself.
  package var isIndirect: Bool
  /// The value must not be shown in logs or descriptions.
  package var isSecret = false
  /// The service alone sets it: it is never sent.
  package var isReadOnly = false
  /// The one value it can have (`const`, or an enumeration of one), filled in by the initialiser.
  package var constant: Literal?
  /// What a property that must be sent is unless the caller says otherwise.
  package var defaultValue: Literal?
  package var documentation: Documentation
}

/// A literal of the document that has a counterpart in Swift.
package enum Literal: Sendable, Hashable {
  case string(String)
  case integer(Int64)
  case number(String)
  case boolean(Bool)
  case null
}

/// An open enumeration: a struct over its raw value with static members.
package struct Enumeration: Sendable {
  package var rawType: BuiltInType
  package var cases: [EnumerationCase]
}

/// One known value of an enumeration.
package struct EnumerationCase: Sendable, Hashable {
  /// The static member's name, backticked where it must be.
  package var name: String
  package var value: Literal
  package var documentation: Documentation
}

/// One of several types, with a decided way to tell which.
package struct Union: Sendable {
  package var variants: [UnionVariant]
  package var strategy: UnionStrategy
  /// What the condition `fits` compares.
  package var shapes = VariantShapes()
  /// Whether a value that fits no variant is kept as `.other(JSONValue)`; its name.
  package var otherName: String?
}

/// One alternative of a union.
package struct UnionVariant: Sendable {
  /// The enum case's name, backticked where it must be.
  package var name: String
  package var type: TypeReference
  /// The payload must be boxed because the enum would contain itself.
  package var isIndirect: Bool
  package var documentation: Documentation
  /// What says on the wire that it is this one, where its own properties need not; nil where they do, or nobody knows.
  package var tag: WrittenTag?
}

/// The member by which a reader knows a variant again: the discriminator's property and the variant's one value of it.
package struct WrittenTag: Sendable, Hashable {
  package let property: String
  package let value: String
}
