import Diagnostics
import OpenAPI
import YAML

/// Finds the models of work that goes on after an answer: those that declare it, and those of which it is sure.
///
/// Sure it is where an operation that changes something gives the very object that a GET by id gives, and where every value of its
/// status is known to mean work, success or failure, with each of the three among them: a to-do that cannot fail is no such work.
struct LongRunningPass {
  let operations: [Operation]
  let composer: SchemaComposer

  private static let name = "work"

  func run(_ drafts: inout [Draft], into bag: inout DiagnosticBag) {
    let started = Set(operations.filter { $0.method != "GET" }.flatMap(answers))
    let polled = Set(operations.filter { $0.method == "GET" && $0.path.hasSuffix("}") }.flatMap(answers))
    for index in drafts.indices {
      guard drafts[index].declaration.usage.contains(.response), let schema = drafts[index].schema,
        case .structure(var structure) = drafts[index].declaration.kind, !structure.isWrapper,
        // What the conformance adds must not be there already.
        !structure.properties.contains(where: { SwiftIdentifier.member(of: $0.wireName) == "workState" })
      else { continue }
      if let node = declaration(of: schema) {
        if node.bool == false { continue }
        structure.work = read(node, DeclarationID(index), drafts, into: &bag)
      } else if started.contains(DeclarationID(index)), polled.contains(DeclarationID(index)) {
        structure.work = inferred(structure, drafts)
      }
      drafts[index].declaration.kind = .structure(structure)
    }
  }

  /// The models that an operation answers with.
  private func answers(of operation: Operation) -> [DeclarationID] {
    switch operation.result {
    case .content(.json(.declared(let id))), .content(.optionalJSON(.declared(let id))): [id]
    default: []
    }
  }

  // MARK: As declared

  private func declaration(of schema: OpenAPI.Schema) -> Node? {
    ExtensionReader.value(Self.name, in: schema.extensions)
      ?? PageSchema(schema, composer).composed.conjuncts.lazy
      .compactMap { ExtensionReader.value(Self.name, in: $0.extensions) }.first
  }

  private func read(
    _ node: Node, _ id: DeclarationID, _ drafts: [Draft], into bag: inout DiagnosticBag
  ) -> LongRunningWork? {
    let name = ExtensionReader.prefix + Self.name
    guard ExtensionReader.check(node, members: ["status", "running", "finished"], of: name, into: &bag) else {
      return nil
    }
    let running = texts(node["running"]), finished = texts(node["finished"])
    guard let running, let finished else {
      bag.report(
        .invalidExtension, "`\(name)` needs the values of the status, `running` and `finished`, as lists of texts",
        at: node.location, help: "for instance {status: /status, running: [queued], finished: [done, failed]}")
      return nil
    }
    let pointer = node["status"]?.string ?? "/status"
    let path = pointer.split(separator: "/").map { String($0.replacing("~1", with: "/").replacing("~0", with: "~")) }
    guard pointer.hasPrefix("/"), isStatus(path, of: id, drafts) else {
      bag.report(
        .invalidExtension, "`status` must be a JSON pointer to a text of the model that the schema describes",
        at: (node["status"] ?? node).location, help: "for instance `/status`")
      return nil
    }
    return LongRunningWork(path: path, running: running, finished: finished)
  }

  private func texts(_ node: Node?) -> [String]? {
    guard let elements = node?.elements, !elements.isEmpty else { return nil }
    let texts = elements.compactMap(\.string)
    return texts.count == elements.count ? texts : nil
  }

  /// Whether a path leads through structures to a text or an enumeration of texts, which `null` is never told apart from.
  private func isStatus(_ path: [String], of id: DeclarationID, _ drafts: [Draft]) -> Bool {
    guard let name = path.first, case .structure(let structure) = drafts[id.index].declaration.kind,
      let property = structure.properties.first(where: { $0.wireName == name }), property.presence != .optionalNullable
    else { return false }
    if path.count > 1 {
      guard case .declared(let inner) = property.type else { return false }
      return isStatus(Array(path.dropFirst()), of: inner, drafts)
    }
    switch property.type {
    case .builtIn(.string): return true
    case .declared(let inner):
      guard case .enumeration(let list) = drafts[inner.index].declaration.kind else { return false }
      return list.rawType == .string
    default: return false
    }
  }

  // MARK: As it is plain

  private func inferred(_ structure: Structure, _ drafts: [Draft]) -> LongRunningWork? {
    let found = ["status", "state"].compactMap { name -> LongRunningWork? in
      guard let property = structure.properties.first(where: { $0.wireName == name }),
        property.presence == .required || property.presence == .optional, case .declared(let id) = property.type,
        case .enumeration(let list) = drafts[id.index].declaration.kind, list.rawType == .string
      else { return nil }
      let values = list.cases.map(\.value.text)
      return StatusWords.tellApart(values).map {
        LongRunningWork(path: [name], running: $0.running, finished: $0.finished)
      }
    }
    return found.count == 1 ? found.first : nil
  }
}
