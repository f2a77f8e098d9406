import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// Parameters in queries, as the server sees them.
@Suite struct QueryTests {
  private func queries(
    _ carrier: Carrier, _ calls: (WireClient) async throws -> Void
  ) async throws -> [String] {
    try await carrier.requests(calls).map { String($0.target.drop { $0 != "?" }) }
  }

  @Test(arguments: Carrier.allCases)
  func `form, exploded and not`(carrier: Carrier) async throws {
    let keys = Keys(semi: ";", comma: ",")
    let queries = try await queries(carrier) { client in
      try await client.queries.form(hello: "a&b=c+d é", list: ["red", "a,b"], keys: keys)
      try await client.queries.formTogetherQuery(hello: "a b", list: ["red", "a,b"], keys: keys)
    }
    #expect(
      queries == [
        "?hello=a%26b%3Dc%2Bd%20%C3%A9&list=red&list=a%2Cb&semi=%3B&comma=%2C",
        "?hello=a%20b&list=red,a%2Cb&keys=semi,%3B,comma,%2C",
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `delimited and deep`(carrier: Carrier) async throws {
    let point = Point(x: 1, label: "a b")
    let filter = Filter(
      name: "n&m", sizes: [1, 2],
      nested: Filter.Nested(deeper: Filter.Nested.Deeper(flag: true), points: [Point(x: 1), Point(x: 2, label: "z")]))
    let queries = try await queries(carrier) { client in
      try await client.queries.delimited(
        spaces: ["a", "b c"], spaced: point, pipes: ["a", "b|c"], piped: point, apart: ["a", "b"])
      try await client.queries.deep(filter: filter)
    }
    #expect(
      queries == [
        "?spaces=a%20b%20c&spaced=x%201%20label%20a%20b&pipes=a%7Cb%7Cc&piped=x%7C1%7Clabel%7Ca%20b&apart=a&apart=b",
        "?filter%5Bname%5D=n%26m&filter%5Bsizes%5D%5B%5D=1&filter%5Bsizes%5D%5B%5D=2"
          + "&filter%5Bnested%5D%5Bdeeper%5D%5Bflag%5D=true&filter%5Bnested%5D%5Bpoints%5D%5B0%5D%5Bx%5D=1"
          + "&filter%5Bnested%5D%5Bpoints%5D%5B1%5D%5Bx%5D=2&filter%5Bnested%5D%5Bpoints%5D%5B1%5D%5Blabel%5D=z",
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `reserved characters stay where the document allows them`(carrier: Carrier) async throws {
    let queries = try await queries(carrier) { client in
      try await client.queries.reserved(text: "a/b?c:d@e#f[g]%41%zz é", list: ["a:b", "c/d"])
    }
    #expect(queries == ["?text=a/b?c:d@e%23f%5Bg%5D%41%25zz%20%C3%A9&list=a:b,c/d"])
  }

  @Test(arguments: Carrier.allCases)
  func `absent, empty and empty allowed are three things`(carrier: Carrier) async throws {
    let queries = try await queries(carrier) { client in
      try await client.queries.empty()
      try await client.queries.empty(plain: "", list: [], allowed: [])
      try await client.queries.empty(list: [""], allowed: ["", "a"])
    }
    #expect(queries == ["", "?plain=&allowed=", "?list=&allowed=&allowed=a"])
  }

  @Test(arguments: Carrier.allCases)
  func `JSON in a query, and null in it`(carrier: Carrier) async throws {
    let queries = try await queries(carrier) { client in
      try await client.queries.content(point: Point(x: 1, label: "a&b"), patch: Patch(title: .null))
    }
    #expect(
      queries == ["?point=%7B%22x%22%3A1%2C%22label%22%3A%22a%26b%22%7D&patch=%7B%22title%22%3Anull%7D"])
  }

  @Test(arguments: Carrier.allCases)
  func `names with brackets, dots, spaces, percent signs and letters of any script`(carrier: Carrier) async throws {
    let queries = try await queries(carrier) { client in
      try await client.queries.names(
        filterName: "1", filterNameQuery: "2", firstName: "3", aPercent20b: "4", größe: "5", top: 6, tags: ["7", "8"])
    }
    #expect(
      queries == [
        "?filter%5Bname%5D=1&filter.name=2&first%20name=3&a%2520b=4&gr%C3%B6%C3%9Fe=5&%24top=6&tags%5B%5D=7&tags%5B%5D=8"
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `values of every format, and a constant`(carrier: Carrier) async throws {
    let queries = try await queries(carrier) { client in
      try await client.queries.formats(
        flag: false, count: 9_007_199_254_740_993, ratio: 0.1, at: Date(timeIntervalSince1970: 1.5),
        day: CalendarDate(year: 2026, month: 2, day: 3),
        id: UUID(uuidString: "0123ABCD-0123-4567-89AB-0123456789AB"), link: "https://a.example/?b=c",
        data: Data([0xFB, 0xFF]), color: .darkBlue, colors: [.red, .empty, ColorModel(rawValue: "new")])
    }
    #expect(
      queries == [
        "?kind=report&flag=false&count=9007199254740993&ratio=0.1&at=1970-01-01T00%3A00%3A01.500Z&day=2026-02-03"
          + "&id=0123abcd-0123-4567-89ab-0123456789ab&link=https%3A%2F%2Fa.example%2F%3Fb%3Dc&data=%2B%2F8%3D"
          + "&color=dark%20blue&colors=red,,new"
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `a whole query string as a form, as JSON and as text`(carrier: Carrier) async throws {
    let queries = try await queries(carrier) { client in
      try await client.queries.whole(all: Filter(name: "a b", sizes: [1, 2]))
      try await client.queries.whole()
      try await client.queries.wholeJSONQuery(all: Point(x: 1))
      try await client.queries.wholeTextQuery(all: "a=b&c d")
    }
    #expect(
      queries == [
        "?name=a+b&sizes=1%202", "", "?%7B%22x%22%3A1%7D", "?a%3Db%26c%20d",
      ])
  }
}
