import Diagnostics
import OpenAPI
import Testing
import YAML

/// JSONPath as RFC 9535 defines it.
struct JSONPathTests {
  /// A query on a document and the pointers of what it selects.
  struct Case: CustomTestStringConvertible {
    let query: String
    let document: String
    let pointers: [String]
    var testDescription: String { query }

    init(_ query: String, _ document: String, _ pointers: [String]) {
      self.query = query
      self.document = document
      self.pointers = pointers
    }
  }

  static let store = """
    {"store": {"book": [
      {"category": "reference", "author": "Rees", "price": 8.95},
      {"category": "fiction", "author": "Waugh", "price": 12.99},
      {"category": "fiction", "author": "Melville", "isbn": "0-553", "price": 8.99},
      {"category": "fiction", "author": "Tolkien", "isbn": "0-395", "price": 22.99}],
      "bicycle": {"color": "red", "price": 399}}}
    """

  static let segments = [
    Case("$", store, [""]),
    Case("$.store.book[*].author", store, (0..<4).map { "/store/book/\($0)/author" }),
    Case(
      "$..author", store, (0..<4).map { "/store/book/\($0)/author" }),
    Case("$.store.*", store, ["/store/book", "/store/bicycle"]),
    Case(
      "$.store..price", store, (0..<4).map { "/store/book/\($0)/price" } + ["/store/bicycle/price"]),
    Case("$..book[2]", store, ["/store/book/2"]),
    Case("$..book[-1]", store, ["/store/book/3"]),
    Case("$..book[0,1]", store, ["/store/book/0", "/store/book/1"]),
    Case("$..book[:2]", store, ["/store/book/0", "/store/book/1"]),
    Case("$..book[?@.isbn]", store, ["/store/book/2", "/store/book/3"]),
    Case("$..book[?@.price<10]", store, ["/store/book/0", "/store/book/2"]),
    Case("$['store']['bicycle'][\"color\"]", store, ["/store/bicycle/color"]),
    Case("$[0]", "{\"0\": 1}", []),
    Case("$.a", "[1]", []),
    Case("$[0, 0]", "[1]", ["/0", "/0"]),
    Case("$['a', 0, *]", "{\"a\": 1}", ["/a", "/a"]),
    Case("$[-2]", "[1]", []),
    Case("$ [ 'a' ] .b", "{\"a\": {\"b\": 1}}", ["/a/b"]),
    Case("$..[0]", "[[1], [2]]", ["/0", "/0/0", "/1/0"]),
    Case("$..*", "[[1], {\"a\": 2}]", ["/0", "/1", "/0/0", "/1/a"]),
    Case("$.ä_1", "{\"ä_1\": 1}", ["/ä_1"]),
    Case(
      "$['\\u00e4', '\\ud83d\\ude00', '\\'', \"\\\"\", '\\/\\b']", "{\"ä\": 1, \"😀\": 2, \"'\": 3, \"\\\"\": 4}",
      ["/ä", "/😀", "/'", "/\""]),
  ]

  static let slices = [
    Case("$[1:3]", "[0,1,2,3,4,5,6]", ["/1", "/2"]),
    Case("$[5:]", "[0,1,2,3,4,5,6]", ["/5", "/6"]),
    Case("$[1:5:2]", "[0,1,2,3,4,5,6]", ["/1", "/3"]),
    Case("$[5:1:-2]", "[0,1,2,3,4,5,6]", ["/5", "/3"]),
    Case("$[::-1]", "[0,1,2]", ["/2", "/1", "/0"]),
    Case("$[::]", "[0,1]", ["/0", "/1"]),
    Case("$[::0]", "[0,1]", []),
    Case("$[-2:]", "[0,1,2]", ["/1", "/2"]),
    Case("$[:-1]", "[0,1,2]", ["/0", "/1"]),
    Case("$[10:]", "[0,1]", []),
    Case("$[3::-1]", "[0,1]", ["/1", "/0"]),
    Case("$[-1:-10:-1]", "[0,1]", ["/1", "/0"]),
    Case("$[0:9007199254740991:9007199254740991]", "[0,1]", ["/0"]),
    Case("$[::-9007199254740991]", "[0,1]", ["/1"]),
    Case("$[1:2]", "{\"a\": 1}", []),
  ]

  static let filters = [
    Case("$[?@.a == 'x']", "[{\"a\": \"x\"}, {\"a\": \"y\"}, {}]", ["/0"]),
    Case("$[?@.a != 'x']", "[{\"a\": \"x\"}, {\"a\": \"y\"}, {}]", ["/1", "/2"]),
    Case("$[?@.a == @.b]", "[{\"a\": 1, \"b\": 1}, {}, {\"a\": 1}]", ["/0", "/1"]),
    Case("$[?@ > 1 && @ <= 3]", "[1,2,3,4]", ["/1", "/2"]),
    Case("$[?@ == 1 || @ == 3 && @ != 3]", "[1,2,3]", ["/0"]),
    Case("$[?(@ == 1 || @ == 3) && @ != 3]", "[1,2,3]", ["/0"]),
    Case("$[?!@.a]", "[{\"a\": null}, {}]", ["/1"]),
    Case("$[?!(@.a == 1)]", "[{\"a\": 1}, {}]", ["/1"]),
    Case("$[?@.a]", "{\"x\": {\"a\": null}, \"y\": 3}", ["/x"]),
    Case("$[?@ == null]", "[null, 0, false, \"\"]", ["/0"]),
    Case("$[?@ == true]", "[true, 1, \"true\"]", ["/0"]),
    Case("$[?@ == 1.0]", "[1, 1.0, \"1\", 1e0]", ["/0", "/1", "/3"]),
    Case("$[?@ == -0]", "[0]", ["/0"]),
    Case("$[?@ < 'b']", "[\"a\", \"b\", 1, null]", ["/0"]),
    Case("$[?@ <= null]", "[null, 1]", ["/0"]),
    Case("$[?@.a == $.b]", "{\"b\": 2, \"c\": {\"a\": 2}}", ["/c"]),
    Case("$[?@.a == @.b]", "[{\"a\": [1, {\"x\": 2}], \"b\": [1, {\"x\": 2}]}, {\"a\": [1], \"b\": [2]}]", ["/0"]),
    Case("$[?@.a == @.b]", "[{\"a\": {\"x\": 1, \"y\": 2}, \"b\": {\"y\": 2, \"x\": 1}}]", ["/0"]),
    Case("$[?@[0] == 1]", "[[1], [2]]", ["/0"]),
    Case("$[?@[-1] == 1]", "[[2, 1], [1, 2]]", ["/0"]),
    Case("$[?@..a]", "[{\"b\": {\"a\": 1}}, {\"b\": 1}]", ["/0"]),
    Case("$[?@[?@ > 1]]", "[[1, 2], [1]]", ["/0"]),
    Case("$[?@.a, ?@.b]", "[{\"a\": 1}, {\"b\": 1}, {\"a\": 1, \"b\": 1}]", ["/0", "/2", "/1", "/2"]),
    Case("$[?@ == 'é']", "[\"é\", \"e\\u0301\"]", ["/0"]),
  ]

  static let functions = [
    Case("$[?length(@) > 2]", "[\"abc\", \"ab\", [1,2,3], {\"a\":1,\"b\":2,\"c\":3}, 1, null]", ["/0", "/2", "/3"]),
    Case("$[?length(@.a) == length(@.b)]", "[{\"a\": \"xx\", \"b\": [1, 2]}, {\"a\": \"x\", \"b\": 3}]", ["/0"]),
    Case("$[?length(@) == 1]", "[\"😀\"]", ["/0"]),
    Case("$[?count(@.*) == 2]", "[[1, 2], [1], {\"a\": 1, \"b\": 2}]", ["/0", "/2"]),
    Case("$[?count(@..*) > 2]", "[[[1], 2], [1]]", ["/0"]),
    Case("$[?value(@..a) == 1]", "[{\"b\": {\"a\": 1}}, {\"a\": 1, \"b\": {\"a\": 1}}]", ["/0"]),
    Case("$[?match(@, '1974-05-..')]", "[\"1974-05-11\", \"x1974-05-11\", 1974]", ["/0"]),
    Case("$[?search(@, '[BR]ob')]", "[\"Bob\", \"xRobx\", \"bob\"]", ["/0", "/1"]),
    Case(
      "$[?match(@.a, @.b)]",
      "[{\"a\": \"aa\", \"b\": \"a{2}\"}, {\"a\": \"aa\", \"b\": \"a{3}\"}, {\"a\": \"a\", \"b\": \"(\"}]", ["/0"]),
    Case("$[?!match(@, 'a.*')]", "[\"abc\", \"b\"]", ["/1"]),
    Case("$[?search(@, '\\\\p{Lu}')]", "[\"aB\", \"ab\"]", ["/0"]),
    Case("$[?length(value(@..a)) == 2]", "[{\"a\": \"xy\"}]", ["/0"]),
  ]

  @Test("a query selects what the standard says, in its order", arguments: segments + slices + filters + functions)
  func selects(example: Case) throws {
    var bag = DiagnosticBag()
    let root = try #require(YAMLReader().read(Array(example.document.utf8), file: "doc.json", into: &bag))
    let path = try JSONPath(example.query)
    let found = path.select(in: root).map(\.pointer.description)
    #expect(found == example.pointers)
  }

  static let malformed = [
    "", " $", "$ ", "@", "a", "$.", "$..", "$...a", "$.'a'", "$.1", "$.-a", "$[", "$[]", "$[a]", "$['a", "$['a'",
    "$['a',]", "$[,]",
    "$[01]", "$[-0]", "$[1.0]", "$[+1]", "$[9007199254740992]", "$[1:2:3:4]", "$[1:01]", "$['\\x']", "$['\\\"']",
    "$[\"\\'\"]",
    "$['\\ud800']", "$['\\ude00']", "$['\\u12g4']", "$['\u{1}']", "$[?]", "$[?1]", "$[?'a']", "$[?true]", "$[?@ == ]",
    "$[?@.* == 1]", "$[?@..a == 1]", "$[?@[0:1] == 1]", "$[?@[0,1] == 1]", "$[?@[?@] == 1]", "$[?@ = 1]", "$[?@ === 1]",
    "$[?@ == 01]", "$[?@ == .1]", "$[?@ == 1.]", "$[?@ == 1e]", "$[?(@.a]", "$[?@.a)]", "$[?@.a &&]", "$[?@ & @]",
    "$[?length(@)]", "$[?length(@.*) == 1]", "$[?length() == 1]", "$[?length(@, @) == 1]", "$[?count(1) == 1]",
    "$[?count(@.*)]", "$[?match(@, 'a') == true]", "$[?match(@)]", "$[?unknown(@)]", "$[?length (@) == 1]",
    "$[?value(@.a)]",
    "$[?!@ == 1]", "$.a b", "$[?@ == True]", "$[?@ == [1]]", "$[?@ == {}]", "$ . a", "$. a", "$.. a", "$[?((((@.a))]",
  ]

  @Test("what is no query is refused", arguments: malformed)
  func refuses(text: String) {
    #expect(throws: JSONPathError.self) { try JSONPath(text) }
  }

  static let wellFormed = [
    "$[ ?@ ]", "$[?@ ]", "$[? @.a ]", "$[?@.a==1]", "$[?1 == @.a]", "$[?$.a]", "$[?@]", "$[?( @.a )]", "$[? ! @.a]",
    "$[?!(@.a)]",
    "$[?@ == -1.5e+10]", "$[?@ == 1E-2]", "$[ 1 : 2 : 1 ]", "$[\n'a'\t,\r'b']", "$\n.a", "$[?length( @ ) == 1]",
    "$[?count( @.* ) >= 1]", "$._", "$['']", "$[?@.a && (@.b || !@.c)]", "$[?search(@.a, $.b)]", "$.a.b['c'][0]..d.*",
    "$[?match(value($..a), 'x')]",
  ]

  @Test("blanks are allowed where the grammar has them", arguments: wellFormed)
  func accepts(text: String) {
    #expect(throws: Never.self) { try JSONPath(text) }
  }

  @Test("an error says what is wrong and where")
  func errors() {
    do {
      _ = try JSONPath("$.paths[?length(@)]")
      Issue.record("no error")
    } catch {
      #expect(error.message == "the result of `length` must be compared")
      #expect(error.offset == 18)
    }
  }

  @Test("nesting is bounded")
  func nesting() {
    let text = "$" + String(repeating: "[?@", count: 5_000)
    #expect(throws: JSONPathError.self) { try JSONPath(text) }
    let parentheses = "$[?" + String(repeating: "(", count: 5_000)
    #expect(throws: JSONPathError.self) { try JSONPath(parentheses) }
  }
}
