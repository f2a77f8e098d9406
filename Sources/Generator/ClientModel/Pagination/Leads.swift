/// A property of a page that may lead on to the next.
struct Lead {
  /// The folded names on the way to it from the object that holds the items, with dots between.
  let name: String
  /// The last of them.
  let last: String
  let pointer: String
  let schema: PageSchema

  /// Whether it leads the other way.
  var isBackward: Bool { name.contains("prev") || last.hasPrefix("before") || name.contains("first") }

  /// A whole number, also one that stands in a text.
  var isCount: Bool { schema.isInteger || schema.isText }
}

/// Everything in a page beside its items that may lead on: at the top, beside the items, and in the small objects there.
struct Leads {
  let all: [Lead]

  init(in page: PageSchema, items: String) {
    guard !page.isArray else {
      all = []
      return
    }
    var found: [Lead] = []
    func collect(_ schema: PageSchema, _ prefix: String, _ path: String, _ depth: Int, passing member: Substring?) {
      for (name, inner) in depth == 0 ? schema.properties : schema.possibleProperties where !inner.isArray {
        let folded = PaginationRequest.folded(name)
        let pointer = prefix + "/" + ItemsSearch.escaped(name)
        if inner.mayBeObject {
          guard depth < 3, member.map({ $0 != name }) ?? true else { continue }
          if ItemsSearch.isHolder(folded) || (depth == 0 && ItemsSearch.wrappers.contains(folded)) {
            collect(inner, pointer, path + folded + ".", depth + 1, passing: nil)
          }
        } else {
          found.append(Lead(name: path + folded, last: folded, pointer: pointer, schema: inner))
        }
      }
    }
    // What stands beside the items is nearer to them than what stands around both.
    let way = items.split(separator: "/")
    if way.count > 1, let first = way.first, let container = page.at("/" + first) {
      collect(container, "/" + first, "", 0, passing: nil)
      collect(page, "", "", 0, passing: first)
    } else {
      collect(page, "", "", 0, passing: nil)
    }
    all = found
  }

  /// The first property that goes by one of the names, those that stand first being the surest.
  func first(_ names: [String], where matches: (Lead) -> Bool) -> Lead? {
    for name in names {
      if let lead = all.first(where: { $0.goes(by: name) && matches($0) }) { return lead }
    }
    return nil
  }

  /// Whether an object speaks of other pages than itself.
  static func sayMore(_ page: PageSchema) -> Bool {
    page.properties.contains { property in
      let folded = PaginationRequest.folded(property.name)
      return PaginationNames.totals.contains(folded) || PaginationNames.hasMore.contains(folded)
        || PaginationNames.nextURLs.contains(folded) || PaginationNames.nextCursors.prefix(8).contains(folded)
        || ["offset", "cursor"].contains(folded) || folded.hasPrefix("pagi")
    }
  }

  /// What the number of all `members`, folded, may be called.
  static func totals(of members: String) -> [String] {
    ["total" + members, members + "total", "totalnumberof" + members, members + "count", "num" + members]
  }
}

extension Lead {
  /// Whether a name of the tables means it.
  fileprivate func goes(by wanted: String) -> Bool {
    if wanted.contains(".") { return name == wanted || name.hasSuffix("." + wanted) }
    guard last == wanted else { return false }
    guard name != last else { return true }
    // Beside addresses of other pages a bare word is what its object says, so these have names of their own in the tables.
    let holder = name.dropLast(last.count + 1).split(separator: ".").last ?? ""
    return !["links", "next", "nextpage", "cursors", "prev", "previous", "first", "last"].contains(holder)
  }
}
