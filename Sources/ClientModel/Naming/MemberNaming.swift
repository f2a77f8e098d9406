import OpenAPI

/// Names the members of every declaration: properties, static members and cases, each unique in its own scope.
enum MemberNaming {
  /// Fills in the names of one draft's members.
  static func run(_ draft: inout Draft) {
    switch draft.declaration.kind {
    case .structure(var structure):
      name(&structure, draft)
      draft.declaration.kind = .structure(structure)
    case .enumeration(var enumeration):
      name(&enumeration)
      draft.declaration.kind = .enumeration(enumeration)
    case .union(var union):
      name(&union, draft)
      draft.declaration.kind = .union(union)
    case .multipart, .responses, .bodies: break
    }
  }

  private static func name(_ structure: inout Structure, _ draft: Draft) {
    guard !structure.isWrapper else { return }
    var scope = NameScope(reserved: ReservedNames.structureMembers)
    for index in structure.properties.indices {
      let property = structure.properties[index]
      let name = SwiftIdentifier.member(of: property.name.isEmpty ? property.wireName : property.name)
      structure.properties[index].name = scope.takeMember(
        ReservedNames.structureMembers.contains(name) ? name + "Value" : name)
    }
    if structure.additional != nil {
      structure.additionalName = scope.takeMember(
        scope.isFree("additionalProperties") ? "additionalProperties" : "furtherProperties")
    }
  }

  private static func name(_ enumeration: inout Enumeration) {
    var scope = NameScope(reserved: ReservedNames.enumerationMembers)
    for index in enumeration.cases.indices {
      let item = enumeration.cases[index]
      let words = item.name.isEmpty ? words(of: item.value) : WordSplitter.words(of: item.name)
      enumeration.cases[index].name = scope.takeMember(SwiftIdentifier.member(words))
    }
  }

  /// The words of a value; an empty text and a number have none of their own.
  private static func words(of value: Literal) -> [String] {
    switch value {
    case .string(let text):
      if text.isEmpty { return ["empty"] }
      let words = WordSplitter.words(of: text)
      return words.isEmpty ? ["value"] : words
    case .integer(let value):
      return ["value", value < 0 ? "minus" : "", String(value.magnitude)].filter { !$0.isEmpty }
    case .number(let text): return ["value"] + WordSplitter.words(of: text)
    case .boolean(let value): return [value ? "true" : "false"]
    case .null: return ["null"]
    }
  }

  private static func name(_ union: inout Union, _ draft: Draft) {
    var scope = NameScope(reserved: ["json"])
    let shared = sharedPrefix(draft.variantWords)
    for index in union.variants.indices {
      let words = index < draft.variantWords.count ? draft.variantWords[index] : ["option", String(index + 1)]
      union.variants[index].name = scope.takeMember(SwiftIdentifier.member(Array(words.dropFirst(shared))))
    }
    union.otherName = scope.takeMember("other")
  }

  /// How many leading words all variants share: they say nothing that the union's own name does not.
  private static func sharedPrefix(_ words: [[String]]) -> Int {
    guard words.count > 1, let first = words.first else { return 0 }
    var count = 0
    while words.allSatisfy({ $0.count > count + 1 && $0[count] == first[count] }), first[count] != "option" {
      count += 1
    }
    return count
  }
}
