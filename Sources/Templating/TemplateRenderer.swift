/// Walks a program and writes its text into one buffer.
struct TemplateRenderer {
  private let procedures: [[TemplateProgram.Instruction]]
  private var frames: [(any ViewObject)?]
  private(set) var output: [UInt8] = []
  private var indentation: [UInt8] = []
  private var item = ""
  private var isFirst = true
  private var isLast = true

  init(_ program: TemplateProgram, root: any ViewObject) {
    procedures = program.procedures
    frames = Array(repeating: nil, count: program.frameCount)
    if !frames.isEmpty { frames[0] = root }
    output.reserveCapacity(1 << 16)
  }

  mutating func run() {
    run(procedures[0], 0..<procedures[0].count)
  }

  private mutating func run(_ code: [TemplateProgram.Instruction], _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch code[index] {
      case .text(let text): write(text)
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
      case .call(let procedure, let further):
        let outer = indentation
        if !further.isEmpty { indentation += further }
        run(procedures[procedure], 0..<procedures[procedure].count)
        indentation = outer
      }
      index += 1
    }
  }

  private func value(_ lookup: TemplateProgram.Lookup) -> TemplateValue {
    guard var view = frames[lookup.frame] else { return .flag(false) }
    if lookup.path.isEmpty { return view.value(at: lookup.key) }
    var key = lookup.key
    for next in lookup.path {
      guard case .view(let child?) = view.value(at: key) else { return .flag(false) }
      view = child
      key = next
    }
    return view.value(at: key)
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
    var text = text
    text.withUTF8 { output.append(contentsOf: $0) }
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
