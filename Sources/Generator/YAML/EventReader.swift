import CLibYAML
import Diagnostics

/// Feeds the events of libyaml's parser to a tree builder.
struct EventReader {
  let bytes: [UInt8]
  let file: SourceFile
  let separators: LineSeparators
  private var pool = StringPool()

  init(bytes: [UInt8], file: SourceFile) {
    let separators = LineSeparators(in: bytes)
    self.bytes = separators.isNeeded ? separators.hidden(bytes) : bytes
    self.separators = separators
    self.file = file
  }

  /// Reads the one document of the file.
  mutating func read(into builder: inout TreeBuilder) throws(Refusal) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer {
      parser.deallocate()
      event.deallocate()
    }
    guard yaml_parser_initialize(parser) == 1 else {
      throw Refusal(.yamlSyntax, "no memory to read YAML", at: Position(line: 1, column: 1), in: file)
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // The bytes must stay where they are while libyaml reads from them; `bytes` is immutable and outlives the parser.
    let problem: Refusal? = bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      do throws(Refusal) {
        try pump(parser, event, into: &builder)
        return nil
      } catch {
        return error
      }
    }
    if let problem { throw problem }
  }

  private mutating func pump(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ event: UnsafeMutablePointer<yaml_event_t>,
    into builder: inout TreeBuilder
  ) throws(Refusal) {
    var documents: [Position] = []
    while true {
      guard yaml_parser_parse(parser, event) == 1 else {
        throw SyntaxProblem(parser.pointee, bytes: bytes, file: file).refusal
      }
      defer { yaml_event_delete(event) }
      switch event.pointee.type {
      case YAML_STREAM_END_EVENT: return
      case YAML_DOCUMENT_START_EVENT:
        documents.append(Position(event.pointee.start_mark))
        if documents.count > 1 {
          builder.bag.report(
            .severalDocuments, "a second document begins here, and only one is read",
            at: Position(event.pointee.start_mark).location(in: file),
            help: "remove the `---` line, or move what follows into a file of its own")
          return
        }
      default: try forward(event, to: &builder)
      }
    }
  }

  private mutating func forward(
    _ event: UnsafeMutablePointer<yaml_event_t>, to builder: inout TreeBuilder
  ) throws(Refusal) {
    let position = Position(event.pointee.start_mark)
    switch event.pointee.type {
    case YAML_SCALAR_EVENT:
      scalar(event.pointee.data.scalar, at: position, to: &builder)
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      checkTag(start.tag, at: position, in: &builder)
      try builder.begin(mapping: true, at: position, anchor: name(start.anchor))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.pointee.data.sequence_start
      checkTag(start.tag, at: position, in: &builder)
      try builder.begin(mapping: false, at: position, anchor: name(start.anchor))
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      builder.end()
    case YAML_ALIAS_EVENT:
      try builder.alias(name(event.pointee.data.alias.anchor) ?? "", at: position)
    default: break
    }
  }

  private mutating func scalar(
    _ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar, at position: Position,
    to builder: inout TreeBuilder
  ) {
    var text = pool.string(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    if separators.isNeeded { text = separators.restored(text) }
    let style: Scalar.Style
    if let tag = name(scalar.tag) {
      style = CoreTag.style(of: tag)
      checkTag(scalar.tag, at: position, in: &builder)
    } else {
      style =
        switch scalar.style {
        case YAML_PLAIN_SCALAR_STYLE: .plain
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .quoted
        }
    }
    builder.scalar(text, style, at: position, anchor: name(scalar.anchor))
  }

  private func checkTag(
    _ tag: UnsafeMutablePointer<yaml_char_t>?, at position: Position, in builder: inout TreeBuilder
  ) {
    guard let tag = name(tag), !CoreTag.isKnown(tag) else { return }
    builder.report(.unknownTag, "the tag `\(CoreTag.shown(tag))` is ignored", at: position)
  }

  private func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }
}

extension Position {
  /// The place of a libyaml mark, which counts from 0.
  init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}
