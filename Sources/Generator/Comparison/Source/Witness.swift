/// Writes the program that proves a break of source: it compiles with the base and not with the revision.
struct Witness {
  private let side: Side

  init(_ side: Side) {
    self.side = side
  }

  /// Names a type.
  func type(_ path: String) -> String { program("func witness(_ value: \(path)) {}") }

  /// Uses a type's conformance.
  func conformance(of symbol: SwiftSymbol, to name: String) -> String {
    program("func witness(_ value: \(symbol.path)) -> any \(name) { value }")
  }

  /// Reads a property, or a static member.
  func read(_ member: SwiftSymbol) -> String {
    let type = side.type(member.type, of: member)
    let (effects, prefix) = self.effects(of: member)
    if member.isStatic {
      return program("func witness()\(effects) -> \(type) { \(prefix)\(member.owner).\(name(member)) }")
    }
    return program("func witness(_ value: \(member.owner))\(effects) -> \(type) { \(prefix)value.\(name(member)) }")
  }

  /// Reads an optional property as what may be missing.
  func unwrap(_ member: SwiftSymbol) -> String {
    let (effects, prefix) = self.effects(of: member)
    let target = member.isStatic ? member.owner : "value"
    let parameter = member.isStatic ? "" : "_ value: \(member.owner)"
    return program(
      "func witness(\(parameter))\(effects) { if let some = \(prefix)\(target).\(name(member)) { _ = some } }")
  }

  /// Uses an optional result as what may be missing.
  func unwrapResult(of symbol: SwiftSymbol) -> String { write(symbol, giving: [], result: nil, unwraps: true) }

  /// Matches one case of a union whose optional payload may be missing.
  func unwrapPayload(_ member: SwiftSymbol) -> String {
    program(
      "func witness(_ value: \(member.owner)) { if case .\(name(member))(let payload) = value, let payload { _ = payload } }"
    )
  }

  func assign(_ member: SwiftSymbol) -> String {
    let type = side.type(member.type, of: member)
    return program("func witness(_ value: inout \(member.owner), _ new: \(type)) { value.\(name(member)) = new }")
  }

  /// Matches one case of a union.
  func match(_ member: SwiftSymbol) -> String {
    let payload = member.arguments.map { side.type($0.type, of: member) }
    guard let first = payload.first, payload.count == 1 else {
      return program(
        "func witness(_ value: \(member.owner)) -> Bool { if case .\(name(member)) = value { true } else { false } }")
    }
    return program(
      "func witness(_ value: \(member.owner)) -> \(first)? { if case .\(name(member))(let payload) = value { payload } else { nil } }"
    )
  }

  /// A `switch` over all the cases that there are.
  func exhaust(_ type: SwiftSurface.TypeEntry) -> String {
    let cases = type.members.filter { $0.kind == .enumerationCase }.map { "case .\(name($0)): break" }
    return program("func witness(_ value: \(type.symbol.path)) { switch value { \(cases.joined(separator: "; ")) } }")
  }

  func alias(_ member: SwiftSymbol) -> String {
    program("func witness(_ value: \(member.path)) -> \(side.type(member.type, of: member)) { value }")
  }

  /// A call with the arguments that have to be given, and some of the others.
  func call(_ symbol: SwiftSymbol, giving extra: Set<Int> = []) -> String {
    write(symbol, giving: extra, result: nil)
  }

  /// A call whose result is used as what it is.
  func result(of symbol: SwiftSymbol) -> String {
    write(symbol, giving: [], result: symbol.kind == .initializer ? symbol.owner : side.type(symbol.type, of: symbol))
  }

  private func write(
    _ symbol: SwiftSymbol, giving extra: Set<Int>, result: String?, unwraps: Bool = false
  ) -> String {
    var parameters: [String] = []
    var arguments: [String] = []
    for (index, argument) in symbol.arguments.enumerated() where !argument.hasDefault || extra.contains(index) {
      var type = side.type(argument.type, of: symbol)
      if type.hasSuffix("...") {
        // Any number may be given, none too.
        guard extra.contains(index) else { continue }
        type.removeLast(3)
      }
      if type.contains("->"), !type.contains("@escaping") { type = "@escaping " + type }
      parameters.append("_ value\(index): \(type)")
      arguments.append((argument.label.map { "\($0): " } ?? "") + "value\(index)")
    }
    let call = arguments.joined(separator: ", ")
    let target: String
    if symbol.kind == .initializer {
      target = "\(symbol.owner)(\(call))"
    } else if symbol.isStatic {
      target = "\(symbol.owner).\(name(symbol))(\(call))"
    } else if let accessor = side.surface.accessors[symbol.owner], let client = side.surface.client {
      parameters.insert("_ client: \(client)", at: 0)
      target = "client.\(accessor).\(name(symbol))(\(call))"
    } else {
      parameters.insert("_ value: \(symbol.owner)", at: 0)
      target = "value.\(name(symbol))(\(call))"
    }
    let (effects, prefix) = self.effects(of: symbol)
    let use = "\(prefix)\(target)"
    let body = unwraps ? "if let some = \(use) { _ = some }" : result == nil ? "_ = \(use)" : use
    return program(
      "func witness(\(parameters.joined(separator: ", ")))\(effects)\(result.map { " -> \($0)" } ?? "") { \(body) }")
  }

  /// What the function that uses a symbol is marked with, and the use itself.
  private func effects(of symbol: SwiftSymbol) -> (function: String, use: String) {
    (
      (symbol.isAsync ? " async" : "") + (symbol.isThrowing ? " throws" : ""),
      (symbol.isThrowing ? "try " : "") + (symbol.isAsync ? "await " : "")
    )
  }

  /// A member's name as a caller writes it.
  private func name(_ symbol: SwiftSymbol) -> String {
    ["default", "self", "init", "Type", "Protocol"].contains(symbol.name) ? "`\(symbol.name)`" : symbol.name
  }

  /// The module's name stands where the file is written.
  private func program(_ function: String) -> String { function }
}
