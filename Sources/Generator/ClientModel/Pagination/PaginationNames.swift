/// The names by which paging parameters and answers go, without case and separators.
enum PaginationNames {
  static let sizes = [
    "perpage", "pagesize", "limit", "size", "maxresults", "resultsperpage", "itemsperpage", "count", "pagelimit",
    "first", "take", "top",
  ]
  static let pages = ["page", "pagenumber", "pageno", "pageindex", "pagenum", "currentpage"]
  static let offsets = ["offset", "skip", "startat", "startindex", "pageoffset", "start"]
  static let cursors = [
    "cursor", "pagecursor", "pagetoken", "nexttoken", "continuationtoken", "nextpagetoken", "startingafter", "after",
    "pageafter", "nextcursor", "startcursor", "nextmarker", "marker", "offset", "token", "bookmark", "from", "page",
  ]
  /// Cursors whose names alone could mean something else: only a `next` of the same name makes them one.
  static let doubtfulCursors: Set<String> = ["offset", "page", "from", "token"]
  /// What a next cursor is called in an answer, whatever the parameter is called.
  static let nextCursors: Set<String> = [
    "nextcursor", "cursor", "nextpagetoken", "nexttoken", "continuationtoken", "after", "endcursor", "nextpage", "next",
    "startingafter", "pagecursor", "token", "marker", "bookmark", "nextpagecursor", "pagetoken", "nextmarker",
  ]
  static let nextURLs = [
    "links.next", "next", "nexturl", "nextlink", "nextpage", "meta.next", "pagination.next", "pagination.nextpage",
    "paging.next", "pages.next", "nextpageurl", "nextpageuri", "links.pages.next", "links.next.href", "nextrecordsurl",
  ]
  /// Addresses by convention even where no format says so.
  static let plainNextURLs = [
    "links.next", "links.pages.next", "nexturl", "nextlink", "nextpageurl", "nextpageuri", "links.next.href",
    "nextrecordsurl",
  ]
  static let hasMore = [
    "hasmore", "hasnext", "pagination.hasmore", "pagination.hasnext", "meta.hasmore", "meta.hasnext", "hasnextpage",
    "pagination.hasnextpage", "pageinfo.hasnextpage",
  ]
  static let nextPages = [
    "nextpage", "pagination.next", "pagination.nextpage", "meta.nextpage", "meta.next", "next", "paging.next",
    "pages.next",
  ]
  static let pageCounts = [
    "totalpages", "pages", "pagecount", "pagination.pages", "pagination.totalpages", "pages.totalpages",
    "meta.totalpages", "meta.pages", "meta.pagecount", "metadata.totalpages", "metadata.pagecount", "page.totalpages",
  ]
  static let lastPages = [
    "lastpage", "meta.lastpage", "pagination.last", "pagination.lastpage", "paging.lastpage",
  ]
  /// Numbers of items over all pages.
  static let totals = [
    "total", "totalcount", "totalresults", "totalitems", "totalsize", "totalobjects", "totalrecords", "totalelements",
    "meta.total", "meta.totalcount", "pagination.total", "pagination.totalcount", "metadata.total",
    "metadata.totalcount", "paging.total", "page.totalelements",
  ]
  /// Headers that say as much, lower case.
  static let nextPageHeaders = ["x-next-page"]
  static let pageCountHeaders = ["x-total-pages", "x-wp-totalpages", "x-page-count"]
  static let totalHeaders = ["x-total-count", "x-total", "x-wp-total", "x-pagination-total-count", "total-count"]
  /// Numbers that are as often those of one page: they end no list.
  static let counts = ["count", "pagination.count"]
}
