import HTTPTypes

/// A request that a service sent to its user: the fields of its header, and its body as it came.
public struct WebhookMessage: Sendable {
  /// The request's header fields.
  public let headers: HTTPFields
  /// The bytes of the body.
  public let body: [UInt8]

  /// A message as it was received. Nothing is verified here.
  public init(headers: HTTPFields, body: [UInt8]) {
    self.headers = headers
    self.body = body
  }

  /// The body as a tree; throws ``JSONSyntaxError``.
  public func json() throws -> JSONValue { try JSONReader.decode(from: body) }

  /// The name of the one webhook whose rule the message fits; nil where none or several do.
  @_spi(Generated)
  public func webhook(_ rules: [WebhookRule]) -> String? {
    let tree = try? json()
    var found: String?
    for rule in rules where rule.conditions.allSatisfy({ $0.holds(headers, tree) }) {
      if found != nil { return nil }
      found = rule.name
    }
    return found
  }
}

extension WebhookMessage: CustomStringConvertible, CustomReflectable {
  /// The length only: bodies and signatures are nobody else's.
  public var description: String { "a webhook of \(body.count) bytes" }
  /// The same.
  public var customMirror: Mirror { Mirror(self, children: ["count": body.count], displayStyle: .struct) }
}

/// What the document says of one webhook by which it is told from the others.
@_spi(Generated)
public struct WebhookRule: Sendable {
  /// A place of the message, and what it may hold there.
  public enum Condition: Sendable {
    case header(String, [String])
    /// A JSON pointer (RFC 6901) into the body.
    case member(String, [String])

    func holds(_ headers: HTTPFields, _ tree: JSONValue?) -> Bool {
      switch self {
      case .header(let name, let values):
        return HTTPField.Name(name).flatMap { headers[$0] }.map(values.contains) == true
      case .member(let pointer, let values):
        guard case .string(let text) = tree?.at(pointer) else { return false }
        return values.contains(text)
      }
    }
  }

  let name: String
  let conditions: [Condition]

  /// All conditions have to hold.
  public init(_ name: String, _ conditions: Condition...) {
    self.name = name
    self.conditions = conditions
  }
}

/// The webhooks of a service as one type, a case each, with one more for what its document does not describe.
///
/// Generated code conforms to it; `WebhookReceiver` and `unwrap` of `ClientsmithWebhooks` verify a request and give the case.
public protocol WebhookUnion: Sendable {
  /// The variable of the process's environment that holds the secret where the caller gives none.
  static var secretVariable: String { get }

  /// Reads a message whose signature was checked: throws ``DecodingFailure`` where a known webhook is not as described,
  /// ``JSONSyntaxError`` where the body is no JSON, and nothing for a webhook that is not known.
  init(_ message: WebhookMessage) throws
}

/// Webhooks of which document or configuration say how they are signed.
public protocol SignedWebhookUnion: WebhookUnion {
  /// How the service signs.
  static var signature: WebhookScheme { get }
}
