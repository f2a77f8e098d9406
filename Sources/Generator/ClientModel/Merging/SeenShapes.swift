/// The first type of each shape that was met, while operations are read: contents that are described twice are one.
final class SeenShapes {
  private var first: [String: TypeReference] = [:]

  /// The first type seen of the same shape as a type, itself where it is the first or where it has a name of its own.
  func first(like type: TypeReference, in drafts: [Draft]) -> TypeReference {
    guard case .declared(let id) = type, drafts[id.index].seed.component == nil else { return type }
    let shape = ModelShape.text(type, drafts)
    if let known = first[shape] { return known }
    first[shape] = type
    return type
  }
}
