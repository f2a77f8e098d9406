import YAML

extension Node: ContractValue {
  package var contractKind: ContractKinds {
    switch kind {
    case .null: .null
    case .boolean: .boolean
    case .integer, .number: .number(string ?? "")
    case .string: .string
    case .sequence: .array
    case .mapping: .object
    }
  }

  package var contractText: String? { string }
  package var contractElements: [Node] { elements ?? [] }
  package var contractMembers: [(name: String, value: Node)] { (mapping?.entries ?? []).map { ($0.key, $0.value) } }
}
