import YAML

/// Whether filters hold, and what their operands are (RFC 9535, sections 2.3.5.2 and 2.4).
extension JSONPath.Evaluator {
  func holds(_ condition: JSONPath.Condition, for current: JSONPath.Match) -> Bool {
    switch condition {
    case .any(let terms): terms.contains { holds($0, for: current) }
    case .all(let factors): factors.allSatisfy { holds($0, for: current) }
    case .not(let inner): !holds(inner, for: current)
    case .exists(let query):
      query.isSingular ? node(of: query, from: current.node) != nil : !select(query, from: current).isEmpty
    case .test(let function): test(function, current)
    case .comparison(let left, let comparison, let right):
      compare(value(left, current), comparison, value(right, current))
    }
  }

  private func compare(
    _ left: JSONPath.Value, _ comparison: JSONPath.Comparison, _ right: JSONPath.Value
  ) -> Bool {
    switch comparison {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left.isLess(than: right)
    case .greater: right.isLess(than: left)
    case .lessOrEqual: left == right || left.isLess(than: right)
    case .greaterOrEqual: left == right || right.isLess(than: left)
    }
  }

  private func value(_ operand: JSONPath.Operand, _ current: JSONPath.Match) -> JSONPath.Value {
    switch operand {
    case .literal(let literal): JSONPath.Value(literal)
    case .query(let query): node(of: query, from: current.node).map { JSONPath.Value($0) } ?? .nothing
    case .function(let function): value(of: function, current)
    }
  }

  private func value(of function: JSONPath.Function, _ current: JSONPath.Match) -> JSONPath.Value {
    switch function.name {
    case .length: length(argument(0, of: function, current))
    case .count: .number(Double(nodes(0, of: function, current).count))
    case .value:
      switch nodes(0, of: function, current) {
      case let nodes where nodes.count == 1: JSONPath.Value(nodes[0].node)
      default: .nothing
      }
    case .match, .search: .nothing
    }
  }

  private func length(_ value: JSONPath.Value) -> JSONPath.Value {
    switch value {
    case .string(let text): .number(Double(text.unicodeScalars.count))
    case .array(let elements): .number(Double(elements.count))
    case .object(let members): .number(Double(members.count))
    case .nothing, .null, .boolean, .number: .nothing
    }
  }

  /// `match` is about the whole string, `search` about any part of it; a text that is no I-Regexp matches nothing.
  private func test(_ function: JSONPath.Function, _ current: JSONPath.Match) -> Bool {
    guard case .string(let text) = argument(0, of: function, current),
      case .string(let pattern) = argument(1, of: function, current), let expression = InteroperableRegex(pattern)
    else { return false }
    return function.name == .match ? expression.matches(text) : expression.isFound(in: text)
  }

  private func argument(
    _ index: Int, of function: JSONPath.Function, _ current: JSONPath.Match
  ) -> JSONPath.Value {
    guard function.arguments.indices.contains(index), case .value(let operand) = function.arguments[index] else {
      return .nothing
    }
    return value(operand, current)
  }

  private func nodes(
    _ index: Int, of function: JSONPath.Function, _ current: JSONPath.Match
  ) -> [JSONPath.Match] {
    guard function.arguments.indices.contains(index), case .nodes(let query) = function.arguments[index] else {
      return []
    }
    return select(query, from: current)
  }
}
