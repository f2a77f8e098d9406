import HTTPTypes

/// Where on a request a credential goes.
public struct CredentialPlacement: Sendable, Hashable {
  /// The three places that OpenAPI knows (Security Scheme Object, `in`).
  public enum Location: Sendable, Hashable {
    /// A request header.
    case header
    /// A query parameter.
    case query
    /// A cookie.
    case cookie
  }

  /// The header's, parameter's or cookie's name.
  public let name: String
  /// Which of the three.
  public let location: Location
  /// What stands before the credential unless it is there already: `Bearer `.
  public let prefix: String

  /// Names a place.
  public init(name: String, in location: Location, prefix: String = "") {
    self.name = name
    self.location = location
    self.prefix = prefix
  }

  /// `Authorization: Bearer …` (RFC 6750 section 2.1).
  public static let bearer = CredentialPlacement(name: "Authorization", in: .header, prefix: "Bearer ")

  /// A credential ready to be put on any number of requests.
  enum Prepared: Sendable, Concealed {
    case header(HTTPField)
    case query(String)
    case cookie(String)
  }

  /// Does once what would otherwise be done for each request.
  func prepare(_ secret: Secret) -> Result<Prepared, CredentialText.Malformed> {
    CredentialText.checked(secret.reveal()).flatMap { text in
      let value = CredentialText.prefixed(text, with: prefix)
      switch location {
      case .header:
        guard let name = HTTPField.Name(name) else {
          return .failure(.init(reason: "goes into a header with an impossible name"))
        }
        return .success(.header(HTTPField(name: name, value: value)))
      case .query: return .success(.query("\(PercentEncoding.encode(name))=\(PercentEncoding.encode(value))"))
      case .cookie: return .success(.cookie("\(name)=\(PercentEncoding.encodeCookie(value))"))
      }
    }
  }
}

extension CredentialPlacement.Prepared {
  /// Puts the credential on a request, in place of one that is already in the same header.
  func apply(to request: inout HTTPRequest) {
    switch self {
    case .header(let field):
      // Looked for one by one: the collection's own search builds an index, which costs more than all the rest.
      if request.headerFields.contains(where: { $0.name == field.name }) {
        request.headerFields[field.name] = field.value
      } else {
        request.headerFields.append(field)
      }
    case .query(let pair): request.path = Self.appending(pair, to: request.path ?? "/")
    case .cookie(let pair):
      if let present = request.headerFields[.cookie], !present.isEmpty {
        request.headerFields[.cookie] = "\(present); \(pair)"
      } else {
        request.headerFields[.cookie] = pair
      }
    }
  }

  private static func appending(_ pair: String, to path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "?")) else { return "\(path)?\(pair)" }
    return path.hasSuffix("?") || path.hasSuffix("&") ? path + pair : "\(path)&\(pair)"
  }
}

/// Makes the text of a credential fit for a header, or says why it is not.
enum CredentialText {
  /// The text without the white space that copying leaves around it; throws when what remains is empty or cannot stand in a
  /// header (RFC 9110 section 5.5).
  static func checked(_ text: String) -> Result<String, Malformed> {
    var view = Substring(text)
    while let last = view.last, last.isWhitespace { view.removeLast() }
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    if view.isEmpty { return .failure(Malformed(reason: "is empty")) }
    if view.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return .failure(Malformed(reason: "contains a control character"))
    }
    return .success(String(view))
  }

  /// The text with the prefix before it, unless it already has one in whatever case.
  static func prefixed(_ text: String, with prefix: String) -> String {
    guard !prefix.isEmpty, !text.lowercased().hasPrefix(prefix.lowercased()) else { return text }
    return prefix + text
  }

  /// A key as a service may repeat it: as given, and without white space and prefix.
  static func presented(_ key: Secret, prefix: String) -> [Secret] {
    guard case .success(let text) = checked(key.reveal()) else { return [key] }
    let hasPrefix = !prefix.isEmpty && text.lowercased().hasPrefix(prefix.lowercased())
    return [key, Secret(hasPrefix ? String(text.dropFirst(prefix.count)) : text)]
  }

  struct Malformed: Error {
    let reason: String
  }
}
