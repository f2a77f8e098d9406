/// The tree of an I-Regexp.
indirect enum RegexTree {
  case characters(RegexCharacters)
  case start, end
  case sequence([RegexTree])
  case choice([RegexTree])
  /// `upper` is nil for no limit.
  case repeated(RegexTree, lower: Int, upper: Int?)
}

/// Parses I-Regexps by the grammar of RFC 9485, section 4; nil stands for a pattern that is none.
struct RegexParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  mutating func parseWhole() -> RegexTree? {
    guard let tree = parseChoice(), position == scalars.count else { return nil }
    return tree
  }

  private mutating func parseChoice() -> RegexTree? {
    guard depth < 64 else { return nil }
    depth += 1
    defer { depth -= 1 }
    var branches: [RegexTree] = []
    repeat {
      guard let branch = parseBranch() else { return nil }
      branches.append(branch)
    } while take("|")
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func parseBranch() -> RegexTree? {
    var pieces: [RegexTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let atom = parseAtom(), let piece = parseQuantifier(of: atom) else { return nil }
      pieces.append(piece)
    }
    return .sequence(pieces)
  }

  private mutating func parseAtom() -> RegexTree? {
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case "(":
      guard let inner = parseChoice(), take(")") else { return nil }
      return inner
    case ".": return .characters(.dot)
    case "[": return parseClass().map { .characters($0) }
    case "\\": return parseEscape().map { .characters(RegexCharacters(members: [$0])) }
    case "*", "+", "?", "{", "}", "]", ")", "|": return nil
    // The grammar has them as characters; every implementation, and the suite that they share, as anchors.
    case "^": return .start
    case "$": return .end
    default: return .characters(.single(scalar))
    }
  }

  private mutating func parseQuantifier(of atom: RegexTree) -> RegexTree? {
    if take("*") { return .repeated(atom, lower: 0, upper: nil) }
    if take("+") { return .repeated(atom, lower: 1, upper: nil) }
    if take("?") { return .repeated(atom, lower: 0, upper: 1) }
    guard take("{") else { return atom }
    guard let lower = takeNumber() else { return nil }
    var upper: Int? = lower
    if take(",") { upper = takeNumber() }
    guard take("}"), upper.map({ $0 >= lower }) ?? true else { return nil }
    return .repeated(atom, lower: lower, upper: upper)
  }

  private mutating func takeNumber() -> Int? {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return Int(digits)
  }

  /// A character class; the opening bracket has been taken.
  private mutating func parseClass() -> RegexCharacters? {
    var characters = RegexCharacters(members: [], isNegated: take("^"))
    if take("-") { characters.members.append(.range(0x2D...0x2D)) }
    while let scalar = next, scalar != "]" {
      position += 1
      if scalar == "-" {
        // A hyphen stands for itself only at either end.
        guard next == "]" else { return nil }
        characters.members.append(.range(0x2D...0x2D))
        continue
      }
      guard scalar != "[", let first = scalar == "\\" ? parseEscape() : .range(scalar.value...scalar.value) else {
        return nil
      }
      guard let member = parseRange(from: first) else { return nil }
      characters.members.append(member)
    }
    guard take("]"), !characters.members.isEmpty else { return nil }
    return characters
  }

  /// The member that begins with a character, which may be a range.
  private mutating func parseRange(from first: RegexCharacters.Member) -> RegexCharacters.Member? {
    guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { return first }
    position += 1
    guard let scalar = next, scalar != "[", scalar != "-" else { return nil }
    position += 1
    let last = scalar == "\\" ? parseEscape() : .range(scalar.value...scalar.value)
    guard case .range(let lower) = first, case .range(let upper)? = last, lower.lowerBound <= upper.upperBound else {
      return nil
    }
    return .range(lower.lowerBound...upper.upperBound)
  }

  /// What follows a backslash.
  private mutating func parseEscape() -> RegexCharacters.Member? {
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case "n": return .range(0xA...0xA)
    case "r": return .range(0xD...0xD)
    case "t": return .range(0x9...0x9)
    case "p", "P": return parseCategory(isNegated: scalar == "P")
    case "(", ")", "*", "+", "-", ".", "?", "[", "\\", "]", "^", "{", "|", "}", "$":
      return .range(scalar.value...scalar.value)
    default: return nil
    }
  }

  private mutating func parseCategory(isNegated: Bool) -> RegexCharacters.Member? {
    guard take("{") else { return nil }
    var name = ""
    while let scalar = next, scalar != "}", name.count < 3 {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard take("}"), RegexCharacters.categories.contains(name) else { return nil }
    return .category(name, isNegated: isNegated)
  }
}
