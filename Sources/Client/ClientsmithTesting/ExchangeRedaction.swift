import ClientsmithRuntime
import Foundation
import HTTPTypes

/// Takes secrets out of exchanges before they are kept.
struct ExchangeRedaction: Sendable {
  /// Texts that are secret wherever they stand.
  private(set) var secrets: [String]
  /// Names of headers, parameters and fields whose values are secret, in lower case.
  private(set) var names: Set<String>
  /// The values of secret path parameters, as they stand in the URL.
  private var paths: [String] = []

  init(secrets: [String], names: [String]) {
    self.secrets = secrets
    self.names = Set(names.map { $0.lowercased() })
  }

  /// The same with what the document of the call's client calls secret.
  var forCurrentCall: ExchangeRedaction {
    guard let current = CallSecrets.current else { return self }
    var copy = self
    copy.names.formUnion(current.names.map { $0.lowercased() })
    copy.paths += current.paths
    // Answers repeat them, encoded or not. Short ones are words.
    let texts = current.texts + current.paths + current.paths.compactMap(\.removingPercentEncoding)
    copy.secrets += texts.filter { $0.utf8.count >= 4 }
    return copy
  }

  /// The secrets that stand in an answer where the call's credential says that they do: tokens.
  static func answered(_ body: [UInt8]) -> [String] {
    guard let pointers = CallSecrets.current?.answerPointers, !pointers.isEmpty,
      let tree = try? JSONReader.decode(JSONValue.self, from: body)
    else { return [] }
    return pointers.compactMap { tree.at($0)?.stringValue }.filter { !$0.isEmpty }
  }

  /// The same with more texts that are secret wherever they stand.
  func hiding(_ texts: [String]) -> ExchangeRedaction {
    var copy = self
    copy.secrets = (secrets + texts).sorted { $0.utf8.count > $1.utf8.count }
    return copy
  }

  /// The same for one exchange: what its request carries as a secret is one wherever it stands.
  func hiding(_ request: RecordedRequest) -> ExchangeRedaction {
    var found: [String] = []
    for field in request.request.headerFields where isSecretHeader(field.name.canonicalName) {
      found.append(field.value)
      found += field.value.split(separator: " ", maxSplits: 1).dropFirst().map(String.init)
    }
    let type = request.header("Content-Type")?.lowercased() ?? ""
    if type.contains("json"), let tree = try? JSONReader.decode(JSONValue.self, from: request.body) {
      collect(tree, named: "", into: &found)
    }
    collect((request.request.path ?? "").drop { $0 != "?" }.dropFirst(), into: &found)
    if type.hasPrefix("application/x-www-form-urlencoded") {
      collect(String(decoding: request.body, as: UTF8.self)[...], into: &found)
    }
    // The longest first: one may be part of another. Short ones are words.
    let secrets = (secrets + found.filter { $0.utf8.count >= 4 }).sorted { $0.utf8.count > $1.utf8.count }
    var copy = self
    copy.secrets = secrets
    return copy
  }

  /// The values of secret parameters, as they stand there and decoded.
  private func collect(_ parameters: Substring, into found: inout [String]) {
    for pair in parameters.split(separator: "&") where isSecret(String(pair.prefix { $0 != "=" })) {
      let value = String(pair.drop { $0 != "=" }.dropFirst())
      let spaced = value.replacingOccurrences(of: "+", with: " ")
      found += [value, value.removingPercentEncoding ?? value, spaced.removingPercentEncoding ?? spaced]
    }
  }

  private func collect(_ value: JSONValue, named name: String, into found: inout [String]) {
    switch value {
    case .string(let text) where isSecret(name): found.append(text)
    case .array(let elements): for element in elements { collect(element, named: name, into: &found) }
    case .object(let object): for (name, member) in object { collect(member, named: name, into: &found) }
    case .null, .bool, .number, .string: break
    }
  }

  private func isSecretHeader(_ name: String) -> Bool {
    name == "cookie" || name == "set-cookie" || name.contains("authorization") || isSecret(name)
  }

  private func isSecret(_ name: String) -> Bool {
    names.contains(name.lowercased()) || Redaction.isSecret(name)
  }

  func fields(_ fields: HTTPFields) -> [Exchange.Field] {
    fields.map { field in
      let name = field.name.canonicalName
      let value = name == "location" ? Redaction.url(field.value) : field.value
      return Exchange.Field(
        name: field.name.rawName, value: isSecretHeader(name) ? Redaction.placeholder : text(value))
    }
  }

  func url(_ request: HTTPRequest) -> String {
    let path = request.path ?? "/"
    let queryNames = path.drop { $0 != "?" }.dropFirst().split(separator: "&")
      .map { String($0.prefix { $0 != "=" }) }.filter { isSecret($0.removingPercentEncoding ?? $0) }
    return text(
      "\(request.scheme ?? "https")://\(request.authority ?? "")\(Redaction.path(path, paths, queryNames))")
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
            if names.contains(name.lowercased()) { return (name, Self.hidden(member)) }
            // OAuth's `code` is secret in a query or form; in JSON it is how services name their errors.
            if case .string = member, name.lowercased() != "code", Redaction.isSecret(name) {
              return (name, .string(Redaction.placeholder))
            }
            return (name, json(member))
          }))
    }
  }

  /// The same shape without its content, so that a replay can still be read.
  private static func hidden(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null: .null
    case .bool: false
    case .number: 0
    case .string: .string(Redaction.placeholder)
    case .array(let elements): .array(elements.map(hidden))
    case .object(let object): .object(JSONObject(object.map { ($0, hidden($1)) }))
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
