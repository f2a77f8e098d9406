/// What naming must know of the verbs that operation ids are made of.
enum Verbs {
  /// Verbs that ask for one thing or several alike.
  static let asking: Set<String> = ["get", "fetch", "retrieve", "read", "show", "load", "view"]
  /// Verbs whose object is several things by nature.
  static let listing: Set<String> = [
    "list", "search", "query", "find", "count", "export", "import", "browse", "filter", "sync", "lookup", "aggregate",
  ]
  /// Verbs that send something, so that the model sent can be called by them: `CreateIncident`.
  static let sending: Set<String> = [
    "create", "update", "replace", "add", "set", "edit", "patch", "put", "insert", "upsert", "modify", "submit", "send",
    "register", "save", "configure", "invite", "assign", "publish", "schedule", "import",
  ]
  /// Words that stand before a verb and belong to it.
  static let modifiers: Set<String> = ["bulk", "batch", "partial", "multi"]
  /// Words that say how far something is and stand before any verb.
  static let states: Set<String> = ["deprecated", "legacy", "experimental", "beta", "alpha", "preview"]
  /// What joins two verbs.
  static let conjunctions: Set<String> = ["or", "and"]
  static let prepositions: Set<String> = [
    "by", "for", "of", "in", "to", "from", "with", "and", "on", "at", "as", "or", "into", "via", "per",
  ]
  /// What a path can end in that is done rather than made.
  static let acting: Set<String> = [
    "accept", "activate", "approve", "archive", "ban", "cancel", "clone", "close", "commit", "complete", "confirm",
    "convert", "copy", "deactivate", "decline", "disable", "download", "duplicate", "enable", "execute", "export",
    "follow", "fork", "import", "invite", "join", "leave", "lock", "login", "logout", "merge", "move", "mute", "open",
    "pause", "preview", "publish", "query", "refresh", "reject", "rename", "render", "resend", "reset", "restart",
    "restore", "resume", "retry", "revoke", "rotate", "run", "search", "send", "share", "start", "stop", "subscribe",
    "sync", "test", "transfer", "trigger", "unarchive", "unfollow", "unlock", "unmute", "unpublish", "unsubscribe",
    "upload", "validate", "verify",
  ]
  private static let others: Set<String> = [
    "delete", "remove", "destroy", "check", "mark", "clear", "generate", "apply", "attach", "detach", "link", "unlink",
    "request", "compare", "star", "unstar", "block", "unblock", "suspend", "unsuspend", "redeliver", "scope", "hide",
    "unhide", "post", "ingest", "vote", "map", "unmap", "release", "reserve", "evaluate", "estimate", "calculate",
    "terminate", "dismiss", "expire", "pin", "unpin", "tag", "untag", "watch", "unwatch", "ping", "inspect", "change",
    "resolve", "append", "trim",
    "enqueue", "requeue", "trigger", "notify", "provision", "prune",
  ]

  /// Whether a word begins the name of an operation as its verb.
  static func contains(_ word: String) -> Bool {
    asking.contains(word) || listing.contains(word) || sending.contains(word) || acting.contains(word)
      || others.contains(word)
  }

  /// What follows a verb at the beginning of a word in which others are hidden; nil where it begins with none.
  static func hidden(in word: String) -> String? {
    let verbs = [
      "get", "list", "create", "update", "delete", "find", "add", "set", "remove", "post", "put", "patch", "search",
    ]
    return verbs.first { word.hasPrefix($0) && word.utf8.count > $0.utf8.count + 2 }.map {
      String(word.dropFirst($0.utf8.count))
    }
  }

  /// How many leading words are the verb: `bulk create`, `create or update`; 0 where none is known.
  static func length(in words: [String]) -> Int {
    var count = 0
    while count < words.count, modifiers.contains(words[count]) { count += 1 }
    guard count < words.count, contains(words[count]) else { return 0 }
    count += 1
    while count + 1 < words.count, conjunctions.contains(words[count]), contains(words[count + 1]) { count += 2 }
    return count
  }

  /// Whether a verb at the end of an id can be what a method of HTTP does, and so may go to the front.
  static func fits(_ verb: String, method: String) -> Bool {
    switch verb {
    case "list", "get", "retrieve", "read", "search": method == "GET" || (verb == "search" && method == "POST")
    case "create", "post": method == "POST"
    case "update", "replace": ["PUT", "PATCH", "POST"].contains(method)
    case "patch": method == "PATCH"
    case "put": method == "PUT"
    case "delete", "destroy", "remove": method == "DELETE"
    default: false
    }
  }
}
