extension OperationRequest {
  /// Puts the members of ``RequestOptions/body`` into the body, in place of those of the same name.
  ///
  /// Into a JSON object or a form; where there is no body they make one. Any other body cannot take them, and fails the call.
  mutating func addFurtherMembers() {
    guard !options.body.isEmpty else { return }
    let members = options.body
    options.body = JSONObject()
    do {
      body(bytes: try extended(with: members), contentType: contentType ?? "application/json")
    } catch {
      let names = members.keys.map { "`\($0)`" }.joined(separator: ", ")
      let underlying = error is RequestFailure ? nil : error
      fail(
        RequestFailure(
          "\(names) can be added to a body that is a JSON object or a form in memory; this one is `\(contentType ?? "none")`",
          underlying: underlying))
    }
  }

  private func extended(with members: JSONObject) throws -> [UInt8] {
    let type = contentType ?? "application/json"
    switch body {
    case .none: return try JSONWriter.encode(members)
    case .bytes(let bytes) where type.isJSONMediaType:
      guard case .object(var object) = try JSONDocument.parse(bytes).root.value else {
        throw RequestFailure("no object")
      }
      for (name, value) in members { object[name] = value }
      return try JSONWriter.encode(object)
    case .bytes(let bytes) where type.lowercased().hasPrefix("application/x-www-form-urlencoded"):
      let names = Set(members.keys)
      let kept = bytes.split(separator: UInt8(ascii: "&")).filter { pair in
        let name = String(decoding: pair.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        return !names.contains(PercentEncoding.decode(name.split(separator: "+").joined(separator: " ")) ?? name)
      }
      let added = try FormWriter(encodings: []).write(members)
      return Array((kept + [added[...]]).joined(separator: CollectionOfOne(UInt8(ascii: "&"))))
    case .bytes, .stream: throw RequestFailure("no object")
    }
  }
}
