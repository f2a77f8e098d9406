/// What the search for an operation's pagination came to.
enum PagingVerdict {
  case pages(Pagination)
  /// The answer holds one list, and the request may ask for a part of it, but not all is said. `reason` names what is missing.
  case unknown(reason: String)
  /// It is no list, or one that comes whole.
  case whole(reason: String)
}
