import OpenAPI

/// What the request counts.
extension InferredPagination {
  /// Numbers beside a cursor that does not come unless it is asked for: these work as they are.
  var countedUnasked: Pagination? { cursorNeedsAsking ? counted : nil }

  /// The number of a page or of items, where nothing better is offered.
  var number: Pagination? { offersMore ? nil : counted }

  private var counted: Pagination? {
    guard ItemsSearch.isEnvelope(response, items: items) || tellsOfPages else { return nil }
    guard request.method == .get || isListed else { return nil }
    if let page = request.page { return byPage(page) }
    return byOffset
  }

  /// Whether the answer itself says that it is one page of several.
  private var tellsOfPages: Bool {
    hasMore != nil || pages != nil || last != nil || total != nil && (echoes(request.page) || echoes(request.offset))
      || echoes(size) && (echoes(request.page) || echoes(request.offset)) || countsWhatThePathNames
  }

  /// Whether an answer with members of its own counts the very things that the path is called after.
  private var countsWhatThePathNames: Bool {
    guard total != nil, size != nil, !request.namesOneThing, let hint = request.lastSegment else { return false }
    return PaginationRequest.folded(String(items.dropFirst())) == hint
  }

  /// Whether the answer says yes or no to being the last page.
  private var tellsTheLast: Bool { leads.first(PaginationNames.lastMarks, where: \.schema.isBoolean) != nil }

  /// Whether a POST reads a list, and is known to end: sending it again is only right then.
  private var isListed: Bool {
    guard request.reads else { return false }
    if hasMore != nil || total != nil || pages != nil || last != nil || nextOffset != nil { return true }
    return size.map { $0.defaultValue != nil || $0.maximum != nil || PaginationWords.speakOfDefaults($0.words) }
      ?? false
  }

  /// Whether the answer repeats an input.
  private func echoes(_ input: PaginationRequest.Input?) -> Bool {
    guard let input else { return false }
    return leads.first([input.foldedName]) { $0.isCount } != nil
  }

  // MARK: Pages

  private func byPage(_ page: PaginationRequest.Input) -> Pagination? {
    // A page that the document calls a text is a number where the answer counts pages, or repeats its number.
    guard page.isCount || page.isText && (textualPages != nil || echoes(page) && total != nil) else { return nil }
    let next = place(PaginationNames.nextPages, header: PaginationNames.nextPageHeaders) {
      $0.schema.isInteger && !$0.isBackward
    }
    let pages = self.pages ?? (page.isInteger ? nil : textualPages)
    guard
      next != nil || pages != nil || last != nil || total != nil || hasMore != nil || size != nil
        || tellsTheLast && page.firstPage != nil
    else { return nil }
    var pagination = begun(.page, "`\(page.name)` counts pages" + (next.map { " and \($0.words) is the next" } ?? ""))
    pagination.position = page.pointer
    pagination.first = page.firstPage ?? 1
    pagination.next = next
    pagination.pages = pages
    pagination.last = last
    pagination.total = total
    pagination.hasMore = hasMore
    return pagination
  }

  private var textualPages: ResponsePointer? {
    place(PaginationNames.pageCounts, header: PaginationNames.pageCountHeaders) { $0.isCount }
  }

  // MARK: Offsets

  private var byOffset: Pagination? {
    guard let offset = request.offset else { return nil }
    let words = offset.words
    guard !offset.takesNegatives, !PaginationWords.speakOfOtherUnits(words) else { return nil }
    if PaginationWords.speakOfPageNumbers(words) {
      // An offset of pages: where it starts must be said.
      guard offset.firstPage != nil, size != nil || total != nil || hasMore != nil || pages != nil else { return nil }
      return byPage(offset)
    }
    guard countsItems(offset, words) else { return nil }
    let next = nextOffset
    var pagination = begun(
      .offset, "`\(offset.name)` skips items" + (next.map { " and \($0.words) is the next" } ?? ""))
    pagination.position = offset.pointer
    // SCIM counts items from 1 (RFC 7644 §3.4.2.4).
    let isSCIM = offset.foldedName == "startindex" && leads.first(["totalresults"], where: \.schema.isInteger) != nil
    pagination.first = isSCIM ? 1 : offset.foldedName.hasPrefix("start") ? offset.firstPage ?? 0 : 0
    pagination.next = next
    pagination.hasMore = hasMore
    pagination.total = total
    return pagination
  }

  /// Where the answer names the next offset.
  private var nextOffset: ResponsePointer? {
    guard request.offset != nil else { return nil }
    return leads.first(PaginationNames.nextOffsets) { lead in
      !lead.isBackward && (lead.schema.isInteger || lead.schema.isText && lead.last == "nextoffset")
    }.map { .body($0.pointer) }
  }

  /// Whether limits, defaults, the description or the answer say that a number counts items.
  private func countsItems(_ offset: PaginationRequest.Input, _ words: String) -> Bool {
    let answers = total != nil || hasMore != nil || nextOffset != nil || echoes(offset)
    guard offset.isCount || offset.isText && answers else { return false }
    // A text may as well be a token, unless something says in numbers what it is.
    if offset.isText {
      guard !PaginationWords.speakOfTokens(words) else { return false }
      let isNumber = leads.first([offset.foldedName] + PaginationNames.nextOffsets, where: \.schema.isInteger) != nil
      guard isNumber || total != nil || PaginationWords.speakOfNumbers(words) && nextOffset == nil else { return false }
    }
    let tells = PaginationWords.speakOfSkipping(words) || answers
    if PaginationNames.doubtfulOffsets.contains(offset.foldedName) {
      guard !offset.isMoment else { return false }
      return size != nil && (tells || offset.defaultValue == 0) || answers && echoes(offset)
    }
    return size != nil || tells
  }
}
