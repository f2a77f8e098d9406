import OpenAPI
import YAML

/// Finds the words for the alternatives of a union, so that each says by what it differs from the others.
///
/// In this order: the discriminator's value, the schema's own name, the one value of a property (or the few), the title, a
/// property that only this alternative has, the kind of JSON, the union's own last word.
struct VariantWords {
  let document: Document
  let composer: SchemaComposer
  /// The words of the union itself.
  let union: [String]

  /// What an alternative is called.
  struct Name {
    /// Empty where the type that it becomes is all that can be said.
    var words: [String]
    /// Its key in the lock, which its neighbours do not move.
    var step: String
  }

  /// The names of all alternatives; `named` says what a reference's target is called.
  func names(
    of members: [OpenAPI.Schema], _ discriminator: OpenAPI.Discriminator?, named: (OpenAPI.Schema) -> [String]
  ) -> [Name] {
    let own = members.map(named)
    let composed = members.indices.map { index in
      own[index].isEmpty ? composer.compose([SchemaPart(schema: members[index], aspect: .whole)]) : nil
    }
    let constants = distinct(self.constants(of: composed, discriminator, isText: true))
    let numbers = distinct(self.constants(of: composed, discriminator, isText: false))
    let values = discriminatorValues(discriminator, members)
    let listed = self.listedValues(of: composed)
    let properties = ownProperties(of: composed)
    let kinds = distinct(composed.map { $0.map(Self.kind) ?? [] })
    let differences = self.differences(of: composed)
    let candidates = members.indices.map { index -> [[String]] in
      if let value = values?[index] { return [value, own[index]].filter { !$0.isEmpty } }
      guard own[index].isEmpty else { return [own[index]] }
      let title = Self.title(of: members[index])
      let part = part(of: members[index], named: named)
      var all = [
        constants[index], title, numbers[index], listed[index], part, properties[index], kinds[index],
        differences[index],
      ]
      // A value that is no object is well named by its type alone.
      let last = union.suffix(1).filter { !NameSeed.kinds.contains($0) && !Vagueness.words.contains($0) }
      if composed[index].map({ !$0.properties.isEmpty }) == true { all.append(last) }
      return all.filter { !$0.isEmpty }
    }
    let chosen = Self.settle(candidates)
    var steps: Set<String> = []
    return members.indices.map { index in
      let fixed = [values?[index] ?? [], own[index], constants[index], Self.title(of: members[index])].first {
        !$0.isEmpty
      }
      let step = (own[index].isEmpty ? fixed : own[index])?.joined(separator: "-") ?? "option-\(index + 1)"
      return Name(words: chosen[index], step: steps.insert(step).inserted ? step : "option-\(index + 1)")
    }
  }

  /// Takes for each the first of its candidates that no other takes as well.
  static func settle(_ candidates: [[[String]]]) -> [[String]] {
    var places = candidates.map { _ in 0 }
    func words(_ index: Int) -> [String] {
      candidates[index].indices.contains(places[index]) ? candidates[index][places[index]] : []
    }
    for _ in 0..<8 {
      var counts: [[String]: Int] = [:]
      for index in candidates.indices { counts[words(index), default: 0] += 1 }
      // Who has the most to choose from gives way; all that can do so at once, so that order decides nothing.
      let stuck = candidates.indices.filter {
        !words($0).isEmpty && counts[words($0), default: 0] > 1 && places[$0] + 1 < candidates[$0].count
      }
      guard !stuck.isEmpty else { break }
      for index in stuck { places[index] += 1 }
    }
    var seen: [[String]: Int] = [:]
    return candidates.indices.map { index in
      let own = words(index)
      seen[own, default: 0] += 1
      guard !own.isEmpty, seen[own, default: 0] > 1, let first = candidates[index].first, first != own else {
        return own
      }
      return first + own
    }
  }

  // MARK: Values

  /// The discriminator's values, where each alternative has one that can be a name.
  private func discriminatorValues(
    _ discriminator: OpenAPI.Discriminator?, _ members: [OpenAPI.Schema]
  ) -> [[String]]? {
    guard let discriminator, !discriminator.mapping.isEmpty else { return nil }
    var values: [[[String]]] = members.map { _ in [] }
    for entry in discriminator.mapping {
      guard let named = document.resolve(entry.reference) else { return nil }
      let end = document.target(of: named)
      guard
        let index = members.firstIndex(where: {
          $0 === named || document.target(of: $0) === named || document.target(of: $0) === end
        })
      else { return nil }
      values[index].append(WordSplitter.words(of: entry.value))
    }
    let words = values.map { $0.count == 1 ? $0[0] : [] }
    return words.allSatisfy(Self.canBeName) && Set(words).count == words.count ? words : nil
  }

  private static func canBeName(_ words: [String]) -> Bool {
    (1...4).contains(words.count) && words[0].utf8.first.map { !WordSplitter.isDigit($0) } == true
  }

  /// What of the words no other has as well.
  private func distinct(_ words: [[String]]) -> [[String]] {
    var counts: [[String]: Int] = [:]
    for own in words { counts[own, default: 0] += 1 }
    return words.map { counts[$0] == 1 ? $0 : [] }
  }

  /// The words of the one value that an alternative, or a property of it, can have and no other has there; required
  /// properties speak first. `isText` asks for texts, else for numbers and truth values.
  private func constants(
    of composed: [ComposedSchema?], _ discriminator: OpenAPI.Discriminator?, isText: Bool
  ) -> [[String]] {
    let all = composed.map { schema -> [(property: String, words: [String])] in
      guard let schema else { return [] }
      var found: [(String, [String])] = []
      if let only = only(schema.constant.map { [$0] } ?? schema.enumeration),
        let words = words(of: only, for: nil, isText)
      {
        found.append(("", words))
      }
      let ordered =
        schema.properties.filter { $0.name == discriminator?.propertyName }
        + schema.properties.filter { schema.required.contains($0.name) }
        + schema.properties.filter { !schema.required.contains($0.name) }
      for property in ordered {
        if let only = only(nodes(of: property)), let words = words(of: only, for: property.name, isText) {
          found.append((property.name, words))
        }
      }
      return found
    }
    return all.indices.map { index in
      all[index].first { constant in
        all.indices.allSatisfy { other in
          other == index || !all[other].contains { $0.property == constant.property && $0.words == constant.words }
        }
      }?.words ?? []
    }
  }

  private func nodes(of property: ComposedSchema.Property) -> [Node]? {
    for part in property.parts {
      let schema = document.target(of: part.schema)
      if let values = schema.enumeration ?? schema.const.map({ [$0] }) { return values }
    }
    return nil
  }

  private func only(_ nodes: [Node]?) -> Node? { nodes?.count == 1 ? nodes?.first : nil }

  private func words(of node: Node, for property: String?, _ isText: Bool) -> [String]? {
    let name = property.map(WordSplitter.words) ?? []
    guard isText == (node.kind == .string) else { return nil }
    switch node.kind {
    case .string:
      let words = node.string.map(WordSplitter.words) ?? []
      return Self.canBeName(words) ? words : nil
    case .boolean:
      guard !name.isEmpty, let value = node.bool else { return nil }
      return value ? name : ["not"] + name
    case .integer: return name.isEmpty ? nil : node.string.map { name + WordSplitter.words(of: $0) }
    default: return nil
    }
  }

  /// The words of a property's two or three values, which no other alternative can have in it.
  private func listedValues(of composed: [ComposedSchema?]) -> [[String]] {
    composed.indices.map { index in
      guard let schema = composed[index] else { return [] }
      for property in schema.properties {
        guard let texts = nodes(of: property)?.compactMap(\.string), (2...3).contains(texts.count) else { continue }
        let isOwn = composed.indices.allSatisfy { other in
          guard other != index else { return true }
          let same = composed[other]?.properties.first { $0.name == property.name }
          guard let values = same.flatMap({ nodes(of: $0) })?.compactMap(\.string) else { return false }
          return Set(values).isDisjoint(with: texts)
        }
        let words = Array(texts.map(WordSplitter.words).joined(separator: ["or"]))
        if isOwn, words.count <= 6, words.first?.utf8.first.map(WordSplitter.isDigit) == false { return words }
      }
      return []
    }
  }

  // MARK: Shapes

  /// The title, shortened to whole words; none where it only counts.
  private static func title(of member: OpenAPI.Schema) -> [String] {
    let all = member.title.map(WordSplitter.words) ?? []
    let words = NameLength.beginning(
      of: all.count > 1 && ["a", "an", "the"].contains(all[0]) ? Array(all.dropFirst()) : all)
    let isCount =
      words.count == 2 && ["option", "variant", "alternative", "choice", "type"].contains(words[0])
      && words[1].utf8.count < 3
    return isCount ? [] : words
  }

  /// The one component that an alternative extends.
  private func part(of member: OpenAPI.Schema, named: (OpenAPI.Schema) -> [String]) -> [String] {
    let bases = member.allOf.filter { $0.reference != nil }
    return bases.count == 1 ? named(bases[0]) : []
  }

  /// The first property that only this alternative has, one that it demands before others.
  private func ownProperties(of composed: [ComposedSchema?]) -> [[String]] {
    composed.indices.map { index in
      guard let schema = composed[index], !schema.properties.isEmpty else { return [] }
      let others = composed.indices.filter { $0 != index }.compactMap { composed[$0] }
      guard !others.allSatisfy({ $0.properties.isEmpty }) else { return [] }
      func isOwn(_ name: String, _ isThere: (ComposedSchema) -> Bool) -> Bool { !others.contains(where: isThere) }
      let required = schema.properties.first { property in
        schema.required.contains(property.name) && isOwn(property.name) { $0.required.contains(property.name) }
      }
      let only = schema.properties.first { property in
        isOwn(property.name) { $0.properties.contains { $0.name == property.name } }
      }
      let demanded = only.map { schema.required.contains($0.name) } ?? false
      let words = (demanded ? only : required ?? only).map { WordSplitter.words(of: $0.name) } ?? []
      return NameLength.beginning(of: words)
    }
  }

  /// What JSON value it is, where that is no plain one.
  private static func kind(_ schema: ComposedSchema) -> [String] {
    if !schema.properties.isEmpty { return ["object"] }
    if !schema.items.isEmpty || schema.types == .array { return [] }
    if schema.enumeration != nil { return [schema.isNumberLike ? "number" : "string"] }
    return schema.additional != nil ? ["dictionary"] : []
  }

  /// A property that all have, with the kind of value that only this one has in it: `label strings`, `label objects`.
  private func differences(of composed: [ComposedSchema?]) -> [[String]] {
    guard let first = composed.lazy.compactMap({ $0 }).first(where: { !$0.properties.isEmpty }) else {
      return composed.map { _ in [] }
    }
    for property in first.properties {
      let words = composed.map { schema -> [String] in
        guard let same = schema?.properties.first(where: { $0.name == property.name }) else { return [] }
        return kindWords(of: same)
      }
      if words.filter({ !$0.isEmpty }).count > 1, case let own = distinct(words), own == words { return own }
    }
    return composed.map { _ in [] }
  }

  private func kindWords(of property: ComposedSchema.Property) -> [String] {
    guard let part = property.parts.first else { return [] }
    let words = WordSplitter.words(of: property.name)
    let schema = document.target(of: part.schema)
    if let items = schema.items.map(document.target), let kind = Self.kindWord(of: items) {
      return Nouns.singular(words) + [kind + "s"]
    }
    return Self.kindWord(of: schema).map { words + [$0] } ?? []
  }

  private static func kindWord(of schema: OpenAPI.Schema) -> String? {
    if !schema.properties.isEmpty || !schema.allOf.isEmpty { return "object" }
    let types = schema.types.withoutNull
    if types == .string { return "string" }
    if types == .integer || types == .number { return "number" }
    if types == .boolean { return "flag" }
    if types == .array { return "list" }
    return types == .object ? "object" : nil
  }
}
