/// What the body of a refusal says, in OAuth's form (RFC 6749 section 5.2) or in one of the forms that services have of their own.
struct ServiceErrorText: Sendable {
  private(set) var code: String?
  private(set) var detail: String?
  private(set) var documentation: String?
  /// All that the body says, in one line.
  private(set) var line: String?
  /// The id that the service gave to the request.
  private(set) var requestID: String?

  /// Reads a body; anything but JSON says nothing. Texts that were sent as secrets are taken out of what came back.
  init(_ body: [UInt8], hiding secrets: [Secret] = []) {
    self.init((try? JSONReader.decode(JSONValue.self, from: body)) ?? .null, hiding: secrets)
  }

  /// The same for a body that has been parsed.
  init(_ json: JSONValue, hiding secrets: [Secret] = []) {
    func text(_ pointers: [String]) -> String? {
      for pointer in pointers {
        if let text = json.at(pointer)?.stringValue, !text.isEmpty { return Self.presentable(text, hiding: secrets) }
      }
      return nil
    }
    code = text(["/error", "/error/code", "/code", "/error/type"])
    detail =
      text(["/error_description", "/error/message", "/description", "/detail", "/message"])
      ?? Self.texts(json["detail"]).map { Self.presentable($0, hiding: secrets) }
    documentation = text(["/error_uri"])
    requestID = text(["/request_id", "/requestId", "/error/request_id", "/error/requestId"])
    line = Self.line(
      of: json, headline: text(Self.headlines),
      detail: text(Self.details) ?? Self.firstError(in: json) ?? Self.firstOfFields(in: json)
    ).map { Self.presentable($0, hiding: secrets) }
  }

  /// Where services say in short what went wrong, and where at length.
  private static let headlines = [
    "/message", "/error/message", "/title", "/error", "/error/title", "/error/code", "/errorMessage", "/error_message",
    "/Message", "/msg", "/reason", "/fault/faultstring", "/meta/message", "/status/message", "/err_msg", "/error_msg",
    "/exception_message", "/code",
  ]
  private static let details = [
    "/detail", "/error_description", "/error/detail", "/error/description", "/description", "/details",
    "/error/details",
  ]

  private static func line(of json: JSONValue, headline: String?, detail: String?) -> String? {
    guard let headline else { return detail ?? json.stringValue.flatMap { $0.isEmpty ? nil : $0 } ?? texts(json) }
    guard let detail, !headline.contains(detail) else { return headline }
    return detail.contains(headline)
      ? detail : "\(headline.hasSuffix(".") ? headline.dropLast() : headline[...]): \(detail)"
  }

  /// The first entry of a list of errors: `errors` (JSON:API, GraphQL), `messages`, `details`, or `errors` by field.
  private static func firstError(in json: JSONValue) -> String? {
    for name in ["errors", "messages", "details", "exception_detail"] {
      switch json[name] {
      case .array(let entries)?:
        if let entry = entries.first, let text = text(ofEntry: entry) { return text }
      case .object(let fields)?:
        guard let (field, value) = fields.first(where: { _ in true }) else { continue }
        if let text = text(ofEntry: value.arrayValue?.first ?? value) { return "\(field): \(text)" }
      case .string(let text)? where !text.isEmpty: return text
      default: continue
      }
    }
    // FastAPI's `detail` is a list of `{loc, msg}`.
    return texts(json["detail"]) ?? json["detail"]?.arrayValue?.first.flatMap(text(ofEntry:))
  }

  /// A list of nothing but texts, in one.
  private static func texts(_ json: JSONValue?) -> String? {
    let texts = json?.arrayValue?.map { $0.stringValue ?? "" } ?? []
    return texts.isEmpty || texts.contains("") ? nil : texts.joined(separator: "; ")
  }

  /// The first of a body that is nothing but lists of texts by field, as Django REST framework's are.
  private static func firstOfFields(in json: JSONValue) -> String? {
    guard case .object(let fields) = json, let first = fields.first(where: { _ in true }) else { return nil }
    for (_, value) in fields {
      guard let texts = value.arrayValue, !texts.isEmpty, texts.allSatisfy({ $0.stringValue?.isEmpty == false }) else {
        return nil
      }
    }
    let text = first.value.arrayValue?.first?.stringValue
    return first.key == "non_field_errors" ? text : text.map { "\(first.key): \($0)" }
  }

  private static func text(ofEntry entry: JSONValue) -> String? {
    if let text = entry.stringValue { return text.isEmpty ? nil : text }
    let parts = ["message", "detail", "title", "msg", "reason", "code"].compactMap { entry[$0]?.stringValue }
    guard let text = parts.first(where: { !$0.isEmpty }) else { return nil }
    guard let field = entry["field"]?.stringValue ?? entry["path"]?.stringValue ?? place(entry["loc"]) else {
      return text
    }
    return "\(field): \(text)"
  }

  /// FastAPI's way to a value, `["body", "items", 0, "id"]`, without the part of the request where it begins.
  private static func place(_ loc: JSONValue?) -> String? {
    let steps = loc?.arrayValue?.compactMap { $0.stringValue ?? $0.intValue.map(String.init) } ?? []
    let parts = ["body", "query", "path", "header", "cookie"]
    let inner = steps.count > 1 && parts.contains(steps[0]) ? steps.dropFirst() : steps[...]
    return inner.isEmpty ? nil : inner.joined(separator: ".")
  }

  /// One line of limited length, without control characters and without what must not be seen.
  static func presentable(_ text: String, hiding secrets: [Secret]) -> String {
    let line = hide(secrets, in: text).unicodeScalars.map {
      $0.properties.generalCategory == .control ? " " : Character($0)
    }
    return String(line.prefix(300))
  }

  /// The text without what must not be seen; shorter secrets than four characters would take out words.
  static func hide(_ secrets: [Secret], in text: String) -> String {
    var text = text
    for secret in secrets where secret.reveal().utf8.count >= 4 {
      text = text.split(separator: secret.reveal(), omittingEmptySubsequences: false)
        .joined(separator: Secret.placeholder)
    }
    return text
  }
}
