import Diagnostics
import OpenAPI

/// Where a declaration's name comes from, until the naming pass has seen the whole API.
struct NameSeed {
  /// The schema's own name: a key of `components.schemas` or of a file.
  var component: String?
  /// The declaration this one was found in; its name comes first.
  var owner: DeclarationID?
  /// What follows the owner's name, or stands alone.
  var words: [String]
  /// What is added to the words where the name they make is taken.
  var fallback: [String] = []
  /// The wanted name itself, where it is not made of words.
  var literal: String?

  static func component(_ name: String) -> NameSeed {
    NameSeed(component: name, owner: nil, words: WordSplitter.words(of: name))
  }

  static func words(_ words: [String], in owner: DeclarationID? = nil) -> NameSeed {
    NameSeed(component: nil, owner: owner, words: words)
  }

  /// The seed of what an operation sends: `CreateIncident`, or `LoginBody` where the words alone would not say it.
  static func body(_ words: [String]) -> NameSeed {
    let length = Verbs.length(in: words)
    guard words.count > length, words.prefix(length).contains(where: Verbs.sending.contains) else {
      return .words(words + ["body"])
    }
    return NameSeed(component: nil, owner: nil, words: words, fallback: ["body"])
  }

  /// The seed of something inside what this seed names, before that has become a declaration.
  func appending(_ more: [String]) -> NameSeed {
    NameSeed(component: nil, owner: owner, words: words + more)
  }
}

/// What the document says of a property, until the directions in use decide what Swift shows of it.
struct PropertyFacts {
  var isRequired: Bool
  var isNullable: Bool
  var isReadOnly: Bool
  var isWriteOnly: Bool
  /// The one value it can have besides `null`.
  var onlyValue: Literal?
}

/// A declaration whose name is not chosen yet.
struct Draft {
  var declaration: Declaration
  var seed: NameSeed
  /// One for each property, where it is a structure.
  var facts: [PropertyFacts] = []
  /// The words for each variant of a union, in order.
  var variantWords: [[String]] = []
  /// The schemas behind each variant of a union, for discriminators.
  var variantSchemas: [VariantSchemas] = []
  /// The texts of properties that mark a variant, said by discriminators of which several hold at once.
  var variantTags: [[VariantTag]] = []
  /// For a structure: the properties whose lists of values belong to a base that others extend as well.
  var sharedValues: Set<String> = []
  var discriminator: OpenAPI.Discriminator?
  /// The schema's own place, for diagnostics.
  var schema: OpenAPI.Schema?
  /// For a request's twin of a model: the model whose name it follows.
  var twinOf: DeclarationID?
}

/// The schemas that stand for one variant of a union.
struct VariantSchemas {
  /// The member, and what it refers to in turn; those of further members that are the same type.
  var names: [OpenAPI.Schema]
  /// The schemas that the member is a choice of.
  var inner: [OpenAPI.Schema] = []
}

/// A property with the texts that mark a variant.
struct VariantTag {
  let property: String
  let values: [String]
}

/// What a schema has become.
struct Lowered {
  var type: TypeReference
  var isNullable = false
  var constant: Literal?
  var isReadOnly = false
  var isWriteOnly = false

  /// The type with its nullability, for places other than properties.
  var element: TypeReference { isNullable && type != .json ? .optional(type) : type }
}
