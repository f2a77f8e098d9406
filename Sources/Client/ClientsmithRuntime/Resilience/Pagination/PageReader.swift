import HTTPTypes

/// Reads an answer once: its items, decoded in one go, and what it says of the walk.
final class PageReader<Item: JSONDecodable>: Sendable {
  let pagination: Pagination
  let isBackward: Bool
  /// Query parameters that carry credentials: a server that repeats them in its links must not get them into positions.
  let secretQueryNames: [String]
  /// Whether items that cannot be read are set aside; otherwise the first of them fails the page.
  let keepsUndecodable: Bool

  init(pagination: Pagination, isBackward: Bool, secretQueryNames: [String] = [], keepsUndecodable: Bool = false) {
    self.pagination = pagination
    self.isBackward = isBackward
    self.secretQueryNames = secretQueryNames
    self.keepsUndecodable = keepsUndecodable
  }

  /// What an answer holds.
  struct Reading {
    var items: [Item] = []
    var undecodable: [UndecodableItem] = []
    var facts = PageFacts()
  }

  /// Throws ``JSONSyntaxError`` or ``DecodingFailure``; an answer with a status that means "no content" is an empty page.
  func read(_ response: RawResponse) throws -> Reading {
    var reading = Reading()
    reading.facts.url = response.url
    if response.bytes.isEmpty, response.status == .noContent || response.status == .resetContent {
      readWay(nil, response, into: &reading.facts)
      return reading
    }
    let root = try JSONDocument.parse(response.bytes).root
    var edge: JSONReader?
    var first: JSONReader?
    var last: JSONReader?
    for list in try lists(in: root) {
      let elements = try list.elements()
      reading.items.reserveCapacity(reading.items.count + elements.underestimatedCount)
      for element in elements {
        if edge == nil || !isBackward { edge = element }
        if first == nil { first = element }
        last = element
        try read(element, into: &reading)
      }
    }
    if pagination.style == .lastItem { reading.facts.id = edge?.at(pagination.id)?.value.presentText }
    if let first, let last, first.kind == .object { reading.facts.edges = [first.rawBytes, last.rawBytes].hashValue }
    readWay(root, response, into: &reading.facts)
    return reading
  }

  private func read(_ element: JSONReader, into reading: inout Reading) throws {
    do {
      reading.items.append(try Item(json: element))
    } catch let failure as DecodingFailure where keepsUndecodable {
      reading.undecodable.append(UndecodableItem(index: reading.facts.count, json: element.value, failure: failure))
    }
    // The walk counts what the page has, not what could be read of it.
    reading.facts.count += 1
  }

  /// The arrays that hold the items: usually one; none where null stands in its place.
  private func lists(in root: JSONReader) throws -> [JSONReader] {
    guard case .body(let pointer) = pagination.items.place else { return [root] }
    let found = root.all(at: pagination.isNested ? pointer + "/*" : pointer)
    // No pages in an array of pages is an empty list; nothing where the list should stand is another kind of answer.
    if found.isEmpty, !pointer.contains("*"), !pagination.isNested {
      throw DecodingFailure(path: JSONPath(pointer: pointer), expected: "an array", found: "nothing")
    }
    return found.filter { !$0.isNull }
  }

  private func readWay(_ root: JSONReader?, _ response: RawResponse, into facts: inout PageFacts) {
    facts.next = value(pagination.next, root, response)
    facts.hasMore = value(pagination.hasMore, root, response).map { $0.stringValue == "false" ? false : $0.isPresent }
    facts.total = value(pagination.total, root, response)?.pageNumber
    let last = value(pagination.last, root, response)?.pageNumber
    facts.pages = value(pagination.pages, root, response)?.pageNumber ?? last.map { $0 - Int64(pagination.first) + 1 }
    facts.link = link(response)
    switch pagination.style {
    case .nextURL: facts.nextURL = facts.next?.stringValue.flatMap { PageURL.resolve($0, against: response.url) }
    case .link: if case .next(let url) = facts.link { facts.nextURL = url }
    case .page, .offset, .cursor, .lastItem:
      if pagination.next == nil { facts.next = PageHeaders.next(pagination.style, in: response.headers) }
    case .single: break
    }
    if !secretQueryNames.isEmpty { facts.nextURL = facts.nextURL.map { PageURL.removing(secretQueryNames, from: $0) } }
  }

  private func link(_ response: RawResponse) -> PageFacts.Link {
    guard response.headers.contains(where: { $0.name.canonicalName == "link" }) else { return .none }
    let link = PageURL.link(in: response.headers, of: response.url)
    guard case .next(let url) = link, !secretQueryNames.isEmpty else { return link }
    return .next(PageURL.removing(secretQueryNames, from: url))
  }

  private func value(_ pointer: ResponsePointer?, _ root: JSONReader?, _ response: RawResponse) -> JSONValue? {
    switch pointer?.place {
    case .body(let pointer): root?.all(at: pointer).last.flatMap { $0.isNull ? nil : $0.value }
    case .header(let name): HTTPField.Name(name).flatMap { response.headers.firstValue($0) }.map { .string($0) }
    case nil: nil
    }
  }
}

extension JSONValue {
  fileprivate var presentText: String? { isPresent ? jsonText : nil }
}

extension JSONReader {
  /// The values at a pointer in which a token `*` stands for every element of an array.
  fileprivate func all(at pointer: String) -> [JSONReader] {
    guard pointer.contains("*") else { return at(pointer).map { [$0] } ?? [] }
    var readers = [self]
    for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      readers = readers.flatMap { reader in
        token == "*" ? (try? Array(reader.elements())) ?? [] : reader.at("/" + token).map { [$0] } ?? []
      }
    }
    return readers
  }
}

extension JSONPath {
  fileprivate init(pointer: String) {
    let tokens = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    self.init(tokens.map { .member(JSONPointerToken.unescape($0)) })
  }
}
