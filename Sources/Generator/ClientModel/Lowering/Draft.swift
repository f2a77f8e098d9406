import Diagnostics
import OpenAPI

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
  /// The other places where the same thing is described again.
  var sightings: [NameSeed] = []
  /// One for each property, where it is a structure.
  var facts: [PropertyFacts] = []
  /// The words for each variant of a union, in order.
  var variantWords: [[String]] = []
  /// Names of members that a union has besides its variants.
  var unionMembers: Set<String> = []
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
