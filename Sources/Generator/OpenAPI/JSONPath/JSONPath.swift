/// A JSONPath query (RFC 9535), parsed and checked.
package struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  /// The text it was parsed from.
  package let text: String
  let query: Query

  /// Parses a query.
  package init(_ text: String) throws(JSONPathError) {
    self.text = text
    var parser = JSONPathParser(text)
    query = try parser.parseWhole()
  }

  package var description: String { text }
}

/// Why a text is no JSONPath query.
package struct JSONPathError: Error, Sendable, Hashable {
  /// Lower case, no full stop.
  package let message: String
  /// How many characters of the text come before the fault.
  package let offset: Int
}

extension JSONPath {
  /// A query: where it starts and the segments it goes through (RFC 9535, section 2.1).
  struct Query: Sendable, Hashable {
    /// True for `$`, false for `@`.
    var startsAtRoot: Bool
    var segments: [Segment]

    /// Whether it selects at most one node by its form (section 2.3.5.1).
    var isSingular: Bool {
      segments.allSatisfy { segment in
        guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
        switch segment.selectors[0] {
        case .name, .index: return true
        case .wildcard, .slice, .filter: return false
        }
      }
    }
  }

  /// `[…]` for children, `..[…]` for the node and everything below it (section 2.5).
  struct Segment: Sendable, Hashable {
    var isDescendant: Bool
    var selectors: [Selector]
  }

  /// What a segment selects from a node (section 2.3).
  indirect enum Selector: Sendable, Hashable {
    case name(String)
    case wildcard
    case index(Int)
    case slice(start: Int?, end: Int?, step: Int)
    case filter(Condition)
  }

  /// A logical expression of a filter (section 2.3.5).
  indirect enum Condition: Sendable, Hashable {
    case any([Condition])
    case all([Condition])
    case not(Condition)
    case exists(Query)
    case test(Function)
    case comparison(Operand, Comparison, Operand)
  }

  enum Comparison: String, Sendable, Hashable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
  }

  /// A side of a comparison.
  indirect enum Operand: Sendable, Hashable {
    case literal(Literal)
    case query(Query)
    case function(Function)
  }

  enum Literal: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
  }

  /// A call of one of the functions of section 2.4, its arguments checked.
  struct Function: Sendable, Hashable {
    enum Name: String, Sendable, Hashable {
      case length, count, match, search, value
    }

    var name: Name
    var arguments: [Argument]
  }

  /// An argument, of the type that the function declares.
  indirect enum Argument: Sendable, Hashable {
    case value(Operand)
    case nodes(Query)
  }
}

extension JSONPath.Function.Name {
  enum ParameterType {
    case value, nodes
  }

  /// The types of the parameters (RFC 9535, sections 2.4.4 to 2.4.8).
  var parameters: [ParameterType] {
    switch self {
    case .length: [.value]
    case .count, .value: [.nodes]
    case .match, .search: [.value, .value]
    }
  }

  /// Whether the result is a truth value, to be tested; otherwise it is a value, to be compared.
  var isTest: Bool {
    switch self {
    case .match, .search: true
    case .length, .count, .value: false
    }
  }
}
