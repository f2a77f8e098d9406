import YAML

/// Where an object stands in its document, as a chain of steps from the root of its file.
///
/// Paths are links to the parent's path, so that reading a document makes no pointer strings; `pointer` and `description`
/// are built when somebody asks. Two objects are the same object of the document when file and pointer are equal.
package final class ObjectPath: Sendable {
  /// One step: a key of an object, an entry of a map under a key, or an element of a list under a key.
  enum Step: Sendable {
    case root
    case key(String)
    case entry(String, String)
    case element(String, Int)
    case index(Int)
    case tokens([String])
  }

  package let parent: ObjectPath?
  /// The file's path as shown to the user; empty for the entry document, so that its identities start with `#`.
  package let file: String
  let step: Step

  init(parent: ObjectPath, _ step: Step) {
    self.parent = parent
    self.file = parent.file
    self.step = step
  }

  init(file: String, tokens: [String] = []) {
    self.parent = nil
    self.file = file
    self.step = tokens.isEmpty ? .root : .tokens(tokens)
  }

  /// The reference tokens (RFC 6901) from the root of the file, unescaped.
  package var tokens: [String] {
    var steps: [Step] = []
    var link: ObjectPath? = self
    while let current = link {
      steps.append(current.step)
      link = current.parent
    }
    var tokens: [String] = []
    for step in steps.reversed() {
      switch step {
      case .root: break
      case .key(let key): tokens.append(key)
      case .entry(let key, let name): tokens += [key, name]
      case .element(let key, let index): tokens += [key, String(index)]
      case .index(let index): tokens.append(String(index))
      case .tokens(let list): tokens += list
      }
    }
    return tokens
  }

  package var pointer: JSONPointer { JSONPointer(tokens) }
}

extension ObjectPath: Hashable {
  package static func == (left: ObjectPath, right: ObjectPath) -> Bool {
    left === right || (left.file == right.file && left.tokens == right.tokens)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(tokens)
  }
}

extension ObjectPath: CustomStringConvertible {
  /// The canonical identity: file and pointer, `#/components/schemas/Incident` or `models/incident.yml#/properties/id`.
  package var description: String {
    "\(file)#\(pointer)"
  }
}
