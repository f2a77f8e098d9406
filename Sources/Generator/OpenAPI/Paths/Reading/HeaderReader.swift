import Diagnostics
import YAML

/// Header Objects.
extension ObjectReader {
  /// A `headers` map; the names are those that are sent.
  func headers(_ entry: YAML.Entry, _ path: ObjectPath) -> NamedEntries<Referenced<Header>> {
    let headers = map(entry, path) { referenced($0, $1, header) }
    let sound = headers.entries.filter { HeaderName.isToken($0.name) }
    guard sound.count < headers.count else { return headers }
    for header in headers where !HeaderName.isToken(header.name) {
      reportForbidden(
        .invalidHeaderName,
        "the header's name `\(header.name)` holds characters that HTTP does not allow; the header is left out",
        at: header.location)
    }
    return NamedEntries(sound)
  }

  func header(_ node: Node, _ path: ObjectPath) -> Header? {
    if version == .swagger20 { return swaggerHeader(node, path) }
    guard let mapping = object(node, "header") else { return nil }
    let header = Header(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, HeaderKeyword.self, &header.extensions) else { continue }
      switch word {
      case .description: header.description = text(entry)
      case .required: header.required = flag(entry) ?? false
      case .deprecated: header.deprecated = flag(entry) ?? false
      case .style:
        if let style = style(entry), style != .simple { reportMisplacedKey(entry, "of a header can only be `simple`") }
      case .explode: header.explode = flag(entry) ?? false
      case .schema: header.schema = child(entry, path)
      case .content: header.content = content(entry, path)
      case .example, .examples: addExamples(entry, path, to: &header.examples)
      case .allowEmptyValue, .allowReserved: break
      }
    }
    checkExamples(mapping)
    reportContradiction("schema", "content", mapping, "header")
    if header.schema != nil { header.content = NamedEntries() }
    return header
  }
}
