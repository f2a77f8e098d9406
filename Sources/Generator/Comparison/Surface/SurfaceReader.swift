/// Reads the declarations of one file of generated Swift that callers can name.
struct SurfaceReader {
  private var cursor: SwiftCursor
  private let file: String
  private var found: [(symbol: SwiftSymbol, access: Access)] = []

  init(_ contents: [UInt8], file: String) {
    cursor = SwiftCursor(contents)
    self.file = file
  }

  /// The access a declaration has for callers of the module.
  enum Access: Int { case hidden, module, package, open }

  /// What stands in front of a declaration.
  private struct Modifiers {
    var access: Access?
    var isStatic = false
    var isDeprecated = false
    var isDiscardable = false
    var hasHiddenSetter = false
  }

  /// The symbols of the file, with the access they have.
  mutating func read() -> [(symbol: SwiftSymbol, access: Access)] {
    readMembers(of: "", access: .open, defaultAccess: .module)
    return found
  }

  private mutating func readMembers(of owner: String, access: Access, defaultAccess: Access) {
    while true {
      var modifiers = Modifiers()
      var token = cursor.next()
      while let continued = readModifier(token, &modifiers) { token = continued }
      switch token.kind {
      case .end: return
      case .symbol where token.text == "}": return
      case .symbol where token.text == "#": skipLine()
      case .name:
        let own = min(access.rawValue, (modifiers.access ?? defaultAccess).rawValue)
        readDeclaration(token, of: owner, Access(rawValue: own) ?? .hidden, modifiers)
      default: break
      }
    }
  }

  /// Takes a modifier or an attribute and gives the token behind it; nil where the token is neither.
  private mutating func readModifier(_ token: SwiftCursor.Token, _ modifiers: inout Modifiers) -> SwiftCursor.Token? {
    if token.kind == .symbol, token.text == "@" {
      let name = cursor.next().text
      if name == "discardableResult" { modifiers.isDiscardable = true }
      if cursor.peek().text == "(", !cursor.peek().startsLine {
        let words = readBalanced()
        if name == "available", words.contains("deprecated") { modifiers.isDeprecated = true }
        // `@_spi(Generated)` hides what follows from callers.
        if name == "_spi" { modifiers.access = .hidden }
      }
      return cursor.next()
    }
    guard token.kind == .name else { return nil }
    switch token.text {
    case "public", "open", "package", "internal", "private", "fileprivate":
      if cursor.peek().text == "(" {
        _ = readBalanced()
        modifiers.hasHiddenSetter = true
      } else if modifiers.access != .hidden {
        modifiers.access =
          switch token.text {
          case "public", "open": .open
          case "package": .package
          case "internal": .module
          default: .hidden
          }
      }
    case "static": modifiers.isStatic = true
    case "nonisolated", "unowned":
      if cursor.peek().text == "(" { _ = readBalanced() }
    case "final", "mutating", "nonmutating", "indirect", "override", "convenience", "required", "lazy", "weak",
      "dynamic", "optional", "borrowing", "consuming", "isolated", "distributed":
      break
    case "class" where ["func", "var", "let", "subscript"].contains(cursor.peek().text): modifiers.isStatic = true
    default: return nil
    }
    return cursor.next()
  }

  private mutating func readDeclaration(
    _ token: SwiftCursor.Token, of owner: String, _ access: Access, _ modifiers: Modifiers
  ) {
    var symbol = SwiftSymbol(kind: .property, owner: owner, name: "", file: file, line: token.line)
    symbol.isStatic = modifiers.isStatic
    symbol.isDeprecated = modifiers.isDeprecated
    symbol.isDiscardable = modifiers.isDiscardable
    switch token.text {
    case "struct", "enum", "class", "actor", "protocol", "extension":
      readType(token.text, symbol, access, modifiers)
    case "func":
      symbol.kind = .function
      symbol.name = Self.bare(readOperatorOrName())
      readSignature(&symbol)
      add(symbol, access)
    case "init":
      symbol.kind = .initializer
      symbol.name = "init"
      if ["?", "!"].contains(cursor.peek().text) { _ = cursor.next() }
      readSignature(&symbol)
      add(symbol, access)
    case "subscript":
      symbol.kind = .subscripting
      symbol.name = "subscript"
      readSignature(&symbol)
      add(symbol, access)
    case "var", "let": readProperty(symbol, isVariable: token.text == "var", access, modifiers)
    case "case": readCases(symbol, access)
    case "typealias":
      symbol.kind = .typeAlias
      symbol.name = Self.bare(cursor.next().text)
      if cursor.peek().text == "<" { _ = readType(until: ["="]) }
      if cursor.peek().text == "=" { _ = cursor.next() }
      symbol.type = readType(until: [])
      add(symbol, access)
    case "import": skipLine()
    case "deinit":
      if cursor.peek().text == "{" { skipBlock() }
    default: break
    }
  }

  private mutating func add(_ symbol: SwiftSymbol, _ access: Access) {
    guard access != .hidden else { return }
    found.append((symbol, access))
  }

  private mutating func readType(_ keyword: String, _ symbol: SwiftSymbol, _ access: Access, _ modifiers: Modifiers) {
    var symbol = symbol
    var name = Self.bare(cursor.next().text)
    while cursor.peek().text == "." {
      _ = cursor.next()
      name += "." + Self.bare(cursor.next().text)
    }
    symbol.name = name
    if cursor.peek().text == "<" { _ = readType(until: [":", "{", "where"]) }
    if cursor.peek().text == ":" {
      _ = cursor.next()
      symbol.conformances = Self.split(readType(until: ["{", "where"], stopsAtLine: false))
    }
    while cursor.peek().kind != .end, cursor.peek().text != "{" { _ = cursor.next() }
    _ = cursor.next()
    let path = symbol.owner.isEmpty ? name : symbol.owner + "." + name
    switch keyword {
    case "extension":
      readMembers(of: path, access: .open, defaultAccess: modifiers.access ?? .module)
      return
    case "struct": symbol.kind = .structure
    case "enum": symbol.kind = .enumeration
    case "protocol": symbol.kind = .protocolType
    default: symbol.kind = .reference
    }
    add(symbol, access)
    let isProtocol = symbol.kind == .protocolType
    readMembers(of: path, access: access, defaultAccess: isProtocol ? access : .module)
  }

  private mutating func readProperty(
    _ symbol: SwiftSymbol, isVariable: Bool, _ access: Access, _ modifiers: Modifiers
  ) {
    var symbol = symbol
    symbol.name = Self.bare(cursor.next().text)
    symbol.isSettable = isVariable && !modifiers.hasHiddenSetter
    if cursor.peek().text == ":" {
      _ = cursor.next()
      symbol.type = readType(until: ["=", "{"])
    }
    if cursor.peek().text == "=" { skipExpression() }
    if cursor.peek().text == "{" {
      _ = cursor.next()
      let isObserved = ["willSet", "didSet"].contains(cursor.peek().text)
      let hasSetter = readAccessors(&symbol)
      if !isObserved, !hasSetter { symbol.isSettable = false }
    }
    add(symbol, access)
  }

  /// Reads the block of a computed property with the effects of its getter, and says whether it has a setter.
  private mutating func readAccessors(_ symbol: inout SwiftSymbol) -> Bool {
    let isExplicit = cursor.peek().text == "get"
    var hasSetter = false
    var isFirst = true
    while true {
      let token = cursor.next()
      switch token.text {
      case "", "}": return hasSetter
      case "{": cursor.skip(to: UInt8(ascii: "}"))
      case "(": cursor.skip(to: UInt8(ascii: ")"))
      case "set", "_modify":
        let next = cursor.peek().text
        if isFirst || ["{", "(", "}"].contains(next) { hasSetter = true }
      case "throws" where isExplicit: symbol.isThrowing = true
      case "async" where isExplicit: symbol.isAsync = true
      default: break
      }
      isFirst = false
    }
  }

  private mutating func readCases(_ symbol: SwiftSymbol, _ access: Access) {
    repeat {
      var symbol = symbol
      symbol.kind = .enumerationCase
      let token = cursor.next()
      symbol.name = Self.bare(token.text)
      symbol.line = token.line
      if cursor.peek().text == "(" {
        _ = cursor.next()
        symbol.arguments = readArguments()
      }
      if cursor.peek().text == "=" {
        _ = cursor.next()
        _ = cursor.next()
      }
      // The cases of an enumeration are as visible as itself.
      add(symbol, access == .module ? lastTypeAccess(of: symbol.owner) : access)
      guard cursor.peek().text == "," else { return }
      _ = cursor.next()
    } while true
  }

  private func lastTypeAccess(of path: String) -> Access {
    found.last { $0.symbol.kind.isType && $0.symbol.path == path }?.access ?? .module
  }

  /// The arguments, effects and result of a function, and its body left out.
  private mutating func readSignature(_ symbol: inout SwiftSymbol) {
    if cursor.peek().text == "<" { _ = readType(until: ["("]) }
    guard cursor.peek().text == "(" else { return }
    _ = cursor.next()
    symbol.arguments = readArguments()
    while true {
      let token = cursor.peek()
      switch token.text {
      case "async": symbol.isAsync = true
      case "throws", "rethrows": symbol.isThrowing = true
      case "(":
        _ = readBalanced()
        continue
      case "->":
        _ = cursor.next()
        let type = readType(until: ["{", "where"])
        symbol.type = type == "Void" || type == "()" ? nil : type
        continue
      case "where":
        while cursor.peek().kind != .end, cursor.peek().text != "{", !cursor.peek().startsLine { _ = cursor.next() }
        continue
      case "{":
        skipBlock()
        return
      default: return
      }
      _ = cursor.next()
    }
  }

  /// The arguments behind an opening parenthesis that has been read.
  private mutating func readArguments() -> [SwiftSymbol.Argument] {
    var arguments: [SwiftSymbol.Argument] = []
    while cursor.peek().kind != .end {
      if cursor.peek().text == ")" {
        _ = cursor.next()
        return arguments
      }
      var argument = SwiftSymbol.Argument(label: nil, type: "", hasDefault: false)
      var probe = cursor
      let first = probe.next()
      let second = probe.next()
      if first.kind == .name, second.text == ":" {
        argument.label = Self.bare(first.text)
        cursor = probe
      } else if first.kind == .name, second.kind == .name, probe.peek().text == ":" {
        argument.label = first.text == "_" ? nil : Self.bare(first.text)
        _ = probe.next()
        cursor = probe
      }
      argument.type = readType(until: [",", ")", "="], stopsAtLine: false)
      if cursor.peek().text == "=" {
        argument.hasDefault = true
        skipExpression(until: [",", ")"], stopsAtLine: false)
      }
      arguments.append(argument)
      if cursor.peek().text == "," { _ = cursor.next() }
    }
    return arguments
  }

  /// The text of a type up to one of the words, which is left; brackets hold what is inside them together.
  private mutating func readType(until ends: Set<String>, stopsAtLine: Bool = true) -> String {
    var text = ""
    var depth = 0
    var last = ""
    var isBehindWord = false
    while true {
      let token = cursor.peek()
      if token.kind == .end { return text }
      if depth == 0, ends.contains(token.text) || ")}];".contains(token.text) { return text }
      if depth == 0, stopsAtLine, token.startsLine, !text.isEmpty, last != "->" { return text }
      _ = cursor.next()
      switch token.text {
      case "(", "[", "<": depth += 1
      case ")", "]", ">": depth -= 1
      default: break
      }
      let isWord = token.kind == .name || token.kind == .number
      if [",", ":", "&", "->"].contains(last) || ["&", "->"].contains(token.text)
        || isWord && (isBehindWord || last == ")")
      {
        text += " "
      }
      isBehindWord = isWord
      text += token.text
      last = token.text
    }
  }

  /// Goes behind the value of a property or the default of an argument.
  private mutating func skipExpression(until ends: Set<String> = ["{", "}"], stopsAtLine: Bool = true) {
    _ = cursor.next()
    var isFirst = true
    while true {
      let token = cursor.peek()
      if token.kind == .end || ends.contains(token.text) && !isFirst { return }
      if stopsAtLine, token.startsLine, !isFirst, token.text != "." { return }
      _ = cursor.next()
      isFirst = false
      switch token.text {
      case "(": cursor.skip(to: UInt8(ascii: ")"))
      case "[": cursor.skip(to: UInt8(ascii: "]"))
      case "{": cursor.skip(to: UInt8(ascii: "}"))
      default: break
      }
    }
  }

  private mutating func readOperatorOrName() -> String {
    var name = cursor.next().text
    while cursor.peek().kind == .symbol, !["(", "<"].contains(cursor.peek().text) { name += cursor.next().text }
    return name
  }

  /// The words in a pair of parentheses.
  private mutating func readBalanced() -> [String] {
    var words: [String] = []
    var depth = 0
    repeat {
      let token = cursor.next()
      switch token.text {
      case "(": depth += 1
      case ")": depth -= 1
      case "" where token.kind == .end: return words
      default: words.append(token.text)
      }
    } while depth > 0
    return words
  }

  private mutating func skipBlock() {
    _ = cursor.next()
    cursor.skip(to: UInt8(ascii: "}"))
  }

  private mutating func skipLine() {
    while cursor.peek().kind != .end, !cursor.peek().startsLine { _ = cursor.next() }
  }

  /// The elements of a list, not counting commas inside brackets.
  private static func split(_ list: String) -> [String] {
    var parts: [String] = []
    var depth = 0
    var part = ""
    for character in list {
      switch character {
      case "(", "[", "<": depth += 1
      case ")", "]", ">": depth -= 1
      default: break
      }
      if character == ",", depth == 0 {
        parts.append(part)
        part = ""
      } else if !(part.isEmpty && character == " ") {
        part.append(character)
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func bare(_ name: String) -> String {
    name.hasPrefix("`") && name.hasSuffix("`") ? String(name.dropFirst().dropLast()) : name
  }
}
