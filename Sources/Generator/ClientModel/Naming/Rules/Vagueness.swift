/// Words that say that something is there and nothing of what it is.
enum Vagueness {
  static let words: Set<String> = [
    "data", "datum", "item", "items", "value", "values", "object", "objects", "element", "elements", "entry", "entries",
    "record", "records", "result", "results", "row", "rows", "list", "content", "node", "nodes", "option",
  ]
}
