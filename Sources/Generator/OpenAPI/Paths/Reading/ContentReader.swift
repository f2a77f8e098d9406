import Diagnostics
import YAML

/// Request Body, Media Type and Encoding Objects.
extension ObjectReader {
  func requestBody(_ node: Node, _ path: ObjectPath) -> RequestBody? {
    guard let mapping = object(node, "request body") else { return nil }
    let body = RequestBody(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, RequestBodyKeyword.self, &body.extensions) else { continue }
      switch word {
      case .description: body.description = text(entry)
      case .content: body.content = content(entry, path)
      case .required: body.required = flag(entry) ?? false
      }
    }
    if mapping["content"] == nil {
      bag.report(.missingKey, "the request body has no `content`; any bytes are taken", at: node.location)
    }
    return body
  }

  /// A `content` map.
  func content(_ entry: YAML.Entry, _ path: ObjectPath) -> NamedEntries<Referenced<MediaType>> {
    map(entry, path) { node, path in
      if node.isNull {
        bag.report(.nullValue, "the media type is null; it is taken as undescribed", at: node.location)
        return .value(MediaType(node: node, path: path))
      }
      return referenced(node, path, mediaType)
    }
  }

  func mediaType(_ node: Node, _ path: ObjectPath) -> MediaType? {
    guard let mapping = object(node, "media type") else { return nil }
    let media = MediaType(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, MediaTypeKeyword.self, &media.extensions) else { continue }
      switch word {
      case .schema: media.schema = child(entry, path)
      case .itemSchema: media.itemSchema = child(entry, path)
      case .example, .examples: addExamples(entry, path, to: &media.examples)
      case .encoding: media.encoding = map(entry, path, encoding)
      case .prefixEncoding: media.prefixEncoding = list(entry, path, encoding)
      case .itemEncoding: media.itemEncoding = encoding(entry.value, ObjectPath(parent: path, .key(entry.key)))
      }
    }
    checkExamples(mapping)
    checkEncodings(mapping, "media type")
    return media
  }

  func encoding(_ node: Node, _ path: ObjectPath) -> Encoding? {
    guard let mapping = object(node, "encoding") else { return nil }
    return nested(node) { encoding(mapping, node, path) }
  }

  private func encoding(_ mapping: Mapping, _ node: Node, _ path: ObjectPath) -> Encoding {
    var encoding = Encoding(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, EncodingKeyword.self, &encoding.extensions) else { continue }
      switch word {
      case .contentType: encoding.contentType = text(entry)
      case .headers: encoding.headers = headers(entry, path)
      case .style: encoding.style = style(entry)
      case .explode: encoding.explode = flag(entry)
      case .allowReserved: encoding.allowReserved = flag(entry)
      case .encoding: encoding.encoding = map(entry, path, self.encoding)
      case .prefixEncoding: encoding.prefixEncoding = list(entry, path, self.encoding)
      case .itemEncoding:
        encoding.itemEncoding = [self.encoding(entry.value, ObjectPath(parent: path, .key(entry.key)))].compactMap {
          $0
        }
      }
    }
    checkEncodings(mapping, "encoding")
    return encoding
  }

  /// By name or by position, not both (OpenAPI 3.2, section 4.14.1).
  private func checkEncodings(_ mapping: Mapping, _ object: String) {
    reportContradiction("encoding", "prefixEncoding", mapping, object)
    reportContradiction("encoding", "itemEncoding", mapping, object)
  }

  /// `example` is one of the examples, under the name `default`.
  func addExamples(
    _ entry: YAML.Entry, _ path: ObjectPath, to examples: inout NamedEntries<Referenced<Example>>
  ) {
    if entry.key == "example" {
      let value = Example(
        value: entry.value, node: entry.value, path: ObjectPath(parent: path, .key(entry.key)))
      let key = YAML.Entry(key: "default", at: entry.value, value: entry.value)
      examples = NamedEntries([.init(key: key, value: .value(value))] + examples.entries)
    } else if let elements = entry.value.elements {
      examples = NamedEntries(examples.entries + listedExamples(elements, entry, path))
    } else {
      let read = map(entry, path) { referenced($0, $1, example) }
      examples = NamedEntries(examples.entries + read.entries)
    }
  }

  /// A list, as JSON Schema has it, where the specification has a map.
  private func listedExamples(
    _ elements: [Node], _ entry: YAML.Entry, _ path: ObjectPath
  ) -> [NamedEntries<Referenced<Example>>.Entry] {
    reportLoose(entry, "a map of examples", "as a list")
    return elements.enumerated().map { index, node in
      let value = Example(value: node, node: node, path: ObjectPath(parent: path, .element(entry.key, index)))
      return .init(key: YAML.Entry(key: String(index), at: node, value: node), value: .value(value))
    }
  }

  func checkExamples(_ mapping: Mapping) {
    guard let example = mapping.entry("example"), let examples = mapping.entry("examples") else { return }
    bag.report(
      .exampleAndExamples, "`example` and `examples` exclude each other; both are kept", at: example.keyLocation,
      notes: [.init("`examples` is here", at: examples.keyLocation)])
  }
}
