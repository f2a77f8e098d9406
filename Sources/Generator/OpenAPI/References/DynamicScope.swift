import YAML

/// The `$dynamicAnchor`s that schemas around a place declare (JSON Schema 2020-12 core, section 7.1): what the `$dynamicRef`s of
/// the schemas mean to which references lead from there.
struct DynamicScope: Hashable {
  /// The references to the schemas that hold the anchors, by name; the outermost schema's win.
  private(set) var anchors: [String: Int]

  /// The name under which `$recursiveAnchor: true` is known, which no `$dynamicAnchor` can have.
  static let recursive = "$recursiveAnchor"

  /// The same with further anchors, where these have names of their own.
  func adding(_ more: DynamicScope) -> DynamicScope {
    DynamicScope(anchors: anchors.merging(more.anchors) { outer, _ in outer })
  }

  /// The anchor that a `$dynamicRef` names; nil for one with a pointer, which is as good as a `$ref`.
  static func name(in text: String) -> String? {
    guard let mark = text.firstIndex(of: "#") else { return nil }
    let fragment = text[text.index(after: mark)...]
    return fragment.isEmpty || fragment.hasPrefix("/") ? nil : String(fragment)
  }
}

/// A reference that stands in reach of a `$dynamicAnchor`.
struct ScopedReference {
  let index: Int
  let scope: DynamicScope
}

extension ObjectReader {
  /// Makes the anchors of a schema count while it is read; gives what counted before.
  func enterDynamicScope(of mapping: Mapping, _ node: Node, _ path: ObjectPath) -> DynamicScope? {
    guard scope.marks.contains(.dynamicAnchors) else { return dynamicScope }
    let outer = dynamicScope
    var anchors: [String: Int] = [:]
    for entry in mapping.entries {
      if entry.key == "$dynamicAnchor", let name = entry.value.strictString {
        anchors[name] = anchor(at: path, node)
      } else if entry.key == DynamicScope.recursive, entry.value.bool == true {
        anchors[DynamicScope.recursive] = anchor(at: path, node)
      } else if entry.key == "$defs" || entry.key == "definitions" {
        for definition in entry.value.mapping?.entries ?? [] {
          guard let name = definition.value["$dynamicAnchor"]?.strictString, anchors[name] == nil else { continue }
          anchors[name] = anchor(at: ObjectPath(parent: path, .entry(entry.key, definition.key)), definition.value)
        }
      }
    }
    guard !anchors.isEmpty else { return outer }
    let own = DynamicScope(anchors: anchors)
    dynamicScope = outer?.adding(own) ?? own
    return outer
  }

  /// A reference to the schema at a place, whatever resource it is in.
  private func anchor(at path: ObjectPath, _ node: Node) -> Int {
    within(scope.file) { (reference(path.pointer.fragment, node) as Reference<Schema>).index }
  }

  /// Gives the references in reach of dynamic anchors what they mean there.
  func resolveDynamicScopes() {
    guard let first = scopedReferences.first else { return }
    var scoping = DynamicScoping(tables.schemas, scopedReferences, budget: options.objects)
    if !scoping.run() {
      bag.report(
        .tooManyObjects, "`$dynamicRef`s mean more than \(options.objects) different schemas",
        at: tables.schemas.uses[first.index].node.location)
    }
  }
}

extension SchemaDraft {
  /// Lets a `$dynamicRef` be the schema's reference, to be changed where its scope asks for it; beside a `$ref` it is one of `allOf`.
  mutating func settleDynamicReference() {
    guard let dynamic = applicators?.dynamicReference else { return }
    guard reference != nil else {
      reference = dynamic
      return
    }
    applicators?.dynamicReference = nil
    var member = SchemaDraft()
    member.reference = dynamic
    member.applicators = SchemaApplicators()
    member.applicators?.dynamicReference = dynamic
    allOf.append(Schema(member, node: dynamic.node, path: ObjectPath(file: "", tokens: ["$dynamicRef"])))
  }
}
