import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How pagination changes a request from page to page.
extension OperationRequest {
  /// Sets a query parameter to one value, in place of all it had; nil removes it.
  public mutating func setQuery(_ name: String, _ value: String?) {
    var encoded: [UInt8] = []
    URIText.append(name, keeping: .unreserved, to: &encoded)
    let pairs = query.split(separator: UInt8(ascii: "&")).filter { pair in
      !pair.prefix { $0 != UInt8(ascii: "=") }.elementsEqual(encoded)
    }
    query = Array(pairs.joined(separator: CollectionOfOne(UInt8(ascii: "&"))))
    guard let value else { return }
    _ = beginQueryPair()
    query += encoded
    query.append(UInt8(ascii: "="))
    URIText.append(value, keeping: .unreserved, to: &query)
  }

  /// The query parameter's first value, decoded; nil where it is not there.
  public func queryValue(_ name: String) -> String? {
    var encoded: [UInt8] = []
    URIText.append(name, keeping: .unreserved, to: &encoded)
    for pair in query.split(separator: UInt8(ascii: "&")) {
      let key = pair.prefix { $0 != UInt8(ascii: "=") }
      guard key.elementsEqual(encoded) else { continue }
      return PercentEncoding.decode(String(decoding: pair.dropFirst(key.count + 1), as: UTF8.self))
    }
    return nil
  }

  /// Sets a header to one value; nil removes it.
  public mutating func setHeader(_ name: String, _ value: String?) {
    guard let field = HTTPField.Name(name) else {
      return fail(RequestFailure("`\(name)` cannot be the name of a header"))
    }
    headers[field] = value
  }

  /// The value of a header that the operation set, nil where it set none.
  public func headerValue(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }

  /// Sets a field of the JSON body at a pointer (RFC 6901), making the objects on the way; nil removes it.
  public mutating func setBodyField(_ pointer: String, _ value: JSONValue?) {
    do {
      var tree = try bodyTree() ?? .object(JSONObject())
      try tree.set(value, at: pointer)
      body(bytes: try JSONWriter.encode(tree), contentType: contentType ?? "application/json")
    } catch let failure as RequestFailure {
      fail(failure)
    } catch {
      fail(RequestFailure("the body has no field `\(pointer)`", underlying: error))
    }
  }

  /// The body's field at a pointer; nil where there is none, or no JSON body in memory.
  public func bodyField(_ pointer: String) -> JSONValue? {
    ((try? bodyTree()) ?? nil)?.at(pointer)
  }

  /// Sends the request to another URL, given whole or relative to the server; the operation's query is not added to it.
  ///
  /// Credentials are sent only where its origin is the server's.
  public mutating func replaceURL(_ url: String) {
    replacement = url
  }

  private func bodyTree() throws -> JSONValue? {
    switch body {
    case .none: return nil
    case .bytes(let bytes): return try JSONDocument.parse(bytes).root.value
    case .stream: throw RequestFailure("a streamed body cannot be changed")
    }
  }
}

extension JSONValue {
  /// Sets the value at a pointer into objects; nil removes it. Throws where something that is no object is in the way.
  mutating func set(_ value: JSONValue?, at pointer: String) throws {
    let tokens = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    try set(value, at: tokens.map { JSONPointerToken.unescape($0) }[...])
  }

  private mutating func set(_ value: JSONValue?, at tokens: ArraySlice<String>) throws {
    guard let name = tokens.first else {
      self = value ?? .null
      return
    }
    guard case .object(var object) = self else {
      throw RequestFailure("the body has no object to hold `\(name)`")
    }
    if tokens.count == 1 {
      object[name] = value
    } else {
      var child = object[name] ?? .object(JSONObject())
      if child == .null { child = .object(JSONObject()) }
      try child.set(value, at: tokens.dropFirst())
      object[name] = child
    }
    self = .object(object)
  }
}
