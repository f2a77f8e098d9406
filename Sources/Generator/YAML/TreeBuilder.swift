import Diagnostics

/// Puts the events of a document together to a tree, whichever syntax they come from.
///
/// Children wait on one stack for all open containers, so each finished container allocates exactly once.
struct TreeBuilder {
  /// A finished value that an anchor names, and what writing it out once more would cost.
  struct Anchored {
    let node: Node
    let cost: Cost
  }

  /// The size of a value with its aliases written out: the nodes it counts and the levels it nests.
  struct Cost {
    var nodes = 1
    var height = 0
  }

  /// A container whose end has not come.
  struct Frame {
    let isMapping: Bool
    let start: Int
    let position: Position
    let anchor: String?
    var key: String?
    var keyPosition: Position
    var cost = Cost()
    /// Where plain `<<` keys stand on the stack of entries.
    var merges: [Int] = []
  }

  let file: SourceFile
  let limits: YAMLReader.Limits
  var bag: DiagnosticBag
  var entries: [Entry] = []
  private var nodes: [Node] = []
  private var frames: [Frame] = []
  private var frame: Frame
  private var anchors: [String: Anchored] = [:]
  private var openAnchors: Set<String> = []
  private var aliasedNodes = 0

  init(file: SourceFile, limits: YAMLReader.Limits, bag: DiagnosticBag) {
    self.file = file
    self.limits = limits
    self.bag = bag
    let start = Position(line: 1, column: 1)
    frame = Frame(isMapping: false, start: 0, position: start, anchor: nil, key: nil, keyPosition: start)
  }

  /// The first value that was finished outside every container.
  var root: Node? { frames.isEmpty ? nodes.first : nil }

  mutating func scalar(_ text: String, _ style: Scalar.Style, at position: Position, anchor: String? = nil) {
    if frame.isMapping, frame.key == nil, anchor == nil {
      setKey(text, isMerge: style == .plain && text == "<<", at: position)
      return
    }
    let node = Node(.scalar(Scalar(text: text, style: style)), in: file, at: position)
    if let anchor { anchors[anchor] = Anchored(node: node, cost: Cost()) }
    attach(node, at: position, cost: Cost())
  }

  mutating func begin(mapping isMapping: Bool, at position: Position, anchor: String? = nil) throws(Refusal) {
    guard frames.count < limits.depth else { throw tooDeep(at: position) }
    if let anchor {
      anchors[anchor] = nil
      openAnchors.insert(anchor)
    }
    var outer = Frame(
      isMapping: isMapping, start: isMapping ? entries.count : nodes.count, position: position, anchor: anchor,
      key: nil, keyPosition: position)
    // Swapped and moved rather than copied: this happens for every mapping and every list.
    swap(&frame, &outer)
    frames.append(outer)
  }

  mutating func end() {
    guard var closed = frames.popLast() else { return }
    swap(&frame, &closed)
    let content: Node.Content
    if closed.isMapping {
      content = .mapping(finishMapping(closed))
    } else {
      content = .sequence(nodes.takeAll(from: closed.start))
    }
    let node = Node(content, in: file, at: closed.position)
    if let anchor = closed.anchor {
      openAnchors.remove(anchor)
      anchors[anchor] = Anchored(node: node, cost: closed.cost)
    }
    attach(node, at: closed.position, cost: closed.cost)
  }

  mutating func alias(_ name: String, at position: Position) throws(Refusal) {
    guard let anchored = anchors[name] else {
      reportMissing(name, at: position)
      scalar("", .plain, at: position)
      return
    }
    aliasedNodes += anchored.cost.nodes
    guard aliasedNodes <= limits.aliasedNodes else {
      throw Refusal(
        .aliasExpansion, "aliases expand this document to more than \(limits.aliasedNodes) values", at: position,
        in: file, notes: [.init("`&\(name)` is set here", at: anchored.node.location)],
        help: "write the shared parts as `$ref`, or raise `limits.aliasedNodes`")
    }
    guard frames.count + anchored.cost.height <= limits.depth else { throw tooDeep(at: position) }
    attach(anchored.node, at: position, cost: anchored.cost)
  }

  mutating func report(_ id: DiagnosticID, _ message: String, at position: Position, help: String? = nil) {
    bag.report(id, message, at: position.location(in: file), help: help)
  }

  private mutating func setKey(_ text: String, isMerge: Bool, at position: Position) {
    if isMerge { frame.merges.append(entries.count) }
    frame.key = text
    frame.keyPosition = position
  }

  /// Adds a finished value to the open container: as element, as value of the waiting key, or as a key.
  private mutating func attach(_ node: Node, at position: Position, cost: Cost) {
    frame.cost.nodes += cost.nodes
    frame.cost.height = max(frame.cost.height, cost.height + 1)
    guard frame.isMapping else {
      nodes.append(node)
      return
    }
    if let key = frame.key.take() {
      entries.append(Entry(key: key, in: file, at: frame.keyPosition, value: node))
    } else if case .scalar(let scalar) = node.content {
      setKey(scalar.text, isMerge: false, at: position)
    } else {
      report(
        .complexKey, "a key must be text, not a \(node.kind.rawValue)", at: position,
        help: "put quotes around it if it is meant as text")
      setKey("", isMerge: false, at: position)
    }
  }

  private mutating func reportMissing(_ name: String, at position: Position) {
    if openAnchors.contains(name) {
      report(.recursiveAlias, "`*\(name)` stands inside the value that `&\(name)` names", at: position)
    } else {
      report(.undefinedAlias, "no anchor `&\(name)` is set before this alias", at: position)
    }
  }

  private func tooDeep(at position: Position) -> Refusal {
    Refusal(.nestingDepth, "values nest more than \(limits.depth) levels deep here", at: position, in: file)
  }
}

extension Array {
  /// Takes out the elements from an index on, which moves each one instead of counting references to it.
  mutating func takeAll(from start: Int) -> [Element] {
    var taken: [Element] = []
    taken.reserveCapacity(count - start)
    while count > start { taken.append(removeLast()) }
    taken.reverse()
    return taken
  }
}
