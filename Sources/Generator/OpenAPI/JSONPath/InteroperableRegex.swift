/// A regular expression of RFC 9485 (I-Regexp), which JSONPath's `match` and `search` take.
///
/// It runs as a set of states, one step for each character: no pattern makes it slow, since patterns come from documents.
struct InteroperableRegex {
  /// One step of the machine.
  enum Instruction {
    case consume(RegexCharacters)
    /// Goes on at the text's start, or at its end, only.
    case assertStart, assertEnd
    case split(Int, Int)
    case jump(Int)
    case accept
  }

  private let program: [Instruction]

  /// Compiles a pattern; nil for one that is no I-Regexp or is too large.
  init?(_ pattern: String) {
    var parser = RegexParser(pattern)
    guard let tree = parser.parseWhole() else { return nil }
    var compiler = RegexCompiler()
    guard compiler.compile(tree) else { return nil }
    program = compiler.program + [.accept]
  }

  /// Whether the whole text matches.
  func matches(_ text: String) -> Bool {
    run(text, anywhere: false)
  }

  /// Whether some part of the text matches.
  func isFound(in text: String) -> Bool {
    run(text, anywhere: true)
  }

  private func run(_ text: String, anywhere: Bool) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var states = StateSet(count: program.count)
    add(0, to: &states, at: 0, of: scalars.count)
    for (position, scalar) in scalars.enumerated() {
      if anywhere, states.contains(program.count - 1) { return true }
      var next = StateSet(count: program.count)
      for state in states.members {
        guard case .consume(let characters) = program[state], characters.contains(scalar) else { continue }
        add(state + 1, to: &next, at: position + 1, of: scalars.count)
      }
      if anywhere { add(0, to: &next, at: position + 1, of: scalars.count) }
      states = next
      if states.members.isEmpty { return false }
    }
    return states.contains(program.count - 1)
  }

  /// Adds a state and those that are reached from it without a character.
  private func add(_ start: Int, to states: inout StateSet, at position: Int, of count: Int) {
    var pending = [start]
    while let state = pending.popLast() {
      guard states.insert(state) else { continue }
      switch program[state] {
      case .split(let first, let second): pending += [second, first]
      case .jump(let target): pending.append(target)
      case .assertStart: if position == 0 { pending.append(state + 1) }
      case .assertEnd: if position == count { pending.append(state + 1) }
      case .consume, .accept: break
      }
    }
  }
}

/// The states that the machine is in.
private struct StateSet {
  private(set) var members: [Int] = []
  private var isMember: [Bool]

  init(count: Int) { isMember = Array(repeating: false, count: count) }

  func contains(_ state: Int) -> Bool { isMember[state] }

  mutating func insert(_ state: Int) -> Bool {
    if isMember[state] { return false }
    isMember[state] = true
    members.append(state)
    return true
  }
}
