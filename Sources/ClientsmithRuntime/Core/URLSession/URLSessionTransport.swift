import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests through Foundation's `URLSession`.
///
/// Answers are streamed. On Apple's platforms the task is suspended while the reader is behind; elsewhere what he has not read
/// yet is kept in memory, because suspending is broken there (data comes twice). Streamed request
/// bodies are written to a temporary file first, because `URLSession` has no way to ask for more that works everywhere; use
/// `AsyncHTTPClientTransport` to send large bodies while they are made. Compressed answers are decompressed by the system.
/// Redirects are not followed, no cookies are kept and nothing is cached. A GET cannot have a body.
public final class URLSessionTransport: Transport {
  /// A transport that all clients may share.
  public static let shared = URLSessionTransport()

  /// Twenty days, in seconds: beyond that Foundation's milliseconds overflow.
  private static let longestTimeout = 1_728_000.0

  private let session: URLSession
  private let delegate: URLSessionExchanges

  /// A transport with a session of its own. Of the configuration, cookies, cache and credential storage are switched off,
  /// because a client sends what it was told to and nothing else.
  public init(configuration: URLSessionConfiguration = .ephemeral) {
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    delegate = URLSessionExchanges()
    session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
  }

  deinit {
    session.finishTasksAndInvalidate()
  }

  /// Sends a request; throws ``TransportError`` and `CancellationError`.
  public func send(_ request: HTTPRequest, body: RequestBody, timeout: Duration?) async throws -> TransportResponse {
    try Task.checkCancellation()
    if request.method == .get, !body.isNone {
      throw TransportError(.neverSent, "URLSession cannot send a GET with a body; AsyncHTTPClientTransport can")
    }
    var urlRequest = try URLRequest(request)
    urlRequest.timeoutInterval = min(max(timeout?.inSeconds ?? Self.longestTimeout, 0.001), Self.longestTimeout)
    let spool: TemporaryFile?
    let task: URLSessionTask
    switch body {
    case .none:
      spool = nil
      task = session.dataTask(with: urlRequest)
    case .bytes(let bytes):
      spool = nil
      // An upload task of no bytes sends no length; a data task with an empty body does neither harm nor more.
      task =
        bytes.isEmpty
        ? session.dataTask(with: urlRequest) : session.uploadTask(with: urlRequest, from: Data(bytes))
    case .stream(let streamed):
      let file = try await TemporaryFile(collecting: streamed.makeStream())
      spool = file
      task = session.uploadTask(with: urlRequest, fromFile: file.url)
    }
    let exchange = URLSessionExchange(task: task, spool: spool)
    delegate.add(exchange)
    let head = try await exchange.head()
    return TransportResponse(head, body: .stream(exchange.stream))
  }
}

extension URLRequest {
  /// The same request in Foundation's terms; throws ``TransportError`` when its URL is none.
  init(_ request: HTTPRequest) throws {
    // One character that a URL must not have, and Foundation encodes all of it again, percent signs included.
    var path: [UInt8] = []
    URIText.append(request.path ?? "/", keeping: .target, to: &path)
    guard let scheme = request.scheme, let authority = request.authority,
      let url = URL(string: "\(scheme)://\(authority)\(String(decoding: path, as: UTF8.self))")
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

/// A file that is gone when nobody needs it any more.
final class TemporaryFile: Sendable {
  let url: URL

  /// Writes a stream to a new file that only this user can read.
  init(collecting stream: ByteStream) async throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("clientsmith-\(UUID().uuidString)")
    guard
      FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    let handle = try FileHandle(forWritingTo: url)
    defer { try? handle.close() }
    for try await chunk in stream { try handle.write(contentsOf: Data(chunk)) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
