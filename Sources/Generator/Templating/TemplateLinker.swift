import Diagnostics

/// Resolves a template and all its partials against the shape of the view it will be rendered with.
///
/// Names are looked up from the innermost section outwards, as Mustache does. The views that surround a place are known
/// beforehand, so every name becomes a frame and a position, and what cannot be found is reported, all of it at once.
struct TemplateLinker {
  /// What surrounds a place in a template: the frames from the outermost to the innermost, each shape once.
  ///
  /// A view inside a view of the same shape hides it completely, so the outer one is dropped; this keeps the number of
  /// surroundings finite when a partial includes itself.
  private struct Surroundings: Hashable {
    var frames: [Int]
    var isInList = false
    var hasItem = false

    func entering(_ frame: Int) -> Surroundings {
      Surroundings(frames: frames.filter { $0 != frame } + [frame], isInList: isInList, hasItem: hasItem)
    }
  }

  private struct ProcedureKey: Hashable {
    var template: String
    var surroundings: Surroundings
  }

  private struct Found {
    var lookup: TemplateProgram.Lookup
    var kind: KeyDescription.Kind
  }

  private let templates: [String: Template]
  private var shapes: [ViewShape] = []
  private var frames: [ObjectIdentifier: Int] = [:]
  private var procedures: [[TemplateProgram.Instruction]] = []
  private var procedureIndexes: [ProcedureKey: Int] = [:]
  private var texts: [[UInt8]] = []
  private var readers: [KeyReader] = []
  /// Where the readers of each frame begin.
  private var firstReaders: [Int] = []
  private var paths: [[KeyReader]] = []
  private(set) var diagnostics = DiagnosticBag()

  init(_ templates: [String: Template]) {
    self.templates = templates
  }

  /// The program for `template` over a view of `shape`; what is wrong with it is in `diagnostics` afterwards.
  mutating func link(_ template: Template, to shape: ViewShape) -> TemplateProgram {
    _ = procedure(template, in: Surroundings(frames: [frame(of: shape)]))
    return TemplateProgram(
      procedures: procedures, frameCount: shapes.count, texts: texts, readers: readers, paths: paths)
  }

  private mutating func frame(of shape: ViewShape) -> Int {
    if let known = frames[shape.identity] { return known }
    frames[shape.identity] = shapes.count
    shapes.append(shape)
    firstReaders.append(readers.count)
    readers += shape.keys.map(\.read)
    return shapes.count - 1
  }

  private mutating func procedure(_ template: Template, in surroundings: Surroundings) -> Int {
    let key = ProcedureKey(template: template.name, surroundings: surroundings)
    if let known = procedureIndexes[key] { return known }
    let index = procedures.count
    procedureIndexes[key] = index
    procedures.append([])
    var code: [TemplateProgram.Instruction] = []
    emit(template.nodes, of: template, in: surroundings, to: &code)
    procedures[index] = code
    return index
  }

  private mutating func emit(
    _ nodes: [TemplateNode], of template: Template, in surroundings: Surroundings,
    to code: inout [TemplateProgram.Instruction]
  ) {
    for node in nodes {
      let location = SourceLocation(file: template.file, line: node.line, column: node.column)
      switch node.content {
      case .text(let text):
        code.append(.text(index(of: text)))
      case .place(let path):
        emitPlace(path, at: location, in: surroundings, to: &code)
      case .section(let path, let inverted, let body):
        let start = code.count
        guard let (head, inner) = section(path, inverted: inverted, at: location, in: surroundings) else { continue }
        code.append(head)
        emit(body, of: template, in: inner, to: &code)
        code[start] = head.ending(at: code.count)
      case .partial(let name, let indentation):
        guard let partial = templates[name] else {
          reportUnknownPartial(name, at: location)
          continue
        }
        let procedure = procedure(partial, in: surroundings)
        code.append(.call(procedure: procedure, indentation: index(of: indentation)))
      }
    }
  }

  private mutating func index(of text: [UInt8]) -> Int {
    texts.append(text)
    return texts.count - 1
  }

  private mutating func emitPlace(
    _ path: [String], at location: SourceLocation, in surroundings: Surroundings,
    to code: inout [TemplateProgram.Instruction]
  ) {
    if path.isEmpty {
      if surroundings.hasItem {
        code.append(.placeItem)
      } else {
        diagnostics.report(
          .templateKeyUse, "`{{.}}` stands outside a section over texts", at: location,
          help: "use it inside `{{#name}}…{{/name}}` where `name` is a text or a list of texts")
      }
      return
    }
    guard let found = find(path, at: location, in: surroundings) else { return }
    if case .text = found.kind {
      code.append(.place(found.lookup))
      return
    }
    let name = path.joined(separator: ".")
    diagnostics.report(
      .templateKeyUse, "`\(name)` is \(found.kind.phrase) and cannot be placed", at: location,
      help: "use a section: `{{#\(name)}}…{{/\(name)}}`")
  }

  /// The instruction that heads a section, and what surrounds its body.
  private mutating func section(
    _ path: [String], inverted: Bool, at location: SourceLocation, in surroundings: Surroundings
  ) -> (TemplateProgram.Instruction, Surroundings)? {
    if path.isEmpty, surroundings.hasItem { return (.when(.item, inverted: inverted, end: 0), surroundings) }
    if surroundings.isInList, !offers(path, surroundings) {
      if path == ["first"] { return (.when(.first, inverted: inverted, end: 0), surroundings) }
      if path == ["last"] { return (.when(.last, inverted: inverted, end: 0), surroundings) }
    }
    guard let found = find(path, at: location, in: surroundings) else { return nil }
    if inverted { return (.when(.value(found.lookup), inverted: true, end: 0), surroundings) }
    switch found.kind {
    case .flag:
      return (.when(.value(found.lookup), inverted: false, end: 0), surroundings)
    case .text:
      var inner = surroundings
      inner.hasItem = true
      return (.eachText(found.lookup, end: 0), inner)
    case .texts:
      var inner = surroundings
      inner.hasItem = true
      inner.isInList = true
      return (.eachText(found.lookup, end: 0), inner)
    case .view(let shape):
      let frame = frame(of: shape())
      return (.eachView(found.lookup, frame: frame, end: 0), surroundings.entering(frame))
    case .views(let shape):
      let frame = frame(of: shape())
      var inner = surroundings.entering(frame)
      inner.isInList = true
      return (.eachView(found.lookup, frame: frame, end: 0), inner)
    }
  }

  private func offers(_ path: [String], _ surroundings: Surroundings) -> Bool {
    surroundings.frames.contains { frame in shapes[frame].keys.contains { $0.name == path.first } }
  }

  private mutating func find(
    _ path: [String], at location: SourceLocation, in surroundings: Surroundings
  ) -> Found? {
    guard let name = path.first else {
      diagnostics.report(.templateKeyUse, "`.` stands outside a section over texts", at: location)
      return nil
    }
    for frame in surroundings.frames.reversed() {
      guard let key = shapes[frame].keys.firstIndex(where: { $0.name == name }) else { continue }
      var found = Found(
        lookup: .init(frame: frame, reader: firstReaders[frame] + key), kind: shapes[frame].keys[key].kind)
      var steps: [KeyReader] = []
      for step in path.dropFirst() {
        guard case .view(let shape) = found.kind else {
          reportUnknownKey(step, of: [], after: name, at: location)
          return nil
        }
        let child = shape()
        guard let key = child.keys.firstIndex(where: { $0.name == step }) else {
          reportUnknownKey(step, of: [child], after: name, at: location)
          return nil
        }
        steps.append(child.keys[key].read)
        found.kind = child.keys[key].kind
      }
      if !steps.isEmpty {
        found.lookup.path = paths.count
        paths.append(steps)
      }
      return found
    }
    reportUnknownKey(name, of: surroundings.frames.reversed().map { shapes[$0] }, after: nil, at: location)
    return nil
  }

  private mutating func reportUnknownKey(
    _ name: String, of views: [ViewShape], after prefix: String?, at location: SourceLocation
  ) {
    let place = prefix.map { " in `\($0)`" } ?? ""
    let notes = views.map { view in
      let names = view.keys.map { "`\($0.name)`" }.joined(separator: ", ")
      return Diagnostic.Note("view `\(view.name)` offers \(names.isEmpty ? "no key" : names)")
    }
    diagnostics.report(.unknownTemplateKey, "there is no key `\(name)`\(place)", at: location, notes: notes)
  }

  private mutating func reportUnknownPartial(_ name: String, at location: SourceLocation) {
    let names = templates.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
    diagnostics.report(
      .unknownPartial, "there is no template `\(name)`", at: location, notes: [.init("the templates are \(names)")])
  }
}

extension TemplateProgram.Instruction {
  /// The same section head with its end filled in, once the body's length is known.
  fileprivate func ending(at end: Int) -> Self {
    switch self {
    case .when(let condition, let inverted, _): .when(condition, inverted: inverted, end: end)
    case .eachText(let lookup, _): .eachText(lookup, end: end)
    case .eachView(let lookup, let frame, _): .eachView(lookup, frame: frame, end: end)
    default: self
    }
  }
}

extension KeyDescription.Kind {
  /// The kind in words, for messages and for the table of keys.
  package var phrase: String {
    switch self {
    case .text: "a text"
    case .flag: "a yes or no"
    case .texts: "a list of texts"
    case .view(let shape): "a view (`\(shape().name)`)"
    case .views(let shape): "a list of views (`\(shape().name)`)"
    }
  }
}
