/// Keeps what callers hold of a published property or argument, where the document only says more of the same JSON value: a
/// format or a list of values of a text, a width of a whole number, that something optional always comes, that it may be `null`
/// besides.
///
/// What narrows or widens the JSON value itself is the service's change and not kept. `--relock` takes up what is new.
enum PublishedStorage {
  static func text(_ property: Property) -> String? {
    guard property.constant == nil, !property.isSecret else { return nil }
    return text(property.type, isOptional: property.presence == .optional, isRequired: property.presence == .required)
  }

  static func text(_ parameter: Parameter) -> String? {
    text(parameter.type, isOptional: !parameter.isRequired, isRequired: parameter.isRequired)
  }

  private static func text(_ type: TypeReference, isOptional: Bool, isRequired: Bool) -> String? {
    guard isOptional || isRequired else { return nil }
    let own = if case .builtIn(let type) = type { type.rawValue } else { "-" }
    return own + (isOptional ? "?" : "")
  }

  /// Gives the properties of a structure the types and the presence that they were published with.
  static func settle(
    _ draft: inout Draft, _ published: [String: PublishedNames.Entry], isText: (DeclarationID) -> Bool
  ) {
    guard case .structure(var structure) = draft.declaration.kind, !structure.isWrapper else { return }
    let usage = draft.declaration.usage
    for index in structure.properties.indices {
      let property = structure.properties[index]
      guard let storage = published[property.wireName]?.storage, property.constant == nil, !property.isSecret else {
        continue
      }
      if let type = kept(storage, property.type, isText: isText) {
        structure.properties[index].type = .builtIn(type)
        structure.properties[index].isIndirect = false
      }
      switch (storage.hasSuffix("?"), property.presence) {
      // What always comes may be taken for optional where nobody has to send it.
      case (true, .required) where usage == .response: structure.properties[index].presence = .optional
      // And what need not be sent may be demanded where nobody reads it.
      case (false, .optional) where usage == .request: structure.properties[index].presence = .required
      case (true, .optionalNullable): structure.properties[index].presence = .optional
      default: break
      }
    }
    draft.declaration.kind = .structure(structure)
  }

  /// The type of an argument: besides the above, a whole number is a number.
  static func settle(_ parameter: inout Parameter, _ published: PublishedNames.Entry?, isText: (DeclarationID) -> Bool)
  {
    guard let storage = published?.storage else { return }
    if let type = kept(storage, parameter.type, isText: isText) {
      parameter.type = .builtIn(type)
    } else if storage.hasPrefix("integer"), parameter.type == .builtIn(.double) {
      parameter.type = .builtIn(.integer)
    }
  }

  /// The published type where the one of now is the same JSON value and no more.
  private static func kept(_ storage: String, _ type: TypeReference, isText: (DeclarationID) -> Bool) -> BuiltInType? {
    let published = BuiltInType(rawValue: String(storage.prefix { $0 != "?" }))
    switch (published, type) {
    case (.string, .builtIn(let now)): return texts.contains(now) ? .string : nil
    case (.string, .declared(let id)): return isText(id) ? .string : nil
    case (.integer, .builtIn(.int64)), (.integer, .builtIn(.int32)): return .integer
    default: return nil
    }
  }

  private static let texts: Set<BuiltInType> = [.dateTime, .date, .time, .duration, .uuid, .url]
}
