import OpenAPI
import YAML

extension SchemaLowering {
  /// A `const`: its type, and the literal that is filled in.
  func lowerConstant(_ node: Node, _ composed: ComposedSchema) -> Lowered {
    Self.literal(node, types: composed.types).map { Self.lowered($0, composed.types) } ?? Lowered(type: .json)
  }

  /// The type of the one value that something can have, with that value: a constant is no type of its own.
  private static func lowered(_ literal: Literal, _ types: SchemaTypes?) -> Lowered {
    switch literal {
    case .string: Lowered(type: .string, constant: literal)
    case .integer:
      Lowered(type: .builtIn(types == .number ? .double : literal.isWide ? .int64 : .integer), constant: literal)
    case .number: Lowered(type: .builtIn(.double), constant: literal)
    case .boolean: Lowered(type: .builtIn(.boolean), constant: literal)
    case .null: Lowered(type: .builtIn(.null), constant: literal)
    }
  }

  /// A list of values: an open enumeration, or a constant where there is but one; nil where the list says nothing that a
  /// Swift type could.
  func lowerEnumeration(
    _ nodes: [Node], _ composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed
  ) -> Lowered? {
    let places = nodes.indices.filter { index in
      !nodes[index].isNull || composed.types == .string && nodes[index].strictString != nil
    }
    let literals = places.compactMap { Self.literal(nodes[$0], types: composed.types) }
    guard !literals.isEmpty, literals.count == places.count else { return nil }
    if let only = Set(literals).count == 1 ? literals.first : nil { return Self.lowered(only, composed.types) }
    if literals.allSatisfy(\.isBoolean) { return Lowered(type: .builtIn(.boolean)) }
    guard let rawType = Self.rawType(of: literals) else { return nil }
    return declareEnumeration(literals, places: places, rawType: rawType, schema, seed)
  }

  /// Declares an open enumeration of literals of one raw type; `places` says where in the schema's own list each stands.
  func declareEnumeration(
    _ literals: [Literal], places: [Int] = [], rawType: BuiltInType, _ schema: OpenAPI.Schema, _ seed: NameSeed
  ) -> Lowered {
    let id = reserve(schema, seed, kind: .enumeration(Enumeration(rawType: rawType, cases: [])))
    let names = EnumerationNames(schema.extensions)
    var cases: [EnumerationCase] = []
    var seen: Set<Literal> = []
    for (index, literal) in literals.enumerated() where seen.insert(literal).inserted {
      let place = places.count == literals.count ? places[index] : index
      cases.append(
        EnumerationCase(
          name: names.name(of: literal, at: place) ?? "", value: literal,
          documentation: Documentation(description: names.description(of: literal, at: place))))
    }
    drafts[id.index].declaration.kind = .enumeration(Enumeration(rawType: rawType, cases: cases))
    return Lowered(type: .declared(id))
  }

  private static func rawType(of literals: [Literal]) -> BuiltInType? {
    if literals.allSatisfy(\.isString) { return .string }
    if literals.allSatisfy(\.isInteger) { return literals.contains(where: \.isWide) ? .int64 : .integer }
    if literals.allSatisfy({ $0.isInteger || $0.isNumber }) { return .double }
    return .json
  }

  /// A document's scalar as a literal; text where the schema says `string`, whatever YAML makes of it.
  static func literal(_ node: Node, types: SchemaTypes?) -> Literal? {
    if types == .string { return node.isNull ? .string(node.strictString ?? "null") : node.string.map(Literal.string) }
    switch node.kind {
    case .null: return .null
    case .boolean: return node.bool.map(Literal.boolean)
    case .integer:
      if let value = node.integer { return .integer(Int64(value)) }
      return node.string.map(Literal.number)
    case .number:
      if let value = node.number, value.isFinite, let text = node.string { return jsonNumber(text, value) }
      return nil
    case .string:
      // Quoted numbers in an enumeration of integers are meant as integers.
      if types == .integer, let text = node.string, let value = Int64(text) { return .integer(value) }
      return node.string.map(Literal.string)
    case .sequence, .mapping: return nil
    }
  }

  private static func jsonNumber(_ text: String, _ value: Double) -> Literal {
    let isPlain = text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 46 || $0 == 45 } && text.utf8.first != 46
    return .number(isPlain ? text : "\(value)")
  }
}

extension Literal {
  var isString: Bool { if case .string = self { true } else { false } }
  var isInteger: Bool { if case .integer = self { true } else { false } }
  /// Whether it is a whole number for which 32 bits, as an `Int` has on watches, are too few.
  var isWide: Bool { if case .integer(let value) = self { Int32(exactly: value) == nil } else { false } }
  var isNumber: Bool { if case .number = self { true } else { false } }
  var isBoolean: Bool { if case .boolean = self { true } else { false } }

  /// The literal as the document's reader would write it, for names and messages.
  var text: String {
    switch self {
    case .string(let text): text
    case .integer(let value): String(value)
    case .number(let text): text
    case .boolean(let value): String(value)
    case .null: "null"
    }
  }
}
