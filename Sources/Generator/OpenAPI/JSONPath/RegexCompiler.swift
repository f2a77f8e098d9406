/// Turns the tree of an I-Regexp into the machine's program.
struct RegexCompiler {
  private(set) var program: [InteroperableRegex.Instruction] = []
  private let limit = 10_000
  /// Counts the trees compiled too, since repeating the empty tree makes no program and takes time all the same.
  private var work = 0

  /// Appends a tree; false when the program would grow beyond the limit.
  mutating func compile(_ tree: RegexTree) -> Bool {
    work += 1
    guard program.count < limit, work < 10 * limit else { return false }
    switch tree {
    case .characters(let characters):
      program.append(.consume(characters))
      return true
    case .start:
      program.append(.assertStart)
      return true
    case .end:
      program.append(.assertEnd)
      return true
    case .sequence(let parts):
      for part in parts where !compile(part) { return false }
      return true
    case .choice(let branches): return compile(choice: branches[...])
    case .repeated(let inner, let lower, let upper): return compile(inner, lower, upper)
    }
  }

  private mutating func compile(choice branches: ArraySlice<RegexTree>) -> Bool {
    guard let first = branches.first else { return true }
    guard branches.count > 1 else { return compile(first) }
    let split = program.count
    program.append(.accept)
    guard compile(first) else { return false }
    let jump = program.count
    program.append(.accept)
    program[split] = .split(split + 1, program.count)
    guard compile(choice: branches.dropFirst()) else { return false }
    program[jump] = .jump(program.count)
    return true
  }

  private mutating func compile(_ inner: RegexTree, _ lower: Int, _ upper: Int?) -> Bool {
    guard lower <= limit, upper ?? 0 <= limit else { return false }
    for _ in 0..<lower where !compile(inner) { return false }
    guard let upper else { return compile(star: inner) }
    var splits: [Int] = []
    for _ in lower..<upper {
      splits.append(program.count)
      program.append(.accept)
      guard compile(inner) else { return false }
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
    return true
  }

  private mutating func compile(star inner: RegexTree) -> Bool {
    let split = program.count
    program.append(.accept)
    guard compile(inner) else { return false }
    program.append(.jump(split))
    program[split] = .split(split + 1, program.count)
    return true
  }
}
