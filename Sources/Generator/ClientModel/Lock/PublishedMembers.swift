/// The members of published types. The lock has them once for each type, at the first of its places, which may be gone by now.
struct PublishedMembers {
  private let published: PublishedNames
  /// Where the lock has the members of types that were found in several places.
  private var places: [String: String] = [:]

  init(_ published: PublishedNames) {
    self.published = published
    for place in published.members.keys { if let path = published.types[place] { places[path] = place } }
  }

  /// The members of a type, by their names on the wire; `identities` are its places now.
  func of(_ identities: [String]) -> [String: PublishedNames.Entry] {
    let place =
      identities.first { published.members[$0] != nil }
      ?? identities.lazy.compactMap { published.types[$0].flatMap { places[$0] } }.first
    return place.flatMap { published.members[$0] } ?? [:]
  }
}
