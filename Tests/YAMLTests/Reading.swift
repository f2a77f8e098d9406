import Diagnostics

@testable import YAML

/// The outcome of reading one text: the tree, and the findings as `line:column id`.
struct Reading {
  let root: Node?
  let bag: DiagnosticBag
  var findings: [String] {
    bag.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.id.name)" }
  }

  init(_ text: String, limits: YAMLReader.Limits = .init()) {
    self.init(bytes: Array(text.utf8), limits: limits)
  }

  init(bytes: [UInt8], limits: YAMLReader.Limits = .init()) {
    var bag = DiagnosticBag()
    root = YAMLReader(limits: limits).read(bytes, file: "test.yaml", into: &bag)
    self.bag = bag
  }
}

/// A tree as comparable values, numbers by value and the order of keys ignored, as JSON compares.
enum Plain: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case sequence([Plain])
  case mapping([String: Plain])

  init(_ node: Node) {
    switch node.kind {
    case .null: self = .null
    case .boolean: self = .boolean(node.bool ?? false)
    case .integer, .number: self = .number(node.number ?? 0)
    case .string: self = .string(node.string ?? "")
    case .sequence: self = .sequence((node.elements ?? []).map(Plain.init))
    case .mapping:
      self = .mapping(
        Dictionary(
          (node.mapping?.entries ?? []).map { ($0.key, Plain($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}
