/// Walks a program and writes its text into one buffer.
struct TemplateRenderer {
  private let program: TemplateProgram
  private var frames: [AnyObject?]
  private(set) var output: [UInt8] = []
  private var indentation: [UInt8] = []
  private var item = ""
  private var isFirst = true
  private var isLast = true

  init(_ program: TemplateProgram, root: AnyObject, size: Int) {
    self.program = program
    frames = Array(repeating: nil, count: program.frameCount)
    if !frames.isEmpty { frames[0] = root }
    output.reserveCapacity(size)
  }

  mutating func run() {
    run(program.procedures[0])
  }

  private mutating func run(_ code: [TemplateProgram.Instruction]) {
    run(code, code.indices)
  }

  private mutating func run(_ code: [TemplateProgram.Instruction], _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch code[index] {
      case .text(let text): write(program.texts[text])
      case .place(let lookup):
        if case .text(let text) = value(lookup) { write(text) }
      case .placeItem: write(item)
      case .when(let condition, let inverted, let end):
        if holds(condition) == inverted { index = end - 1 }
      case .eachText(let lookup, let end):
        eachText(value(lookup), code, (index + 1)..<end)
        index = end - 1
      case .eachView(let lookup, let frame, let end):
        eachView(value(lookup), frame, code, (index + 1)..<end)
        index = end - 1
      case .call(let procedure, let text):
        let outer = indentation
        let further = program.texts[text]
        if !further.isEmpty { indentation += further }
        run(program.procedures[procedure])
        indentation = outer
      }
      index += 1
    }
  }

  private func value(_ lookup: TemplateProgram.Lookup) -> TemplateValue {
    guard let view = frames[lookup.frame] else { return .flag(false) }
    var value = program.readers[lookup.reader](view)
    guard let path = lookup.path else { return value }
    for read in program.paths[path] {
      guard case .view(let child?) = value else { return .flag(false) }
      value = read(child)
    }
    return value
  }

  private func holds(_ condition: TemplateProgram.Condition) -> Bool {
    switch condition {
    case .value(let lookup): value(lookup).isPresent
    case .item: !item.isEmpty
    case .first: isFirst
    case .last: isLast
    }
  }

  private mutating func eachText(
    _ value: TemplateValue, _ code: [TemplateProgram.Instruction], _ body: Range<Int>
  ) {
    let outer = (item, isFirst, isLast)
    switch value {
    case .text(let text) where !text.isEmpty:
      item = text
      run(code, body)
    case .texts(let texts):
      for (index, text) in texts.enumerated() {
        item = text
        (isFirst, isLast) = (index == 0, index == texts.count - 1)
        run(code, body)
      }
    default: break
    }
    (item, isFirst, isLast) = outer
  }

  private mutating func eachView(
    _ value: TemplateValue, _ frame: Int, _ code: [TemplateProgram.Instruction], _ body: Range<Int>
  ) {
    let outer = (frames[frame], isFirst, isLast)
    switch value {
    case .view(let view?):
      frames[frame] = view
      run(code, body)
    case .views(let views):
      for (index, view) in views.enumerated() {
        frames[frame] = view
        (isFirst, isLast) = (index == 0, index == views.count - 1)
        run(code, body)
      }
    default: break
    }
    (frames[frame], isFirst, isLast) = outer
  }

  private mutating func write(_ text: String) {
    if text.isEmpty { return }
    indentIfAtLineStart()
    if text.utf8.withContiguousStorageIfAvailable({ output.append(contentsOf: $0) }) == nil {
      output.append(contentsOf: text.utf8)
    }
  }

  /// Copies template text, with the indentation in front of every line that is not empty.
  private mutating func write(_ text: [UInt8]) {
    if indentation.isEmpty {
      output.append(contentsOf: text)
      return
    }
    var start = 0
    while start < text.count {
      let lineBreak = text[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = lineBreak.map { $0 + 1 } ?? text.count
      if text[start] != UInt8(ascii: "\n") { indentIfAtLineStart() }
      output.append(contentsOf: text[start..<end])
      start = end
    }
  }

  private mutating func indentIfAtLineStart() {
    if indentation.isEmpty { return }
    if output.isEmpty || output[output.count - 1] == UInt8(ascii: "\n") { output.append(contentsOf: indentation) }
  }
}
