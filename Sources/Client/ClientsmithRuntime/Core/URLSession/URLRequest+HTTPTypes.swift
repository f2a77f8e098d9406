#if !os(Linux) || URLSession
import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension URLRequest {
  /// The same request in Foundation's terms; throws ``TransportError`` when its URL is none.
  init(_ request: HTTPRequest) throws {
    guard let scheme = request.scheme, let authority = request.authority,
      let url = URL(string: "\(scheme)://\(authority)\(request.target)")
    else { throw TransportError(.neverSent, "the request has no valid URL") }
    self.init(url: url)
    httpMethod = request.method.rawValue
    var cookies: [String] = []
    for field in request.headerFields {
      if field.name == .cookie {
        cookies.append(field.value)
      } else {
        addValue(field.value, forHTTPHeaderField: field.name.rawName)
      }
    }
    if !cookies.isEmpty { setValue(cookies.joined(separator: "; "), forHTTPHeaderField: "Cookie") }
  }
}

extension HTTPResponse {
  /// The same head in the terms of HTTPTypes.
  init(_ response: HTTPURLResponse) {
    self.init(status: HTTPResponse.Status(code: min(max(response.statusCode, 100), 999)))
    for (name, value) in response.allHeaderFields {
      guard let name = (name as? String).flatMap({ HTTPField.Name($0) }), let value = value as? String else { continue }
      headerFields.append(HTTPField(name: name, value: value))
    }
  }
}
#endif
