/// Parses the logical expressions of filters (RFC 9535, section 2.3.5.1).
extension JSONPathParser {
  mutating func parseCondition() throws(JSONPathError) -> JSONPath.Condition {
    var terms = [try parseConjunction()]
    while takeOperator("||") { terms.append(try parseConjunction()) }
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  private mutating func parseConjunction() throws(JSONPathError) -> JSONPath.Condition {
    var factors = [try parseBasic()]
    while takeOperator("&&") { factors.append(try parseBasic()) }
    return factors.count == 1 ? factors[0] : .all(factors)
  }

  /// An operator with the blanks around it; nothing is taken when it is not there.
  private mutating func takeOperator(_ text: String) -> Bool {
    let start = scanner.position
    scanner.skipBlanks()
    guard scanner.take(text) else {
      scanner.position = start
      return false
    }
    scanner.skipBlanks()
    return true
  }

  private mutating func parseBasic() throws(JSONPathError) -> JSONPath.Condition {
    if scanner.take("!") {
      scanner.skipBlanks()
      if scanner.next == "(" { return .not(try parseParentheses()) }
      let operand = try parseOperand()
      return .not(try test(operand))
    }
    if scanner.next == "(" { return try parseParentheses() }
    let left = try parseOperand()
    let start = scanner.position
    scanner.skipBlanks()
    guard let comparison = takeComparison() else {
      scanner.position = start
      return try test(left)
    }
    scanner.skipBlanks()
    let right = try parseOperand()
    return .comparison(try comparable(left), comparison, try comparable(right))
  }

  private mutating func parseParentheses() throws(JSONPathError) -> JSONPath.Condition {
    _ = scanner.take("(")
    scanner.skipBlanks()
    let condition = try nested { (parser) throws(JSONPathError) in try parser.parseCondition() }
    scanner.skipBlanks()
    guard scanner.take(")") else { throw scanner.error("`)` is missing") }
    return condition
  }

  private mutating func takeComparison() -> JSONPath.Comparison? {
    for comparison: JSONPath.Comparison in [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater]
    where scanner.take(comparison.rawValue) {
      return comparison
    }
    return nil
  }

  /// An operand that stands alone is a test: a query for existence, or a function that gives a truth value.
  private func test(_ operand: JSONPath.Operand) throws(JSONPathError) -> JSONPath.Condition {
    switch operand {
    case .query(let query): return .exists(query)
    case .function(let function):
      guard function.name.isTest else {
        throw scanner.error("the result of `\(function.name.rawValue)` must be compared")
      }
      return .test(function)
    case .literal: throw scanner.error("a literal must be compared")
    }
  }

  /// An operand of a comparison is one value at most.
  private func comparable(_ operand: JSONPath.Operand) throws(JSONPathError) -> JSONPath.Operand {
    switch operand {
    case .query(let query):
      guard query.isSingular else { throw scanner.error("a query that can select several nodes cannot be compared") }
    case .function(let function):
      guard !function.name.isTest else {
        throw scanner.error("the result of `\(function.name.rawValue)` cannot be compared")
      }
    case .literal: break
    }
    return operand
  }

  /// A literal, a query or a call, before it is known what it stands in.
  mutating func parseOperand() throws(JSONPathError) -> JSONPath.Operand {
    switch scanner.next {
    case "'", "\"": return .literal(.string(try scanner.takeString()))
    case "$", "@":
      let startsAtRoot = scanner.take("$")
      if !startsAtRoot { _ = scanner.take("@") }
      let segments = try nested { (parser) throws(JSONPathError) in try parser.parseSegments() }
      return .query(.init(startsAtRoot: startsAtRoot, segments: segments))
    default: break
    }
    if let number = try scanner.takeNumber() { return .literal(.number(number)) }
    guard let word = scanner.takeWord() else { throw scanner.error("a value, a query or a function is expected") }
    switch word {
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    case "null": return .literal(.null)
    default: return .function(try nested { (parser) throws(JSONPathError) in try parser.parseCall(word) })
    }
  }

  /// The arguments of a call; the name has been taken.
  private mutating func parseCall(_ word: String) throws(JSONPathError) -> JSONPath.Function {
    guard let name = JSONPath.Function.Name(rawValue: word) else {
      throw scanner.error("`\(word)` is no function; length, count, match, search and value are")
    }
    guard scanner.take("(") else { throw scanner.error("`(` must follow `\(word)`") }
    var arguments: [JSONPath.Argument] = []
    scanner.skipBlanks()
    while scanner.next != ")" {
      if !arguments.isEmpty {
        guard scanner.take(",") else { throw scanner.error("`,` or `)` must follow an argument") }
        scanner.skipBlanks()
      }
      guard arguments.count < name.parameters.count else {
        throw scanner.error("`\(word)` has \(name.parameters.count) arguments")
      }
      arguments.append(try parseArgument(name.parameters[arguments.count]))
      scanner.skipBlanks()
    }
    _ = scanner.take(")")
    guard arguments.count == name.parameters.count else {
      throw scanner.error("`\(word)` has \(name.parameters.count) arguments, not \(arguments.count)")
    }
    return JSONPath.Function(name: name, arguments: arguments)
  }

  private mutating func parseArgument(
    _ type: JSONPath.Function.Name.ParameterType
  ) throws(JSONPathError) -> JSONPath.Argument {
    let operand = try parseOperand()
    switch type {
    case .value: return .value(try comparable(operand))
    case .nodes:
      guard case .query(let query) = operand else { throw scanner.error("the argument must be a query") }
      return .nodes(query)
    }
  }
}
