import ClientModel

/// Spells what the objects of a union's variants look like as the arguments of the runtime's `VariantShapes`.
enum ShapeText {
  /// The lines between the parentheses; none where there is nothing to compare.
  static func lines(_ shapes: VariantShapes) -> [String] {
    guard !shapes.shapes.isEmpty else { return [] }
    var lines: [String] = []
    if !shapes.common.isEmpty { lines += filled("common: [", shapes.common.map(SwiftLiteral.string), "],", margin: 0) }
    lines.append("[")
    for (index, shape) in shapes.shapes.enumerated() {
      let end = index == shapes.shapes.count - 1 ? "" : ","
      lines += text(shape, end)
    }
    lines.append("]")
    return lines
  }

  private static func text(_ shape: VariantShape, _ end: String) -> [String] {
    var arguments = ["\(shape.variant)"]
    if !shape.required.isEmpty { arguments.append("required: \(SwiftLiteral.strings(shape.required))") }
    if !shape.optional.isEmpty { arguments.append("optional: \(SwiftLiteral.strings(shape.optional))") }
    if shape.isOpen { arguments.append("isOpen: true") }
    if !shape.facts.isEmpty { arguments.append("facts: [\(shape.facts.map(text).joined(separator: ", "))]") }
    let line = "  VariantShape(\(arguments.joined(separator: ", ")))\(end)"
    if line.utf8.count <= ArgumentList.width - 6 { return [line] }
    var lines = ["  VariantShape("]
    lines.append("    \(shape.variant)" + (arguments.count == 1 ? "" : ","))
    var rest: [(label: String, items: [String])] = []
    if !shape.required.isEmpty { rest.append(("required", shape.required.map(SwiftLiteral.string))) }
    if !shape.optional.isEmpty { rest.append(("optional", shape.optional.map(SwiftLiteral.string))) }
    if shape.isOpen { rest.append(("isOpen", [])) }
    if !shape.facts.isEmpty { rest.append(("facts", shape.facts.map(text))) }
    for (index, item) in rest.enumerated() {
      let comma = index == rest.count - 1 ? "" : ","
      if item.label == "isOpen" {
        lines.append("    isOpen: true\(comma)")
      } else {
        lines += filled("\(item.label): [", item.items, "]\(comma)", margin: 4)
      }
    }
    lines[lines.count - 1] += ")\(end)"
    return lines
  }

  /// Items between brackets: on one line where they fit, else filled into lines of their own.
  private static func filled(_ open: String, _ items: [String], _ close: String, margin: Int) -> [String] {
    let blanks = String(repeating: " ", count: margin)
    let line = blanks + open + items.joined(separator: ", ") + close
    if line.utf8.count <= ArgumentList.width - 10 { return [line] }
    return [blanks + open]
      + ArgumentList.fill(items, width: ArgumentList.width - 10 - margin).map { blanks + "  " + $0 } + [blanks + close]
  }

  private static func text(_ fact: VariantShape.Fact) -> String {
    switch fact {
    case .kinds(let pointer, let kinds):
      return ".kinds(\(SwiftLiteral.string(pointer)), \(ConditionText.set(kinds)))"
    case .constant(let pointer, let value): return ".constant(\(SwiftLiteral.string(pointer)), \(self.value(value)))"
    case .known(let pointer, let values):
      return ".known(\(SwiftLiteral.string(pointer)), [\(values.map(value).joined(separator: ", "))])"
    }
  }

  private static func value(_ literal: Literal) -> String {
    literal == .null ? ".null" : SwiftLiteral.literal(literal)
  }
}
