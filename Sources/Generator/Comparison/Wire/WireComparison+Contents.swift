import Diagnostics
import OpenAPI

/// Compares bodies, and what is described for each media type.
extension WireComparison {
  mutating func compareBodies(_ old: Place, _ new: Place, _ operation: String) {
    let before = old.operation.requestBody.flatMap { base.resolve($0) }
    let after = new.operation.requestBody.flatMap { revision.resolve($0) }
    let key = DocumentKey.body(operation: operation)
    switch (before, after) {
    case (nil, nil): return
    case (nil, let body?):
      report(
        .bodyAdded, Verdicts(wire: body.required ? .breaking : .addition), key, subject: new.title,
        after: body.content.names.joined(separator: ", "),
        message: body.required ? "released apps do not send it" : "new", to: body.location)
    case (let body?, nil):
      report(
        .bodyRemoved, Verdicts(wire: .caution), key, subject: old.title,
        before: body.content.names.joined(separator: ", "),
        message: "what released apps send may be ignored or refused", from: body.location)
    case (let body?, let other?):
      if body.required != other.required {
        report(
          .bodyRequired, Verdicts(wire: other.required ? .breaking : .addition), key, subject: new.title,
          before: body.required ? "required" : "optional", after: other.required ? "required" : "optional",
          message: other.required ? "released apps may leave the body out" : "the body may be left out",
          from: body.location, to: other.location)
      }
      compareContents(
        Self.content(nil, body.content, base), Self.content(nil, other.content, revision), .request, key, new.title,
        subject: "body", from: body.location, to: other.location)
    }
  }

  /// Pairs what is described for each media type.
  mutating func compareContents(
    _ old: [(type: String, schema: Schema?)], _ new: [(type: String, schema: Schema?)], _ direction: Direction,
    _ key: DocumentKey, _ title: String, subject: String, from: SourceLocation, to: SourceLocation
  ) {
    var left = new
    for entry in old {
      guard let index = left.firstIndex(where: { $0.type == entry.type }) else {
        report(
          .mediaType, Verdicts(wire: .breaking), key, subject: title,
          before: entry.type.isEmpty ? "a schema" : entry.type,
          message: direction == .request
            ? "what released apps send as `\(subject)` may be refused" : "released apps cannot read `\(subject)`",
          from: from, to: to)
        continue
      }
      let other = left.remove(at: index)
      switch (entry.schema, other.schema) {
      case (let before?, let after?):
        schemas.compare(before, after, direction, SchemaComparison.Context(key: key, title: title))
      case (nil, nil): break
      default:
        report(
          .schemaType, Verdicts(wire: .caution), key, subject: title,
          before: entry.schema == nil ? "anything" : "a schema",
          after: other.schema == nil ? "anything" : "a schema", message: "`\(subject)` is described in another way",
          from: from, to: to)
      }
    }
    for entry in left {
      report(
        .mediaType, Verdicts(wire: old.isEmpty && direction == .response ? .caution : .addition), key, subject: title,
        after: entry.type.isEmpty ? "a schema" : entry.type, message: "`\(subject)` has a further form", from: from,
        to: to)
    }
  }
}
