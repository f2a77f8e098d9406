/// The names that generated code must not declare, by where they would hurt.
package enum ReservedNames {
  /// Names that the templates use unqualified: a model of that name would shadow them, so it is renamed.
  package static let types: Set<String> = [
    // Swift and its standard library.
    "Any", "AnyObject", "Array", "AsyncSequence", "Bool", "CodingKey", "Codable", "Decodable", "Dictionary", "Double",
    "Encodable", "Encoder", "Decoder", "Equatable", "Error", "Float", "Hashable", "Int", "Int32", "Int64", "Never",
    "Optional", "Protocol", "RawRepresentable", "Result", "Self", "Sendable", "Set", "StaticString", "String", "Swift",
    "Task",
    "Type", "UInt", "UInt32", "UInt64", "UInt8", "Void",
    // Foundation.
    "Data", "Date", "Decimal", "Foundation", "URL", "UUID",
    // The runtime.
    "APIClient", "APIDescription", "APIError", "APIResource", "APIKeyAuthenticator", "AuthenticationError",
    "Authenticator",
    "BasicAuthenticator", "BearerAuthenticator", "BigInteger", "CalendarDate", "ClientConfiguration",
    "ClientsmithRuntime",
    "Connection", "Credential", "Credentials", "EventStream", "HTTPFields", "HTTPRequest", "HTTPResponse",
    "ISO8601Duration",
    "Indirect", "ItemStream", "JSONCodable", "JSONDecodable", "JSONEncodable", "JSONError", "JSONNull", "JSONReader",
    "JSONValue", "JSONWriter", "MultipartBody", "MultipartEncodable", "Nullable", "OpenEnum", "OperationRequest",
    "Page", "Paged",
    "Pagination", "ParameterValue", "RateLimit", "RawBody", "RenewalRule", "RequestBody", "RequestOptions",
    "RequestPointer",
    "Response", "ResponseBody", "ResponseDecodable", "RetryPolicy", "Scope", "Secret", "SecurityRequirement", "Server",
    "ServerLocation",
    "StreamedBody", "TimeOfDay", "TokenAuthenticator", "TokenExchange", "TokenOperation", "TokenStore", "XMLBody",
    "WebhookVerifier", "Transport", "FormEncoding", "FilePart",
  ]

  /// Keywords that a member or argument may have between backticks.
  static let quotable: Set<String> = [
    "Any", "Self", "actor", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func",
    "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup",
    "private", "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]

  /// Names that backticks do not save at every place of use (SE-0071 and Swift 6.3 as measured): they are renamed.
  static let renamed: [String: String] = [
    "init": "initValue", "self": "selfValue", "Type": "typeValue", "Protocol": "protocolValue", "Self": "selfValue",
    "inout": "inoutValue", "var": "varValue", "let": "letValue", "none": "noneValue", "some": "someValue",
    "_": "underscore",
  ]

  /// Members that every generated model, enumeration or resource already has.
  static let structureMembers: Set<String> = ["json", "hashValue"]
  static let enumerationMembers: Set<String> = ["rawValue", "hashValue", "allCases"]
  static let resourceMembers: Set<String> = ["connection", "withResponse"]
  static let clientMembers: Set<String> = ["connection", "description", "withResponse"]
  /// What the body of a generated function uses itself.
  static let locals: Set<String> = ["request", "connection", "options", "body", "json"]

  /// The name as it must be written in source: between backticks where it is a keyword.
  static func quoted(_ name: String) -> String {
    quotable.contains(name) ? "`\(name)`" : name
  }
}
