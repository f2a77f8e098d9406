import Diagnostics
import OpenAPI

/// Compares the answers of two operations by their statuses, and the headers that come with them.
extension WireComparison {
  mutating func compareResponses(_ old: Place, _ new: Place, _ operation: String) {
    var left = new.operation.responses
    for entry in old.operation.responses {
      let key = DocumentKey.response(operation: operation, status: "\(entry.status)")
      let isSuccess = Self.isSuccess(entry.status)
      guard let index = left.firstIndex(where: { $0.status == entry.status }) else {
        report(
          .responseRemoved, Verdicts(wire: isSuccess ? .caution : .none), key, subject: old.title,
          before: "\(entry.status)",
          message: isSuccess ? "the service answers with another success" : "an error is described no longer",
          from: entry.location)
        continue
      }
      let other = left.remove(at: index)
      guard let before = base.resolve(entry.response), let after = revision.resolve(other.response) else { continue }
      let former = Self.content(nil, before.content, base)
      let latter = Self.content(nil, after.content, revision)
      compareContents(
        former, latter, .response, key, new.title, subject: "\(entry.status)", from: entry.location, to: other.location)
      compareHeaders(before, after, key, new.title)
    }
    let known = old.operation.responses.filter { Self.isSuccess($0.status) }
    let isReadAlways = !known.isEmpty && known.allSatisfy { base.resolve($0.response)?.content.isEmpty == false }
    for entry in left {
      let isSuccess = Self.isSuccess(entry.status)
      let isEmpty = revision.resolve(entry.response)?.content.isEmpty == true
      let fails = isSuccess && isReadAlways && isEmpty
      report(
        .responseAdded, Verdicts(wire: fails ? .breaking : isSuccess ? .caution : .none),
        .response(operation: operation, status: "\(entry.status)"), subject: new.title, after: "\(entry.status)",
        message: fails
          ? "released apps expect an answer with a body"
          : isSuccess ? "released apps read this answer like their own" : "an error is described",
        to: entry.location)
    }
  }

  static func isSuccess(_ status: StatusKey) -> Bool {
    switch status {
    case .exact(let code): (200..<300).contains(code)
    case .range(let digit): digit == 2
    case .default: false
    }
  }

  mutating func compareHeaders(_ old: Response, _ new: Response, _ key: DocumentKey, _ title: String) {
    func header(_ entries: NamedEntries<Referenced<Header>>, _ name: String, _ document: Document) -> Header? {
      entries.first { $0.name.lowercased() == name.lowercased() }.flatMap { document.resolve($0.value) }
    }
    for entry in old.headers {
      guard let before = base.resolve(entry.value) else { continue }
      guard let after = header(new.headers, entry.name, revision) else {
        report(
          .responseHeader, Verdicts(wire: .caution), key, subject: title, before: entry.name,
          message: "the header `\(entry.name)` is described no longer", from: entry.location)
        continue
      }
      if before.required != after.required {
        report(
          .responseHeader, Verdicts(wire: before.required ? .caution : .none), key, subject: title,
          before: before.required ? "required" : "optional", after: after.required ? "required" : "optional",
          message: "the header `\(entry.name)` is \(after.required ? "always" : "not always") there",
          from: before.location,
          to: after.location)
      }
      compareContents(
        Self.content(before.schema, before.content, base), Self.content(after.schema, after.content, revision),
        .response,
        key, title, subject: entry.name, from: before.location, to: after.location)
    }
    for entry in new.headers where header(old.headers, entry.name, base) == nil {
      report(
        .responseHeader, Verdicts(wire: .addition), key, subject: title, after: entry.name, message: "new",
        to: entry.location)
    }
  }
}
