/// Puts the initialiser's arguments of a type in their order: required ones first, in the document's order, then those that can
/// be left out. What was published stays where it was, whatever has become of it, and what is new comes behind.
enum PropertyOrder {
  static func settle(_ draft: inout Draft, _ published: [String: PublishedNames.Entry]) {
    switch draft.declaration.kind {
    case .structure(var structure):
      structure.arguments = Self.order(Array(structure.properties.indices), published) { index in
        let property = structure.properties[index]
        return (
          property.wireName,
          property.presence == .required && property.defaultValue == nil && property.constant == nil
        )
      }
      draft.declaration.kind = .structure(structure)
    case .multipart(var form):
      form.arguments = Self.order(Array(form.parts.indices), published) { index in
        (form.parts[index].wireName, form.parts[index].isRequired && form.parts[index].constant == nil)
      }
      draft.declaration.kind = .multipart(form)
    case .enumeration, .union, .responses, .bodies: break
    }
  }

  private static func order(
    _ members: [Int], _ published: [String: PublishedNames.Entry], _ of: (Int) -> (name: String, isRequired: Bool)
  ) -> [Int] {
    let known = members.filter { published[of($0).name] != nil }.sorted { left, right in
      let (first, second) = (published[of(left).name]?.position ?? 0, published[of(right).name]?.position ?? 0)
      return first != second ? first < second : left < right
    }
    let new = members.filter { published[of($0).name] == nil }
    return known + new.filter { of($0).isRequired } + new.filter { !of($0).isRequired }
  }
}
