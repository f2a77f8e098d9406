/// What the objects of one variant of a union look like, so far as it tells them from those of the others.
@_spi(Generated)
public struct VariantShape: Sendable {
  /// Something that holds of a value at a JSON pointer (RFC 6901), where there is one.
  public struct Fact: Sendable {
    enum Claim: Sendable {
      case kinds(JSONKinds)
      /// Nothing else is this variant.
      case constant(JSONValue)
      /// Others may come, but not those of another variant.
      case known([JSONValue])
    }

    let tokens: [String]
    let claim: Claim

    /// It is of one of these kinds.
    public static func kinds(_ pointer: String, _ kinds: JSONKinds) -> Fact { Fact(pointer, .kinds(kinds)) }

    /// It is this very value.
    public static func constant(_ pointer: String, _ value: JSONValue) -> Fact { Fact(pointer, .constant(value)) }

    /// It is one of these values, unless the service has got new ones.
    public static func known(_ pointer: String, _ values: [JSONValue]) -> Fact { Fact(pointer, .known(values)) }

    private init(_ pointer: String, _ claim: Claim) {
      tokens = JSONPointerToken.tokens(pointer) ?? []
      self.claim = claim
    }
  }

  let variant: Int
  let required: [String]
  let optional: [String]
  let isOpen: Bool
  let facts: [Fact]

  /// `variant` is the number that a fitting value gets; `isOpen`: further members are described, whatever their names.
  public init(
    _ variant: Int, required: [String] = [], optional: [String] = [], isOpen: Bool = false, facts: [Fact] = []
  ) {
    self.variant = variant
    self.required = required
    self.optional = optional
    self.isOpen = isOpen
    self.facts = facts
  }
}

/// The shapes of a union's variants, and the judgement which of them an object has.
///
/// Evidence in order of strength: required members and kinds and constants, which rule a variant out; then how many of the members
/// that came a variant knows; then how few it does not; then values that it has not heard of. What fits two variants equally
/// well is neither.
@_spi(Generated)
public struct VariantShapes: Sendable {
  private let shapes: [VariantShape]
  private let common: Set<String>
  private let holders: [String: [(shape: Int, isRequired: Bool)]]
  /// The values known at each pointer to any shape.
  private let known: [[String]: [JSONValue]]

  /// `common` are the members that all shapes have alike.
  public init(common: [String] = [], _ shapes: [VariantShape]) {
    self.shapes = shapes
    self.common = Set(common)
    var holders: [String: [(shape: Int, isRequired: Bool)]] = [:]
    var known: [[String]: [JSONValue]] = [:]
    for (index, shape) in shapes.enumerated() {
      for name in shape.required { holders[name, default: []].append((index, true)) }
      for name in shape.optional { holders[name, default: []].append((index, false)) }
      for fact in shape.facts {
        switch fact.claim {
        case .kinds: break
        case .constant(let value): known[fact.tokens, default: []].append(value)
        case .known(let values): known[fact.tokens, default: []] += values
        }
      }
    }
    self.holders = holders
    self.known = known
  }

  /// How well an object fits a shape.
  private struct Fit {
    var known = 0
    var required = 0
    var unknown = 0
    var unheardOf = 0

    func isBetter(than other: Fit) -> Bool {
      (known, -unknown, -unheardOf) > (other.known, -other.unknown, -other.unheardOf)
    }

    func equals(_ other: Fit) -> Bool {
      (known, unknown, unheardOf) == (other.known, other.unknown, other.unheardOf)
    }
  }

  /// The number of the variant that the object has the shape of; nil where it has none, or more than one equally well.
  func variant(of json: JSONReader) -> Int? {
    guard json.kind == .object else { return nil }
    var fits = [Fit](repeating: Fit(), count: shapes.count)
    var total = 0
    var shared = 0
    try? json.forEachMember { name, _ in
      total += 1
      let name = json.document.string(at: name)
      if common.contains(name) {
        shared += 1
      } else {
        for holder in holders[name] ?? [] {
          fits[holder.shape].known += 1
          if holder.isRequired { fits[holder.shape].required += 1 }
        }
      }
    }
    var best: Fit?
    var variant: Int?
    for (index, shape) in shapes.enumerated() {
      var fit = fits[index]
      guard fit.required == shape.required.count, shape.isOpen || total == 0 || fit.known + shared > 0,
        let unheardOf = unheardOf(shape.facts, in: json)
      else { continue }
      fit.unknown = shape.isOpen ? 0 : total - shared - fit.known
      fit.unheardOf = unheardOf
      if best.map(fit.isBetter) ?? true {
        best = fit
        variant = shape.variant
      } else if best.map(fit.equals) == true, variant != shape.variant {
        variant = nil
      }
    }
    return variant
  }

  /// How many values are new to a shape; nil where one cannot be.
  private func unheardOf(_ facts: [VariantShape.Fact], in json: JSONReader) -> Int? {
    var count = 0
    for fact in facts {
      guard let member = json.member(at: fact.tokens) else { continue }
      switch fact.claim {
      case .kinds(let kinds):
        guard !kinds.isDisjoint(with: member.kinds) else { return nil }
      case .constant(let value):
        guard member.isNull || member.value == value else { return nil }
      case .known(let values):
        if member.isNull { continue }
        let value = member.value
        guard !values.contains(value) else { continue }
        guard known[fact.tokens]?.contains(value) != true else { return nil }
        count += 1
      }
    }
    return count
  }
}

@_spi(Generated)
extension JSONReader {
  /// The number of the variant whose shape the object has; nil where it has none, or several equally well.
  public func fit(_ shapes: VariantShapes) -> Int? { shapes.variant(of: self) }

  /// Whether an array stands here whose first element is of one of the kinds.
  public func holds(_ kinds: JSONKinds) -> Bool {
    guard kind == .array, let first = child("0") else { return false }
    return !kinds.isDisjoint(with: first.kinds)
  }
}

extension JSONReader {
  /// The value at the tokens of a JSON pointer.
  fileprivate func member(at tokens: [String]) -> JSONReader? {
    var reader = self
    for token in tokens {
      guard let next = reader.child(token) else { return nil }
      reader = next
    }
    return reader
  }
}
