/// What the body of a refusal says, in OAuth's form (RFC 6749 section 5.2) or in one of the forms that services have of their own.
struct ServiceErrorText: Sendable {
  private(set) var code: String?
  private(set) var detail: String?
  private(set) var documentation: String?

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
    detail = text(["/error_description", "/error/message", "/description", "/detail", "/message"])
    documentation = text(["/error_uri"])
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
