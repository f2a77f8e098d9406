/// What a configuration says of credentials that the document does not declare.
package enum ConfiguredSecurity: Sendable, Hashable {
  case bearer
  case basic
  /// A key in a header, query parameter or cookie, with what stands before it.
  case key(name: String, location: ParameterLocation, prefix: String?)
  /// A scheme that the document declares and does not demand.
  case scheme(String)

  /// The id of the scheme that stands for it.
  var schemeID: String {
    switch self {
    case .bearer: "undeclaredBearer"
    case .basic: "basic"
    case .key: "apiKey"
    case .scheme(let id): id
    }
  }
}
