import OpenAPI

/// What the answer itself leads to.
extension InferredPagination {
  /// The address of the next page.
  var nextURL: Pagination? {
    // A thing that is followed by another, such as an article, is no page: either it is asked for in pages, or it is a list.
    guard request.asksForPages || ItemsSearch.isEnvelope(response, items: items) else { return nil }
    var pagination: Pagination
    if let lead = nextAddress {
      pagination = begun(.nextURL, "`\(lead.pointer)` of the answer is the next page's address")
      pagination.next = .body(lead.pointer)
    } else if let name = PaginationNames.nextURLHeaders.first(where: request.headers.contains) {
      pagination = begun(.nextURL, "the header `\(name)` is the next page's address")
      pagination.next = .header(name)
    } else {
      return nil
    }
    return pagination
  }

  /// The address of the next page, where the cursor in it stands beside it and has no parameter.
  var fartherURL: Pagination? {
    guard let lead = leads.first(PaginationNames.fartherURLs, where: { $0.schema.isText && !$0.isBackward }) else {
      return nil
    }
    var pagination = begun(.nextURL, "`\(lead.pointer)` of the answer is the next page's address")
    pagination.next = .body(lead.pointer)
    return pagination
  }

  private var nextAddress: Lead? {
    leads.first(PaginationNames.nextURLs) { $0.schema.isAddress && !$0.isBackward }
      ?? leads.first(PaginationNames.plainNextURLs) { $0.schema.isText && !$0.isBackward }
  }

  /// A cursor of the answer that one of the parameters takes.
  var cursor: Pagination? {
    for name in PaginationNames.cursors {
      guard let input = request.input([name]), let next = next(for: input) else { continue }
      var pagination = begun(.cursor, "`\(next.pointer)` of the answer is the next `\(input.name)`")
      pagination.position = input.pointer
      pagination.next = .body(next.pointer)
      // Some services give a cursor with the last page too, for those who come back for what is new.
      pagination.hasMore = hasMore ?? place(PaginationNames.nextPages, header: []) { $0.schema.isBoolean }
      return pagination
    }
    return nil
  }

  /// A declared header that holds the next cursor.
  var headerCursor: Pagination? {
    guard let input = request.token, let name = PaginationNames.nextCursorHeaders.first(where: request.headers.contains)
    else { return nil }
    var pagination = begun(.cursor, "the header `\(name)` is the next `\(input.name)`")
    pagination.position = input.pointer
    pagination.next = .header(name)
    pagination.hasMore = hasMore
    return pagination
  }

  /// The property of the answer that the next page's cursor comes from.
  func next(for input: PaginationRequest.Input) -> Lead? {
    let name = input.foldedName
    if input.isInteger { return nextNumber(for: input, name) }
    guard input.isText || input.schema?.composed.types == nil, !input.isMoment else { return nil }
    func fits(_ lead: Lead) -> Bool { (lead.schema.isText || lead.schema.composed.types == nil) && !lead.isBackward }
    if PaginationNames.doubtfulCursors.contains(name) {
      if let own = namesake(of: input, name) { return own }
      return leads.first(["next" + name, "next.\(name)", "nextpage.\(name)", "nextpage\(name)"], where: fits)
        ?? leads.all.first { fits($0) && ($0.name.hasPrefix("nextpage.") || $0.name.hasSuffix(".next")) }
    }
    let own = ["next" + name, "new" + name, "next.\(name)"]
    // The id of a page's last item is only a cursor where a parameter goes on after one.
    let shared = PaginationNames.nextCursors.filter {
      !["last", "lastid"].contains($0) || PaginationNames.followers.contains(name)
    }
    return leads.first(own + shared.filter { $0 != name }.prefix(while: { $0 != "cursor" }), where: fits)
      ?? leads.first([name] + shared, where: fits)
  }

  /// Where a text of a doubtful name is plainly taken from an answer before: Kubernetes' `continue` beside the items, and an
  /// `offset` that is a token (Airtable) or that the answer calls `next` (Lever).
  private func namesake(of input: PaginationRequest.Input, _ name: String) -> Lead? {
    guard input.isText else { return nil }
    if name == "continue" { return leads.first(["metadata.continue", "listmeta.continue"], where: \.schema.isText) }
    guard name == "offset", leads.first([name], where: \.schema.isInteger) == nil, total == nil else { return nil }
    // An answer that repeats what was sent repeats the size as well.
    let isRepeated = size.map { size in leads.first([size.foldedName]) { _ in true } != nil } ?? false
    if !isRepeated, let own = leads.first([name], where: \.schema.isText) { return own }
    return PaginationWords.speakOfTokens(input.words) ? leads.first(["next"], where: \.schema.isText) : nil
  }

  /// A number is a cursor only where the answer names the next one and no pages are counted.
  private func nextNumber(for input: PaginationRequest.Input, _ name: String) -> Lead? {
    guard !["page", "offset", "start"].contains(name), request.page == nil else { return nil }
    let names = name == "from" ? ["next", "nextfrom"] : ["next" + name, name, "next.\(name)", "cursor.\(name)"]
    let own = ItemsSearch.escaped(input.name)
    return leads.first(names) { $0.schema.isInteger && !$0.isBackward && $0.pointer != "/" + own }
  }

  /// The last item's id, where the answer says whether there is more.
  var lastItem: Pagination? {
    guard let after = request.input(PaginationNames.followers), !after.isMoment, let more = hasMore,
      case .body(let pointer) = more, let id = response.at(items)?.items?.property("id"),
      id.isText == after.isText, id.isInteger == after.isInteger
    else { return nil }
    var pagination = begun(
      .lastItem, "`\(after.name)` takes an item's id and `\(pointer)` says whether there is more")
    pagination.position = after.pointer
    pagination.before = request.input(PaginationNames.preceders)?.pointer
    pagination.id = "/id"
    pagination.hasMore = more
    return pagination
  }

  /// A list whose items each have the cursor that goes on behind them.
  var itemCursor: Pagination? {
    guard let input = request.input(["cursor", "after", "startingafter"]), input.isText,
      let cursor = response.at(items)?.items?.property("cursor"), cursor.isText
    else { return nil }
    var pagination = begun(.lastItem, "each item has the `cursor` behind it, which `\(input.name)` takes")
    pagination.position = input.pointer
    pagination.id = "/cursor"
    pagination.hasMore = hasMore
    return pagination
  }

  /// A declared `Link` header (RFC 8288).
  var link: Pagination? {
    guard request.headers.contains("link") else { return nil }
    let position = request.page
    guard items.isEmpty || ItemsSearch.isEnvelope(response, items: items) || position != nil && size != nil,
      items.isEmpty || size != nil || position != nil || request.token != nil
    else { return nil }
    var pagination = begun(.link, "the answer declares a `Link` header")
    pagination.position = position?.pointer
    return pagination
  }

  /// Whether the request or the answer offers a way that outweighs counting.
  var offersMore: Bool {
    if request.token != nil || nextAddress != nil { return true }
    return leads.first(Array(PaginationNames.nextCursors.prefix(10))) {
      $0.schema.isText && !$0.isBackward && $0.last != "next" && $0.last != "nextpage" && !needsAsking($0)
    } != nil
  }

  /// Whether the cursor that is offered only comes to those who ask for it.
  var cursorNeedsAsking: Bool {
    guard let input = request.token else { return false }
    if PaginationWords.needAsking(input.words) { return true }
    return next(for: input).map(needsAsking) ?? false
  }

  /// Whether a cursor of the answer says of itself that it only comes to those who ask for it.
  private func needsAsking(_ lead: Lead) -> Bool {
    let text = lead.schema.parts.compactMap(\.schema.description).joined(separator: " ").lowercased()
    return PaginationWords.needAsking(text)
  }
}
