import Diagnostics
import YAML

/// `$ref`s as they are met.
extension ObjectReader {
  /// An object, or the reference that stands for it.
  func referenced<Target: ResolvableObject>(
    _ node: Node, _ path: ObjectPath, _ read: (Node, ObjectPath) -> Target?
  ) -> Referenced<Target>? {
    if case .mapping(let mapping) = node.content, let text = mapping["$ref"]?.strictString {
      if mapping.count > 1 { checkSiblings(mapping, text) }
      return .reference(reference(text, node))
    }
    return read(node, path).map { .value($0) }
  }

  /// Notes a reference from the file that is being read.
  func reference<Target: ResolvableObject>(_ text: String, _ node: Node) -> Reference<Target> {
    let index = Target.table(in: tables).index(of: text, node: node, scope: scope)
    return Reference(text: text, node: node, index: index)
  }

  /// Notes a schema's `$ref`; in reach of a `$dynamicAnchor` it is one of its own, since what it leads to may mean something
  /// else here than elsewhere.
  func schemaReference(_ text: String, _ node: Node) -> Reference<Schema> {
    guard let dynamicScope else { return reference(text, node) }
    let index = tables.schemas.add(text, node: node, scope: scope)
    scopedReferences.append(ScopedReference(index: index, scope: dynamicScope))
    return Reference(text: text, node: node, index: index)
  }

  /// Beside the `$ref` of a Reference Object only `summary` and `description` mean something (3.1), and in 3.0 nothing.
  private func checkSiblings(_ mapping: Mapping, _ text: String) {
    for entry in mapping.entries where entry.key != "$ref" && !isExtension(entry.key) {
      if entry.key == "summary" || entry.key == "description" { continue }
      bag.report(
        .referenceSiblings, "`\(entry.key)` beside `$ref: \(text)` has no effect; it is ignored", at: entry.keyLocation)
    }
  }

  /// The text of a `$ref` that stands where the specification has a map or a list; reports it.
  func misplacedReference(_ mapping: Mapping, in entry: YAML.Entry) -> String? {
    guard mapping.count <= 2, let reference = mapping["$ref"], let text = reference.strictString else { return nil }
    reportMisplaced(text, "`\(entry.key)`", reference)
    return text
  }

  func reportMisplaced(_ text: String, _ place: String, _ node: Node) {
    bag.report(
      .misplacedReference, "\(place) cannot be a `$ref`; `\(text)` is followed all the same", at: node.location)
  }

  /// Reads what a misplaced reference leads to, on the spot, through any further references.
  func follow<Value>(_ text: String, _ node: Node, _ read: (Node, ObjectPath) -> Value?) -> Value? {
    guard followed < 16 else {
      bag.report(.referenceCycle, "`\(text)` leads back to itself", at: node.location)
      return nil
    }
    guard let place = locate(text, from: scope, at: node) else { return nil }
    followed += 1
    defer { followed -= 1 }
    return within(place.scope) {
      if let next = place.node["$ref"]?.strictString { return follow(next, place.node, read) }
      return read(place.node, place.path)
    }
  }

  /// Reads in the scope of another file.
  func within<Value>(_ other: FileScope, _ read: () -> Value) -> Value {
    let outer = scope
    scope = other
    defer { scope = outer }
    return read()
  }
}
