import OpenAPI

extension Document {
  /// The schema at the end of a chain of references, however long it is; one of a chain that leads back into itself.
  func target(of schema: OpenAPI.Schema) -> OpenAPI.Schema {
    guard let reference = schema.reference, let first = resolve(reference) else { return schema }
    var end = first
    var seen: Set<ObjectIdentifier> = []
    while let reference = end.reference, let next = resolve(reference) {
      guard seen.insert(ObjectIdentifier(end)).inserted else { break }
      end = next
    }
    return end
  }
}
