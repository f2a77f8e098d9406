import Foundation

/// What a list of FirstQuadrant is asked for: search, filters, order, fields and page.
struct CollectionQuery {
  private struct Filter {
    let field: [String]
    let comparison: String
    let value: String
  }

  private let text: String?
  private let filters: [Filter]
  private let orderBy: String
  private let ascending: Bool
  private let fields: [String]
  private let limit: Int
  private let after: String?
  private let before: String?

  /// Reads the query, or throws the reply to one that does not make sense.
  init(_ exchange: Exchange) throws {
    let query = exchange.request.query
    text = query["query"]?.lowercased()
    orderBy = query["orderBy"] ?? "createdAt"
    let sort = query["sort"] ?? "desc"
    guard ["asc", "desc"].contains(sort) else { throw FirstQuadrantProblem.invalidParameters("sort") }
    ascending = sort == "asc"
    fields = query.all("select[]")
    limit = try exchange.number("limit", default: 25, in: 1...100, or: FirstQuadrantProblem.invalidParameters)
    after = query["startingAfter"]
    before = query["endingBefore"]
    if after != nil && before != nil { throw FirstQuadrantProblem.invalidParameters("endingBefore") }
    filters = try query.fields.filter { $0.name.hasPrefix("filter.") }.map { field in
      let parts = field.name.split(separator: ".").map(String.init)
      guard parts.count >= 3, let comparison = parts.last, Self.comparisons.contains(comparison) else {
        throw FirstQuadrantProblem.invalidParameters(field.name)
      }
      return Filter(field: Array(parts[1..<(parts.count - 1)]), comparison: comparison, value: field.value)
    }
  }

  private static let comparisons: Set<String> = [
    "equals", "not", "contains", "startsWith", "endsWith", "in", "notIn", "gt", "gte", "lt", "lte", "has",
  ]

  /// The page, as a bare array.
  func page(of catalogue: inout Catalogue) throws -> Reply {
    let ids = ordered(&catalogue)
    var range = 0..<min(limit, ids.count)
    if let after {
      guard let index = ids.firstIndex(of: after) else {
        throw FirstQuadrantProblem.invalidParameters("startingAfter")
      }
      range = (index + 1)..<min(index + 1 + limit, ids.count)
    } else if let before {
      guard let index = ids.firstIndex(of: before) else {
        throw FirstQuadrantProblem.invalidParameters("endingBefore")
      }
      range = max(0, index - limit)..<index
    }
    let items = catalogue.items(ids, from: range.lowerBound, count: range.count)
    return .json(200, .array(items.map(selected)))
  }

  private func ordered(_ catalogue: inout Catalogue) -> [String] {
    let ids = selectedIDs(&catalogue)
    // Items are kept in descending order of creation already.
    if orderBy == "createdAt" { return ascending ? ids.reversed() : ids }
    let path = orderBy.split(separator: ".").map { String($0) }
    var values: [(id: String, value: JSON)] = []
    for id in ids {
      let item = catalogue.find(id) ?? .null
      values.append((id, Self.value(at: path, of: item) ?? .null))
    }
    values.sort { left, right in
      ascending ? Self.isLess(left.value, right.value) : Self.isLess(right.value, left.value)
    }
    return values.map { $0.id }
  }

  private func selectedIDs(_ catalogue: inout Catalogue) -> [String] {
    if text == nil && filters.isEmpty { return catalogue.ids() }
    return catalogue.ids(for: "\(text ?? "") \(filters)", where: { matches($0) })
  }

  private func matches(_ item: JSON) -> Bool {
    if let text {
      let hit = ["email", "firstName", "lastName", "name"].contains { name in
        item[name]?.string?.lowercased().contains(text) == true
      }
      guard hit else { return false }
    }
    return filters.allSatisfy { matches(item, $0) }
  }

  private func matches(_ item: JSON, _ filter: Filter) -> Bool {
    let value = Self.value(at: filter.field, of: item) ?? .null
    let text = Self.text(value)
    switch filter.comparison {
    case "equals": return text == filter.value
    case "not": return text != filter.value
    case "contains": return text.contains(filter.value)
    case "startsWith": return text.hasPrefix(filter.value)
    case "endsWith": return text.hasSuffix(filter.value)
    case "in": return filter.value.split(separator: ",").contains { $0 == text }
    case "notIn": return !filter.value.split(separator: ",").contains { $0 == text }
    case "has": return value.strings?.contains(filter.value) == true
    default: return compares(value, filter)
    }
  }

  private func compares(_ value: JSON, _ filter: Filter) -> Bool {
    let other: JSON = value.integer != nil ? Int(filter.value).map(JSON.integer) ?? .null : .string(filter.value)
    switch filter.comparison {
    case "gt": return Self.isLess(other, value)
    case "gte": return !Self.isLess(value, other)
    case "lt": return Self.isLess(value, other)
    default: return !Self.isLess(other, value)
    }
  }

  private func selected(_ item: JSON) -> JSON {
    guard !fields.isEmpty, let members = item.members else { return item }
    return .object(members.filter { $0.name == "id" || fields.contains($0.name) })
  }

  private static func value(at path: [String], of item: JSON) -> JSON? {
    path.reduce(item as JSON?) { value, name in value?[name] }
  }

  private static func text(_ value: JSON) -> String {
    value.string ?? value.integer.map { String($0) } ?? value.boolean.map { String($0) } ?? ""
  }

  private static func isLess(_ left: JSON, _ right: JSON) -> Bool {
    if let left = left.integer, let right = right.integer { return left < right }
    return text(left) < text(right)
  }
}
