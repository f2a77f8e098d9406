import HTTPTypes

// What `print`, `dump` and `Mirror` show of values that hold headers: all that helps, and no credential.

extension RequestOptions: CustomStringConvertible, CustomReflectable {
  /// The options without their secrets.
  public var description: String { Redaction.listing("RequestOptions", customMirror) }

  /// The options; values of secret headers and query parameters are replaced.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "headers": Redaction.fields(headers),
        "query": query.map {
          Redaction.isSecret($0.name) ? "\($0.name)=\(Redaction.placeholder)" : "\($0.name)=\($0.value)"
        },
        // Their names: what they hold may be secret.
        "body": body.keys,
        "timeout": timeout as Any, "deadline": deadline as Any, "retries": retries as Any,
        "server": server.map(Redaction.url) as Any, "idempotencyKey": idempotencyKey as Any,
        "responseSizeLimit": responseSizeLimit as Any,
      ], displayStyle: .struct)
  }
}

extension RequestOptions.QueryParameter: CustomStringConvertible, CustomReflectable {
  /// `name=value`; the value is replaced where the name says that it is secret.
  public var description: String { "\(name)=\(Redaction.isSecret(name) ? Redaction.placeholder : value)" }
  /// The same.
  public var customMirror: Mirror { Mirror(self, children: ["parameter": description], displayStyle: .struct) }
}

extension ClientConfiguration: CustomStringConvertible, CustomReflectable {
  /// The configuration without its secrets.
  public var description: String { Redaction.listing("ClientConfiguration", customMirror) }

  /// The settings; values of secret headers are replaced, and of the program's own parts the types are shown.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "transport": "\(type(of: transport))", "middleware": middleware.map { "\(type(of: $0))" },
        "retries": retries as Any, "timeout": timeout as Any, "deadline": deadline as Any,
        "rateLimits": rateLimits.isOn ? "on" : "off", "logger": logger?.label as Any, "observer": observer != nil,
        "responseSizeLimit": responseSizeLimit, "headers": Redaction.fields(headers), "userAgent": userAgent as Any,
        "application": application as Any, "retryCountHeader": retryCountHeader?.rawName as Any,
        "allowsInsecureHTTP": allowsInsecureHTTP, "insecureHosts": Array(insecureHosts).sorted(),
        "redirectLimit": redirectLimit, "tokenStore": tokenStore.map { "\(type(of: $0))" } as Any,
        "assumesUTC": assumesUTC, "decoding": "\(decoding)",
      ], displayStyle: .struct)
  }
}

extension RawResponse: CustomReflectable {
  /// Status, headers without their secrets, and the length of the body.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "status": status.code, "headers": Redaction.fields(headers), "rawBody": rawBody,
        "url": Redaction.url(url), "attempts": attempts,
      ], displayStyle: .struct)
  }
}

extension Response: CustomReflectable {
  /// The value, and of the answer the status, the headers without their secrets, and the length of the body.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "value": value, "status": status.code, "headers": Redaction.fields(headers), "rawBody": rawBody,
        "attempts": attempts,
      ], displayStyle: .struct)
  }
}

extension OperationRequest: CustomReflectable {
  /// Which operation is called; what is sent may be secret.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: ["operationID": operationID, "method": method.rawValue, "path": pathTemplate, "options": options],
      displayStyle: .struct)
  }
}

extension Redaction {
  /// A mirror in one line: `Name(a: 1, b: 2)`, without what is not set.
  static func listing(_ name: String, _ mirror: Mirror) -> String {
    let parts = mirror.children.compactMap { child -> String? in
      let text = "\(child.value)"
      return text == "nil" ? nil : "\(child.label ?? ""): \(text)"
    }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}
