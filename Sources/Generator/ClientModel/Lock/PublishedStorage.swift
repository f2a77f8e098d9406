/// Keeps what callers hold of a published property or argument, where the document only says more of the same JSON value: a
/// format or a list of values of a text, a width of a whole number, that something optional always comes, that it may be `null`
/// besides.
///
/// What narrows or widens the JSON value itself is the service's change and not kept. `--relock` takes up what is new.
enum PublishedStorage {
  /// How the lock writes it: the built-in type, or `=` and the name of a generated one, in brackets for a list and in braces for a map, or `-` for another; `|null` behind it where a request may mean `null`, and `?`
  /// where it may be missing.
  static func text(_ property: Property, _ api: API) -> String? {
    guard property.constant == nil, !property.isSecret else { return nil }
    return text(property.type, property.presence, api)
  }

  static func text(_ parameter: Parameter, _ api: API) -> String? {
    text(parameter.type, parameter.isRequired ? .required : .optional, api)
  }

  static func text(_ part: MultipartForm.Part, _ api: API) -> String? {
    guard part.constant == nil, let type = part.kind.type else { return nil }
    return text(type, part.isRequired ? .required : .optional, api)
  }

  private static func text(_ type: TypeReference, _ presence: Presence, _ api: API) -> String {
    (text(type, api) ?? "-") + suffix(presence)
  }

  static func text(_ type: TypeReference, _ api: API) -> String? {
    switch type {
    case .builtIn(let type): type.rawValue
    case .array(let element): text(element, api).map { "[\($0)]" }
    case .dictionary(let value): text(value, api).map { "{\($0)}" }
    case .declared(let id): "=" + api.path(of: id).joined(separator: ".")
    case .custom, .optional: nil
    }
  }

  /// The declaration that callers hold where a type of this name was published.
  static func held(_ storage: some StringProtocol, _ type: TypeReference) -> (path: String, id: DeclarationID)? {
    let own = storage.prefix { $0 != "?" && $0 != "|" }
    switch (own.first, type) {
    case ("[", .array(let element)), ("{", .dictionary(let element)): return held(own.dropFirst().dropLast(), element)
    case ("=", .declared(let id)): return (String(own.dropFirst()), id)
    default: return nil
    }
  }

  private static func suffix(_ presence: Presence) -> String {
    switch presence {
    case .required: ""
    case .requiredNullable: "|null"
    case .optional: "?"
    case .optionalNullable: "|null?"
    }
  }

  private static func presence(_ storage: String) -> Presence {
    let rest = storage.drop { $0 != "|" && $0 != "?" }
    return [.requiredNullable, .optional, .optionalNullable].first { suffix($0) == rest } ?? .required
  }

  /// Gives the properties of a structure, and the parts of a form, the types and the presence that they were published with.
  static func settle(
    _ draft: inout Draft, _ published: [String: PublishedNames.Entry], isText: (DeclarationID) -> Bool
  ) {
    if case .multipart(var form) = draft.declaration.kind {
      for index in form.parts.indices {
        guard let storage = published[form.parts[index].wireName]?.storage else { continue }
        form.parts[index].kind = form.parts[index].kind.map { kept(storage, $0, isText: isText) ?? $0 }
      }
      draft.declaration.kind = .multipart(form)
    }
    guard case .structure(var structure) = draft.declaration.kind, !structure.isWrapper else { return }
    let usage = draft.declaration.usage
    let facts: [PropertyFacts?] =
      draft.facts.count == structure.properties.count ? draft.facts : structure.properties.map { _ in nil }
    for index in structure.properties.indices {
      let property = structure.properties[index]
      guard let storage = published[property.wireName]?.storage, property.constant == nil, !property.isSecret else {
        continue
      }
      if let type = kept(storage, property.type, isText: isText) {
        structure.properties[index].type = type
        structure.properties[index].isIndirect = false
      }
      if let presence = presence(presence(storage), now: property.presence, facts[index], usage) {
        structure.properties[index].presence = presence
      }
    }
    draft.declaration.kind = .structure(structure)
  }

  /// The published presence, or one with the same Swift type, where it can say all that has to be said; nil where it is the one
  /// of now, or cannot.
  private static func presence(
    _ published: Presence, now: Presence, _ facts: PropertyFacts?, _ usage: Usage
  ) -> Presence? {
    switch (published, now) {
    // What always comes may be taken for optional, and for what may be `null`, where nobody has to send it.
    case (.optional, .required) where usage == .response, (.requiredNullable, .required) where usage == .response:
      .optional
    case (.optionalNullable, .required) where usage == .response,
      (.optionalNullable, .optional) where usage == .response:
      .optionalNullable
    // `null` may still be meant.
    case (.optionalNullable, .optional) where facts?.isNullable == true: .optionalNullable
    // And what need not be sent may be demanded where nobody reads it.
    case (.required, .optional) where usage == .request, (.required, .requiredNullable) where usage == .request,
      (.required, .optionalNullable) where usage == .request:
      .required
    case (.optional, .optionalNullable): .optional
    // nil is written as `null`, which it may be.
    case (.requiredNullable, .optionalNullable): .requiredNullable
    default: nil
    }
  }

  /// The type of an argument: besides the above, a whole number is a number.
  static func settle(_ parameter: inout Parameter, _ published: PublishedNames.Entry?, isText: (DeclarationID) -> Bool)
  {
    guard let storage = published?.storage else { return }
    if let type = kept(storage, parameter.type, isText: isText) {
      parameter.type = type
    } else if storage.hasPrefix("integer"), parameter.type == .builtIn(.double) {
      parameter.type = .builtIn(.integer)
    }
  }

  /// The published type where the one of now is the same JSON value and no more.
  private static func kept(
    _ storage: some StringProtocol, _ type: TypeReference, isText: (DeclarationID) -> Bool
  ) -> TypeReference? {
    let own = storage.prefix { $0 != "?" && $0 != "|" }
    switch (own.first, type) {
    case ("[", .array(let element)): return kept(own.dropFirst().dropLast(), element, isText: isText).map { .array($0) }
    case ("{", .dictionary(let value)):
      return kept(own.dropFirst().dropLast(), value, isText: isText).map { .dictionary($0) }
    default: break
    }
    switch (BuiltInType(rawValue: String(own)), type) {
    case (.string, .builtIn(let now)): return texts.contains(now) ? .builtIn(.string) : nil
    case (.string, .declared(let id)): return isText(id) ? .builtIn(.string) : nil
    case (.integer, .builtIn(.int64)), (.integer, .builtIn(.int32)): return .builtIn(.integer)
    default: return nil
    }
  }

  private static let texts: Set<BuiltInType> = [.dateTime, .date, .time, .duration, .uuid, .url]
}
