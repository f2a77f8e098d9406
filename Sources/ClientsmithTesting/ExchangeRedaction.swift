import ClientsmithRuntime
import Foundation
import HTTPTypes

/// Takes secrets out of exchanges before they are kept.
struct ExchangeRedaction: Sendable {
  /// Texts that are secret wherever they stand.
  let secrets: [String]
  /// Names of headers, parameters and fields whose values are secret, in lower case.
  let names: Set<String>

  private func isSecret(_ name: String) -> Bool {
    names.contains(name.lowercased()) || Redaction.isSecret(name)
  }

  func fields(_ fields: HTTPFields) -> [Exchange.Field] {
    fields.map { field in
      let name = field.name.canonicalName
      let isSecret = name == "cookie" || name == "set-cookie" || name.contains("authorization") || isSecret(name)
      return Exchange.Field(
        name: field.name.rawName, value: isSecret ? Redaction.placeholder : text(field.value))
    }
  }

  func url(_ request: HTTPRequest) -> String {
    let path = request.path ?? "/"
    let queryNames = path.drop { $0 != "?" }.dropFirst().split(separator: "&")
      .map { String($0.prefix { $0 != "=" }) }.filter { isSecret($0.removingPercentEncoding ?? $0) }
    return text(
      "\(request.scheme ?? "https")://\(request.authority ?? "")\(Redaction.path(path, [], queryNames))")
  }

  /// JSON and forms by the names of their fields, everything else by the known secrets alone.
  func body(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
    let type = contentType?.lowercased() ?? ""
    if type.hasPrefix("application/x-www-form-urlencoded") {
      let pairs = String(decoding: bytes, as: UTF8.self).split(separator: "&", omittingEmptySubsequences: false)
      return Array(pairs.map(pair).joined(separator: "&").utf8)
    }
    if type.contains("json"), let tree = try? JSONReader.decode(JSONValue.self, from: bytes),
      let text = try? JSONWriter.encode(json(tree))
    {
      return text
    }
    guard !secrets.isEmpty, let text = String(bytes: bytes, encoding: .utf8) else { return bytes }
    return Array(self.text(text).utf8)
  }

  private func pair(_ pair: Substring) -> String {
    let name = String(pair.prefix { $0 != "=" })
    guard isSecret(name), pair.contains("=") else { return text(String(pair)) }
    return "\(name)=\(Redaction.placeholder)"
  }

  private func json(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool, .number: return value
    case .string(let string): return .string(text(string))
    case .array(let elements): return .array(elements.map(json))
    case .object(let object):
      return .object(
        JSONObject(
          object.map { name, member in
            if case .string = member, isSecret(name) { return (name, .string(Redaction.placeholder)) }
            return (name, json(member))
          }))
    }
  }

  private func text(_ text: String) -> String {
    var text = text
    for secret in secrets where !secret.isEmpty {
      text = text.replacingOccurrences(of: secret, with: Redaction.placeholder)
    }
    return text
  }
}
