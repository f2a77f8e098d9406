/// The names by which paging parameters and answers go, without case and separators.
///
/// A name in an answer stands for itself at the top, beside the items, or in one of the small objects that describe a page
/// (`ItemsSearch.isHolder`); one with a dot only where that object is called so.
enum PaginationNames {
  static let sizes = [
    "perpage", "pagesize", "limit", "size", "maxresults", "resultsperpage", "itemsperpage", "count", "pagelimit",
    "first", "take", "top", "maxpagesize", "maxitems", "recordsperpage", "rowsperpage", "rows", "numresults", "max",
    "maxcount", "maxrecords", "batchsize", "hitsperpage",
  ]
  static let pages = ["page", "pagenumber", "pageno", "pageindex", "pagenum", "currentpage", "pagenbr"]
  static let offsets = [
    "offset", "skip", "startat", "startindex", "pageoffset", "start", "startrow", "startposition", "firstresult",
    "from",
  ]
  /// Offsets whose names alone could mean something else.
  static let doubtfulOffsets: Set<String> = ["start", "from", "pageoffset", "startposition"]
  static let cursors = [
    "cursor", "pagecursor", "pagetoken", "nexttoken", "continuationtoken", "nextpagetoken", "startingafter", "after",
    "pageafter", "nextcursor", "startcursor", "nextmarker", "marker", "aftercursor", "cursorafter", "afterkey",
    "afterid", "startafter", "continuation", "continue", "nextpage", "scrollid", "searchafter", "skiptoken",
    "exclusivestartkey", "pagingtoken", "paginationtoken", "paginationcursor", "resumetoken", "nextid", "next",
    "lastevaluatedkey", "lastkey", "iterator", "offset", "token", "bookmark", "from", "page", "start",
  ]
  /// Cursors whose names alone could mean something else: only a `next` of the same name makes them one.
  static let doubtfulCursors: Set<String> = ["offset", "page", "from", "token", "start", "next", "continue"]
  /// Cursors that go on behind an item, and those that go back from one.
  static let followers = [
    "startingafter", "after", "afterid", "startafter", "pageafter", "startafterid", "startingafterid",
  ]
  static let preceders = [
    "endingbefore", "before", "beforeid", "endbefore", "pagebefore", "endbeforeid", "endingbeforeid",
  ]
  /// What a next cursor is called in an answer whatever the parameter is called, the surest first.
  static let nextCursors = [
    "nextcursor", "nextpagetoken", "nexttoken", "nextpagecursor", "continuationtoken", "nextmarker", "endcursor",
    "next.cursor", "next.after", "cursors.next", "cursors.after", "cursor.next", "cursor.after", "nextpage.cursor",
    "nextpage.token", "nextpage", "next", "startingafter", "nextafter", "after", "aftercursor", "afterkey",
    "nextcontinuationtoken", "paginationtoken", "nextpagestart", "nextstart", "nextid", "nextkey", "scrollid",
    "lastevaluatedkey", "nextskiptoken", "nextoffset",
    // What may as well repeat the cursor that was sent.
    "cursor", "pagecursor", "pagetoken", "token", "marker", "bookmark", "continuation", "iterator", "lastid", "last",
  ]
  static let nextURLs = [
    "next", "nexturl", "nextlink", "nextpage", "nextpageurl", "nextpageuri", "nextpagelink", "nextpagehref", "nexthref",
    "nexturi", "nextrecordsurl", "nextresultsurl", "odatanextlink", "links.next", "links.next.href", "links.pages.next",
    "next.href", "pages.next",
  ]
  /// Addresses that stand beside the cursor they hold; the cursor is taken where a parameter takes it.
  static let fartherURLs = [
    "next.url", "next.link", "next.uri", "nextpage.url", "nextpage.href", "nextpage.uri", "nextpage.link",
  ]
  /// Addresses by convention even where no format says so.
  static let plainNextURLs = [
    "links.next", "links.pages.next", "nexturl", "nextlink", "nextpageurl", "nextpageuri", "nextpagelink", "nexthref",
    "nexturi", "links.next.href", "next.href", "nextrecordsurl", "nextresultsurl", "odatanextlink",
  ]
  static let hasMore = [
    "hasmore", "hasnext", "hasnextpage", "more", "hasmorepages", "hasmoreitems", "hasmoreresults", "morepages",
    "hasmorerecords", "moreavailable", "morerecords", "istruncated", "truncated", "hasadditionalpages", "moreresults",
    "moredataavailable", "moreitemsincollection", "moreitems",
  ]
  static let nextPages = ["nextpage", "next", "nextpagenumber", "nextpagenum"]
  static let nextOffsets = ["nextoffset", "nextskip", "nextstart", "nextstartat", "nextstartindex", "next"]
  static let pageCounts = [
    "totalpages", "pages", "pagecount", "pagescount", "numpages", "numberofpages", "totalpage", "pagetotal",
    "totalpagecount", "totalnumberofpages", "maxpage", "nbpages",
  ]
  static let lastPages = ["lastpage", "pagination.last", "paging.last", "lastpagenumber"]
  /// Numbers of items over all pages.
  static let totals = [
    "total", "totalcount", "totalresults", "totalitems", "totalsize", "totalobjects", "totalrecords", "totalelements",
    "totalentries", "totalrows", "totalnumber", "totalhits", "itemcount", "itemscount", "numresults", "resultcount",
    "totalnumberofitems", "totalnumberofresults", "totalnumberofrecords", "recordstotal", "recordcount", "odatacount",
    "totalitemcount", "totalresultcount", "totalmatches", "matchcount", "numfound", "nbhits",
    "total.value", "total.count",
  ]
  /// Yes or no, whether a page is the last.
  static let lastMarks = ["lastpage", "islast", "islastpage", "last", "done", "isdone", "iscomplete", "isfinalpage"]
  /// Headers that say as much, lower case.
  static let nextPageHeaders = ["x-next-page"]
  static let pageCountHeaders = ["x-total-pages", "x-wp-totalpages", "x-page-count", "x-pagination-page-count"]
  static let totalHeaders = [
    "x-total-count", "x-total", "x-wp-total", "x-pagination-total-count", "total-count", "x-pagination-total",
    "pagination-total", "x-count",
  ]
  static let nextCursorHeaders = [
    "x-next-cursor", "x-next-page-token", "x-next-token", "next-cursor", "next-page-token", "next-token", "x-cursor",
    "x-continuation-token", "continuation-token", "x-pagination-next-cursor",
  ]
  static let nextURLHeaders = ["next-page", "x-next-page-url", "x-next-url"]
  /// Numbers that are as often those of one page: they end no list.
  static let counts = ["count", "pagination.count"]
  /// Words of operations that read although they are sent with POST.
  static let readingWords: Set<String> = [
    "list", "search", "query", "find", "filter", "get", "fetch", "lookup", "browse", "scan", "retrieve", "read",
    "paginate",
  ]
}
