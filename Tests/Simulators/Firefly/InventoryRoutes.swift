import Foundation

extension FireflyState {
  nonisolated var inventoryRoutes: [RouteTable.Route] {
    [
      .init("POST /v2/inventory", guarded { try await self.searchInventory($0) }),
      .init("POST /v2/codify", guarded { try await self.codify($0) }),
    ]
  }

  /// Paged by `afterKey` in the body; the last page has none.
  private func searchInventory(_ exchange: Exchange) throws -> Reply {
    let query = try object(exchange)
    let size = try number("size", of: query, default: 50, in: 1...10_000)
    let start = try query["afterKey"]?.string.map { try position(in: $0, of: "afterKey") } ?? 0
    let state = query["assetState"]?.string
    let types = query["assetTypes"]?.strings
    let ids = assets.ids(
      for: "\(state ?? "") \(types ?? [])",
      where: state == nil && types == nil
        ? nil
        : { asset in
          if let state, asset["state"]?.string != state { return false }
          if let types, asset["assetType"]?.string.map(types.contains) != true { return false }
          return true
        })
    var items = assets.items(ids, from: start, count: size)
    if query["includeConfigration"] == true {
      for index in items.indices { items[index]["tfObject"] = ["versioning": true, "acl": "private"] }
    }
    var page: JSON = ["responseObjects": .array(items), "totalObjects": .integer(ids.count)]
    if start + size < ids.count { page["afterKey"] = key(at: start + size, of: "afterKey") }
    return .json(200, page)
  }

  private func codify(_ exchange: Exchange) throws -> Reply {
    let body = try object(exchange)
    for name in ["assetType", "assetId", "iacType", "provider", "accountNumber"] where body[name]?.string == nil {
      throw FireflyProblem.invalid("\(name) is required")
    }
    let id = body["assetId"]?.string ?? ""
    guard let asset = assets.find(id) else { throw FireflyProblem.notFound() }
    codified.append(id)
    let name = asset["name"]?.string ?? ""
    let code = "resource \"aws_s3_bucket\" \"\(name)\" {\n  bucket = \"\(name)\"\n}\n"
    return .json(
      200, ["code": .string(code), "importCommand": .string("terraform import aws_s3_bucket.\(name) \(id)")])
  }

  /// Every fourth asset is of another type; all but every tenth are unmanaged.
  static func asset(_ id: String, index: Int) -> JSON {
    [
      "assetId": .string(id), "assetType": index % 4 == 3 ? "aws_instance" : "aws_s3_bucket",
      "name": .string("bucket-\(index)"), "arn": .string(id), "state": index % 10 == 9 ? "managed" : "unmanaged",
      "provider": "aws", "accountNumber": "123456789012", "region": index % 2 == 0 ? "eu-central-1" : .null,
      "owner": "ada@example.com", "tags": ["team": "core"],
    ]
  }
}
