/// What descriptions say of paging parameters, as phrases in lower case.
///
/// A phrase here takes a parameter out of the running or weighs against it; none of them makes a list of anything alone.
enum PaginationWords {
  /// Whether a parameter's own description takes it back.
  static func disown(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    if text.hasPrefix("deprecated") || disowning.contains(where: text.contains) { return true }
    // "Ignored when `cursor` is given" is a condition; "this parameter is ignored" is none.
    return ignoring.contains(where: text.contains) && !conditions.contains(where: text.contains)
  }

  private static let disowning = [
    "(deprecated", "[deprecated", "*deprecated", "`deprecated", "_deprecated", "<deprecated", "\ndeprecated",
    "this is deprecated", "parameter is deprecated", "field is deprecated", "been deprecated", "deprecated:",
    "deprecated in favo", "deprecated, use", "deprecated. use", "deprecated; use", "deprecated - use", "deprecated!",
    "no longer supported", "no longer used", "no longer has", "no longer in use", "client state", "client-state",
    "not the page number", "not a page number", "not the number of the page", "not the number of a page",
    "not for paginat", "not used for paginat", "not a paginat", "currently unused", "has no effect",
    "have no effect", "without effect", "obsolete", "not an offset", "for internal use",
  ]
  private static let ignoring = ["ignored", "disregarded", "is not used", "isn't used", "do not use", "don't use"]
  private static let conditions = [" if ", "when", "unless", " for ", " with ", "together", " and "]

  /// Whether a number is measured in something else than items.
  static func speakOfOtherUnits(_ text: String) -> Bool { otherUnits.contains(where: text.contains) }

  private static let otherUnits = [
    "minute", "seconds", "hour", "timezone", "time zone", "time-zone", "utc", "gmt", "millisecond", " days",
    "byte", "character", "pixel", "journal number", "journalnumber", "partition", "kafka", "sequence number",
    "greater than the offset", "after the offset", "line number", "percent", "angle", "degrees", "frame",
    "version number",
    "revision number", "identifier of", "must be greater by one", "id of the first", "id to start", "block number",
    "ledger", "event number", "in the file", "of the file", "in the log",
    "of the log", "log offset", "stream position",
  ]

  /// Whether a number skips items, in so many words.
  static func speakOfSkipping(_ text: String) -> Bool { skipping.contains(where: text.contains) }

  private static let skipping = [
    "to skip", "offset to", "specific offset", "skip the", "skips", "skipped", "items", "records", "results", "rows",
    "entries", "elements", "objects",
    "first item", "first result", "first record", "index of the first", "paginat", "paging", "starting index",
    "start index", "zero-based index", "0-based index", "starting point", "position in the list", "starting position",
  ]

  /// Whether a number that is called an offset counts pages.
  static func speakOfPageNumbers(_ text: String) -> Bool {
    ["page number", "number of the page", "number of pages", "pages to skip", "page index", "which page"]
      .contains(where: text.contains)
      && !["items to skip", "records to skip", "results to skip"].contains(where: text.contains)
  }

  /// Whether what is called a page is one of a document, or a thing with an id.
  static func speakOfOtherPages(_ text: String) -> Bool { otherPages.contains(where: text.contains) }

  private static let otherPages = [
    "pdf", "page of the document", "page in the document", "page of the file", "page of the book", "page id",
    "page's id",
    "id of the page", "id of a page", "identifier of the page", "page name", "name of the page", "web page", "webpage",
    "landing page", "page slug", "page title", "facebook page", "page url", "url of the page", "wiki page",
    "status page",
  ]

  /// Whether a value is a moment in time.
  static func speakOfTime(_ text: String) -> Bool {
    // An update and a candidate have no date.
    let text = ["update", "candidate", "validate", "mandate"].reduce(text) { $0.replacing($1, with: "") }
    return time.contains(where: text.contains)
  }

  private static let time = [
    "timestamp", "date", "iso 8601", "iso-8601", "iso8601", "rfc 3339", "rfc3339", "unix", "epoch", "milliseconds",
    "point in time", "time range", "time period", "start time", "start of the period", "yyyy",
  ]

  /// Whether a text is what a page before has named.
  static func speakOfTokens(_ text: String) -> Bool {
    ["token", "cursor", "opaque", "previous response", "previous request", "prior response"].contains(
      where: text.contains)
  }

  /// Whether the document says how large a page is, in so many words.
  static func speakOfDefaults(_ text: String) -> Bool { text.contains("default") || text.contains("at most") }

  /// Whether a text is a number.
  static func speakOfNumbers(_ text: String) -> Bool {
    ["number", "index", "how many", "count", "size", "limit", "integer"].contains(where: text.contains)
  }

  /// Whether a cursor only works for those who ask for it in some way that cannot be guessed.
  static func needAsking(_ text: String) -> Bool { asking.contains(where: text.contains) }

  private static let asking = [
    "empty string", "empty value", "`*`", "'*'", "\"*\"", "=*", "an asterisk", "null when using", "null when offset",
    "null when page", "null unless", "null if offset", "null if page", "absent unless", "absent when using",
    "empty when using", "empty unless", "returned unless", "unless cursor", "unless a cursor", "unless the cursor",
    "unless `cursor", "when cursor is", "when `cursor` is", "when a cursor is", "when the cursor is", "if a cursor is",
    "if cursor is", "if `cursor` is", "if the cursor is", "when using cursor", "if using cursor",
    "with cursor pagination",
    "for cursor pagination", "in cursor mode", "cursor-based pagination only", "only when cursor", "only if cursor",
    "when given", "offset is ignored", "page is ignored", "offset` is ignored", "page` is ignored", "ignores offset",
    "ignores page", "overrides offset", "overrides page", "takes precedence over", "opt in", "opt-in", "opts in",
    "to enable", "enables cursor", "enable cursor", "to use cursor", "start cursor", "keyset",
  ]

  /// The number of the first page, in words.
  static func firstPage(_ text: String) -> Int? {
    if fromZero.contains(where: text.contains) { return 0 }
    if fromOne.contains(where: text.contains) { return 1 }
    return nil
  }

  private static let fromZero = [
    "0-based", "0 based", "zero-based", "zero based", "0-indexed", "zero-indexed", "default=0", "default: 0",
    "default is 0", "defaults to 0", "first page is 0", "starts at 0", "starting at 0", "starts from 0",
    "starting from 0", "starts with 0", "starts at zero", "starting at zero", "starts from zero", "starting from zero",
    "first page is zero", "begins at 0", "begins with 0", "counts from 0", "counting from 0", "0 is the first",
    "0 for the first", "0 being the first",
  ]
  private static let fromOne = [
    "1-based", "1 based", "one-based", "1-indexed", "default=1", "default: 1", "default is 1", "defaults to 1",
    "first page is 1", "starts at 1", "starting at 1", "starts from 1", "starting from 1", "starts with 1",
    "begins at 1", "begins with 1", "counts from 1", "counting from 1", "1 is the first", "1 for the first",
  ]
}
