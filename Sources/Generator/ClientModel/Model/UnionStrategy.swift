/// How a reader tells a union's variants apart.
package enum UnionStrategy: Sendable {
  /// By the text of one property; `mapping` names the variant for each value, in order.
  case discriminator(property: String, mapping: [(value: String, variant: Int)], fallback: Int?)
  /// By trying the conditions of each candidate in order; the first whose conditions all hold is read.
  case conditions([(variant: Int, conditions: [VariantCondition])])
}

/// A fact about a JSON value that marks a variant.
package enum VariantCondition: Sendable, Hashable {
  /// The value is of one of these JSON kinds.
  case kind([JSONKind])
  /// The value is an array whose first element is of one of these kinds.
  case elements([JSONKind])
  /// The object has this key.
  case hasKey(String)
  /// The object's property has this constant.
  case constant(property: String, Literal)
  /// The value itself is one of these constants.
  case oneOf([Literal])
  /// The object has the shape of this variant and, equally well, of no other (`Union.shapes`).
  case fits(Int)
  /// It decodes without an error.
  case decodes
}

/// The kinds of JSON values, with whole numbers apart.
package enum JSONKind: String, Sendable, Hashable, CaseIterable {
  case object, array, string, integer, number, boolean, null
}

/// What the objects of one variant look like, so far as it tells them from those of the others.
package struct VariantShape: Sendable {
  /// Something that holds of the value at a JSON pointer, where there is one.
  package enum Fact: Sendable, Hashable {
    case kinds(pointer: String, [JSONKind])
    /// The one value it can be.
    case constant(pointer: String, Literal)
    /// The values that the document knows.
    case known(pointer: String, [Literal])
  }

  /// The index of the variant; several shapes can be one variant's, where that is a union itself.
  package var variant: Int
  package var required: [String]
  package var optional: [String]
  /// Whether members of any name are described.
  package var isOpen: Bool
  package var facts: [Fact]
}

/// The shapes by which objects are told apart, with the members that all of them have alike.
package struct VariantShapes: Sendable {
  package var common: [String] = []
  package var shapes: [VariantShape] = []
}
