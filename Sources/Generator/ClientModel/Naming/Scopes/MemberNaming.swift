import Diagnostics
import OpenAPI

/// Names the members of every declaration: properties, static members and cases, each unique in its own scope.
enum MemberNaming {
  /// Fills in the names of one draft's members; `types` are names of types that a member could take by mistake,
  /// `published` names that stay, `variants` says by which keys a union's variants were published, `typeNames` what types are
  /// called.
  static func run(
    _ draft: inout Draft, published: [String: PublishedNames.Entry] = [:],
    variants: (Union) -> [String?] = { _ in [] }, types: Set<String> = [],
    typeNames: (TypeReference) -> String? = { _ in nil }, into bag: inout DiagnosticBag
  ) {
    switch draft.declaration.kind {
    case .structure(var structure):
      name(&structure, draft, published, types, into: &bag)
      draft.declaration.kind = .structure(structure)
    case .enumeration(var enumeration):
      name(&enumeration, draft, published, types, into: &bag)
      draft.declaration.kind = .enumeration(enumeration)
    case .union(var union):
      name(&union, draft, variants(union).map { $0.flatMap { published[$0]?.name } }, types, typeNames)
      draft.declaration.kind = .union(union)
    case .multipart, .responses, .bodies: break
    }
  }

  private static func name(
    _ structure: inout Structure, _ draft: Draft, _ published: [String: PublishedNames.Entry], _ types: Set<String>,
    into bag: inout DiagnosticBag
  ) {
    guard !structure.isWrapper else { return }
    var scope = NameScope(reserved: ReservedNames.structureMembers, and: types)
    var kept: [Int: String] = [:]
    for (index, property) in structure.properties.enumerated() where property.name.isEmpty {
      if let entry = published[property.wireName] { kept[index] = scope.takeMember(entry.name) }
    }
    let words = DistinctWords(
      structure.properties.map { $0.name.isEmpty ? $0.wireName : nil },
      plain: structure.properties.map { WordSplitter.words(of: $0.name.isEmpty ? $0.wireName : $0.name) },
      byCapitals: false)
    for index in structure.properties.indices {
      if let name = kept[index] {
        structure.properties[index].name = name
        continue
      }
      let wireName = structure.properties[index].wireName
      let names = words.candidates(for: index).map { words in
        let name = SwiftIdentifier.member(words)
        return ReservedNames.structureMembers.contains(name) ? name + "Value" : name
      }
      let free = names.first { scope.isFree(ReservedNames.renamed[$0] ?? $0) }
      let wanted = free ?? names[0]
      let isFree = free != nil
      let taken = scope.takeMember(wanted)
      structure.properties[index].name = taken
      if !isFree {
        bag.report(
          .nameCollision, "the property `\(wireName)` is called `\(taken)`, since another is `\(wanted)`",
          at: draft.place(ofProperty: wireName), help: pinning)
      }
    }
    if structure.additional != nil {
      structure.additionalName = scope.takeMember(
        scope.isFree("additionalProperties") ? "additionalProperties" : "furtherProperties")
    }
  }

  /// What to do about two names that are one.
  private static let pinning = "choose a name with `x-clientsmith-name`"

  private static func name(
    _ enumeration: inout Enumeration, _ draft: Draft, _ published: [String: PublishedNames.Entry],
    _ types: Set<String>, into bag: inout DiagnosticBag
  ) {
    var scope = NameScope(reserved: ReservedNames.enumerationMembers, and: types)
    let words = ValueWords(
      enumeration.cases.map(\.value), place: ([draft.seed] + draft.sightings).flatMap(\.words),
      type: WordSplitter.words(of: draft.declaration.name))
    var kept: [Int: String] = [:]
    for (index, item) in enumeration.cases.enumerated() where item.name.isEmpty {
      if let entry = published[item.value.text] { kept[index] = scope.takeMember(entry.name) }
    }
    for index in enumeration.cases.indices {
      if let name = kept[index] {
        enumeration.cases[index].name = name
        continue
      }
      let item = enumeration.cases[index]
      let candidates = item.name.isEmpty ? words.candidates(for: index) : [WordSplitter.words(of: item.name)]
      let names = candidates.map(SwiftIdentifier.member)
      let free = names.first { scope.isFree(ReservedNames.renamed[$0] ?? $0) }
      let wanted = free ?? names[0]
      let isFree = free != nil
      enumeration.cases[index].name = scope.takeMember(wanted)
      if !isFree {
        bag.report(
          .nameCollision,
          "the value `\(item.value.text)` is called `\(enumeration.cases[index].name)`, since another is `\(wanted)`",
          at: draft.place(ofValue: item.value), help: "choose names with `x-enum-varnames`")
      }
    }
  }

  private static func name(
    _ union: inout Union, _ draft: Draft, _ published: [String?], _ types: Set<String>,
    _ typeNames: (TypeReference) -> String?
  ) {
    var scope = NameScope(reserved: ["json"], and: types)
    let kept = published.map { $0.map { scope.takeMember($0) } }
    let shared = sharedPrefix(draft.variantWords)
    let tail = sharedSuffix(draft.variantWords.map { $0.dropFirst(shared) }, draft.seed.words)
    for index in union.variants.indices {
      if index < kept.count, let name = kept[index] {
        union.variants[index].name = name
        continue
      }
      let words = index < draft.variantWords.count ? draft.variantWords[index] : ["value"]
      let own = Array(words.dropFirst(shared).dropLast(tail))
      let name = SwiftIdentifier.member(typeNames(union.variants[index].type).map { spelt(own, as: $0) } ?? own)
      union.variants[index].name = scope.takeMember(draft.unionMembers.contains(name) ? name + "Problem" : name)
    }
    union.otherName = scope.takeMember("other")
  }

  /// The words with the capitals that a type's name gives them, where that has them in this order: `group dm invite` is
  /// `group DM Invite` in `CreateGroupDMInvite`.
  private static func spelt(_ words: [String], as name: String) -> [String] {
    let parts = WordSplitter.parts(of: name)
    let all = parts.map { $0.lowercased() }
    guard words.count > 1, all.count >= words.count,
      let start = (0...(all.count - words.count)).first(where: { all[$0..<($0 + words.count)].elementsEqual(words) })
    else { return words }
    return words.enumerated().map { index, word in
      let part = parts[start + index]
      return index > 0 && part.utf8.count > 1 && part == part.uppercased() ? part : word
    }
  }

  /// How many leading words all variants share: they say nothing that the union's own name does not.
  private static func sharedPrefix(_ words: [[String]]) -> Int {
    guard words.count > 1, let first = words.first else { return 0 }
    var count = 0
    while words.allSatisfy({ $0.count > count + 1 && $0[count] == first[count] }) {
      count += 1
    }
    return count
  }

  /// How many of the last words all variants share, where they are the last ones of the union's own name as well.
  private static func sharedSuffix(_ words: [ArraySlice<String>], _ union: [String]) -> Int {
    guard words.count > 1, let shortest = words.map(\.count).min() else { return 0 }
    var count = 0
    while count + 1 < shortest, count < union.count, case let word = union[union.count - 1 - count],
      words.allSatisfy({ $0[$0.endIndex - 1 - count] == word })
    {
      count += 1
    }
    return count
  }
}

extension Draft {
  /// Where a property is described.
  fileprivate func place(ofProperty name: String) -> SourceLocation? {
    schema?.properties.first { $0.name == name }?.location ?? declaration.location
  }

  /// Where a value of an enumeration stands.
  fileprivate func place(ofValue value: Literal) -> SourceLocation? {
    schema?.enumeration?.first { $0.string == value.text }?.location ?? declaration.location
  }
}
