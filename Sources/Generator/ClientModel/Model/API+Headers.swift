extension API {
  /// Every header that some success answer declares, once, in document order, with a name unique among them.
  ///
  /// Where operations give one header several types it is text: what it means then depends on the call.
  package var headers: [ResponseHeader] {
    var headers: [ResponseHeader] = []
    var indices: [String: Int] = [:]
    var scope = NameScope(reserved: ["fields"])
    for header in operations.flatMap(\.responseHeaders) {
      let key = header.wireName.lowercased()
      guard let index = indices[key] else {
        var header = header
        header.name = scope.takeMember(header.name.filter { $0 != "`" })
        indices[key] = headers.count
        headers.append(header)
        continue
      }
      let known = headers[index]
      if known.type != header.type || known.isJSON != header.isJSON || known.explode != header.explode {
        headers[index].type = .string
        headers[index].isJSON = false
      }
    }
    return headers
  }
}
