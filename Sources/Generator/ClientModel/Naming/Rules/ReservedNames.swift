/// The names that generated code must not declare, by where they would hurt.
package enum ReservedNames {
  /// Names that the templates use unqualified: a model of that name would shadow them, so it is renamed.
  package static let types = language.union(imported).union(runtime)

  /// Of Swift and its standard library.
  private static let language: Set<String> = [
    "Any", "AnyObject", "Array", "AsyncSequence", "Bool", "Codable", "CodingKey", "Decodable", "Decoder", "Dictionary",
    "Double", "Encodable", "Encoder", "Equatable", "Error", "Float", "Hashable", "Identifiable", "Int", "Int32",
    "Int64", "Never",
    "Optional", "Protocol", "RawRepresentable", "Result", "Self", "Sendable", "Set", "StaticString", "String", "Swift",
    "Task", "Type", "UInt", "UInt32", "UInt64", "UInt8", "Void",
  ]

  /// Of Foundation and HTTPTypes, of the modules themselves, and what each client nests.
  private static let imported: Set<String> = [
    "ClientsmithOAuth", "ClientsmithRuntime", "ClientsmithWebhooks", "ClientsmithXML", "Credentials", "Data", "Date",
    "Decimal", "Foundation", "FoundationEssentials", "HTTPFields", "HTTPRequest", "HTTPResponse", "HTTPTypes",
    "ProcessInfo", "Server", "URL", "UUID",
  ]

  /// The runtime's public types that generated code names, and those that callers write most; a test compares the
  /// list with the runtime's sources and with what is generated.
  package static let runtime: Set<String> = [
    "APIClient", "APIDescription", "APIError", "APIKeyAuthenticator", "APIResource", "AuthenticationError",
    "Authenticator", "AuthorizationCodeGrant", "BasicAuthenticator", "BearerAuthenticator", "BigInteger",
    "BodyContent", "CalendarDate", "ClientAuthentication", "ClientConfiguration", "ClientCredentialsGrant",
    "Connection", "Credential", "CredentialPlacement", "DeviceAuthorizationGrant", "EventStream", "FormEncoding",
    "EnvironmentSettings", "ISO8601Duration", "Indirect", "JSONBlank", "JSONCodable", "JSONDecodable", "JSONEncodable",
    "JSONMembers", "JSONModel", "JSONNull", "JSONReader", "JSONRecord", "JSONValue", "JSONWriter",
    "LongRunning", "LoopbackRedirect", "MetadataDiscovery", "MultipartForm", "Nullable", "OAuthClient",
    "OAuthEndpoints", "OpenEnum",
    "OperationRequest", "Page", "Paged", "Pagination", "ParameterValue", "PasswordGrant", "ProblemDecodable",
    "ProblemKind",
    "ProvidedToken", "RateLimit", "RawBody", "RawResponse", "RefreshTokenGrant", "RenewalRule", "RequestBody",
    "RequestOptions", "RequestPointer", "Response", "ResponseBody", "ResponseDecodable", "RetryPolicy", "Scope",
    "Secret", "SecurityRequirement", "ServerLocation", "ServerSentEvent", "StreamedBody", "StreamedResponseDecodable",
    "TimeOfDay",
    "TokenAuthenticator", "TokenExchange", "TokenField", "TokenOperation", "TokenSource", "TokenStore", "Transport",
    "TransportAuthenticator", "VariantShape", "VariantShapes", "SignedWebhookUnion", "WebhookMessage",
    "WebhookReceiver", "WebhookRule", "WebhookScheme",
    "WebhookUnion", "WebhookVerifier", "WorkState",
  ]

  /// Types of SwiftUI, Observation, SwiftData and Foundation that an app's files are likely to mention beside a client's
  /// models: a component of such a name gets `Model` behind it, as one that generated code uses does.
  package static let elsewhere: Set<String> = [
    "Alert", "Animation", "App", "AppStorage", "Bindable", "Binding", "Bundle", "Button", "Calendar", "Color",
    "DateFormatter", "DatePicker", "Divider", "Duration", "Environment", "EnvironmentKey", "FetchDescriptor",
    "FileManager", "Font", "Form", "Formatter", "Group", "Host", "Image", "IndexPath", "IndexSet", "Label", "Link",
    "List", "Locale", "Menu", "Model", "ModelContainer", "ModelContext", "Notification", "NotificationCenter",
    "Observable", "Observation", "Operation", "OperationQueue", "Path", "PersistentModel", "Picker", "Port",
    "Predicate", "Preview", "Process", "Progress", "ProgressView", "Query", "Relationship", "RunLoop", "Scanner",
    "Scene", "Schema", "Section", "Slider", "Spacer", "State", "StateObject", "Stepper", "Stream", "Tab", "Table",
    "TabView", "Text", "TextField", "Thread", "TimeZone", "Timer", "Toggle", "Transaction", "Unit", "URLRequest",
    "URLResponse", "URLSession", "UserDefaults", "View", "ViewBuilder", "ViewModifier", "Window",
  ]

  /// What a nested type is called instead where Swift does not allow its name.
  static let nestedRenamed = ["Type": "Kind"]

  /// The names that no type nested in a scope may have: what the text around it means by them.
  static func nested(in scope: DeclarationScope) -> Set<String> {
    switch scope {
    case .module: types.union(elsewhere)
    case .client: types.union(["Error", "Headers", "Webhooks", "WebhookEvent"])
    case .resource: types
    case .declaration: models
    }
  }

  /// What the text of a model mentions.
  private static let models = language.union([
    "BigInteger", "CalendarDate", "ClientsmithRuntime", "Data", "Date", "Decimal", "Foundation",
    "FoundationEssentials", "HTTPFields", "HTTPResponse", "ISO8601Duration", "Indirect", "JSONCodable", "JSONDecodable",
    "JSONEncodable", "JSONNull",
    "JSONReader", "JSONValue", "JSONWriter", "MultipartForm", "Nullable", "OpenEnum", "OperationRequest",
    "ParameterValue", "ProblemDecodable", "RawBody", "ResponseBody", "ResponseDecodable", "Secret", "ServerSentEvent",
    "TimeOfDay", "URL", "UUID", "LongRunning", "WorkState",
  ])

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
  static let enumerationMembers: Set<String> = ["rawValue", "hashValue", "allCases", "knownValues", "isKnown"]
  static let resourceMembers: Set<String> = ["connection", "withResponse"]
  static let clientMembers: Set<String> = ["connection", "description", "withResponse"]
  /// What the body of a generated function uses itself.
  static let locals: Set<String> = ["request", "connection", "options", "body", "json"]

  /// The name as it must be written in source: between backticks where it is a keyword.
  static func quoted(_ name: String) -> String {
    quotable.contains(name) ? "`\(name)`" : name
  }
}
