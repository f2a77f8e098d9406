/// The members of published types. The lock has them once for each type, at the first of its places, which may be gone by now.
struct PublishedMembers {
  private let published: PublishedNames
  /// Where the lock has the members of each type.
  private var places: [String: String] = [:]

  init(_ published: PublishedNames) {
    self.published = published
    for place in published.members.keys.sorted() { if let path = published.types[place] { places[path] = place } }
  }

  /// The members of a type, by their names on the wire.
  func of(_ path: String) -> [String: PublishedNames.Entry] {
    places[path].flatMap { published.members[$0] } ?? [:]
  }
}
