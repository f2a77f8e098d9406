import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Why a call failed. `Problem` is the API's own error body; each generated client has a typealias `Error` for its own.
///
/// Every failure of a call arrives as this type, except `CancellationError`, which is never wrapped.
public struct APIError<Problem: Sendable>: Error, Sendable {
  /// What kind of failure this is.
  public let kind: APIErrorKind
  /// The status of the last answer, nil when none came.
  public let status: HTTPResponse.Status?
  /// The answer's body read as the API's error type; nil when there was no body, or one of another shape.
  public let body: Problem?
  /// One sentence for people, without secrets.
  public let message: String
  /// What the service itself says of the failure, in one line: `message`, `detail`, `error_description`, the `title` and
  /// `detail` of RFC 9457, wherever its body has them. Secrets that the call sent are taken out.
  public let serviceMessage: String?
  /// The operation's id in the document.
  public let operationID: String
  /// The headers of the last answer.
  public let headers: HTTPFields
  /// The answer's body as it came.
  public let rawBody: RawBody
  /// How many requests were sent for this call.
  public let attempts: Int
  /// What was asked, without secrets.
  public let request: RequestSummary
  /// The error underneath: a ``TransportError``, ``DecodingFailure``, ``AuthenticationError``, …
  public let underlying: (any Error)?
  /// The id by which the service's own people find the call: `X-Request-Id` and its like, or the body's.
  public let requestID: String?

  /// Puts an error together: for previews, tests and doubles of one's own.
  ///
  /// Unless given, the message says what the kind or the status does, and the request's id is looked for in the headers.
  public init(
    _ kind: APIErrorKind = .response, status: HTTPResponse.Status? = nil, body: Problem? = nil,
    message: String? = nil, serviceMessage: String? = nil, operationID: String = "",
    headers: HTTPFields = HTTPFields(), rawBody: RawBody = RawBody([]), attempts: Int = 1,
    request: RequestSummary = RequestSummary(method: .get, url: ""), underlying: (any Error)? = nil,
    requestID: String? = nil
  ) {
    self.kind = kind
    self.operationID = operationID
    self.status = status
    self.headers = headers
    self.body = body
    self.rawBody = rawBody
    self.attempts = attempts
    self.request = request
    self.underlying = underlying
    self.message = message ?? status.map(CallFailure.sentence(for:)) ?? "the call failed (\(kind.rawValue))"
    self.serviceMessage = serviceMessage
    self.requestID = requestID ?? headers.requestID
  }

  init(_ failure: CallFailure, body: Problem?) {
    kind = failure.kind
    operationID = failure.operationID
    status = failure.status
    headers = failure.headers
    self.body = body
    rawBody = RawBody(failure.body, contentType: failure.headers.firstValue(.contentType))
    attempts = failure.attempts
    request = failure.request
    underlying = failure.underlying
    message = failure.message
    serviceMessage = failure.words?.line
    requestID = failure.headers.requestID ?? failure.words?.requestID
  }
}

/// What went wrong with a call.
public struct APIErrorKind: RawRepresentable, Hashable, Sendable {
  /// The kind's name.
  public let rawValue: String
  /// Names a kind.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The server answered with a status that means failure.
  public static let response = APIErrorKind(rawValue: "response")
  /// The server's answer is not what the document describes.
  public static let undecodable = APIErrorKind(rawValue: "undecodable")
  /// No complete answer came; ``TransportError`` says how far it went.
  public static let transport = APIErrorKind(rawValue: "transport")
  /// There was no credential, none could be obtained, or the service refused it; see ``AuthenticationError``.
  public static let authentication = APIErrorKind(rawValue: "authentication")
  /// The call's deadline passed, or would have before it could go on.
  public static let deadline = APIErrorKind(rawValue: "deadline")
  /// The call could not be put together; nothing was sent.
  public static let invalidRequest = APIErrorKind(rawValue: "invalidRequest")
  /// Sending was refused to protect credentials: plain http, or a redirect that must not be followed.
  public static let refused = APIErrorKind(rawValue: "refused")
  /// The answer's body is larger than allowed.
  public static let responseTooLarge = APIErrorKind(rawValue: "responseTooLarge")
  /// The rate limit would have kept the call waiting longer than it may.
  public static let rateLimit = APIErrorKind(rawValue: "rateLimit")
  /// A middleware threw.
  public static let middleware = APIErrorKind(rawValue: "middleware")
}

/// What all ``APIError``s have in common, whatever API they are of.
public protocol AnyAPIError: LocalizedError, CustomStringConvertible, CustomReflectable {
  /// What kind of failure this is.
  var kind: APIErrorKind { get }
  /// The operation's id in the document.
  var operationID: String { get }
  /// The status of the last answer.
  var status: HTTPResponse.Status? { get }
  /// The headers of the last answer.
  var headers: HTTPFields { get }
  /// The answer's body as it came.
  var rawBody: RawBody { get }
  /// How many requests were sent.
  var attempts: Int { get }
  /// What was asked, without secrets.
  var request: RequestSummary { get }
  /// The error underneath.
  var underlying: (any Error)? { get }
  /// What the service itself says of the failure.
  var serviceMessage: String? { get }
  /// The id by which the service's own people find the call.
  var requestID: String? { get }
}

extension AnyAPIError {
  /// What was wrong with the credentials, where that is why the call failed.
  public var authentication: AuthenticationError? { underlying as? AuthenticationError }
  /// The same line as `description`.
  public var errorDescription: String? { description }
}

extension APIError: AnyAPIError {
  /// In one line the operation, what happened, the service's own words, what was asked and the request's id; never a whole
  /// body or a credential, which may be secret.
  public var description: String {
    // Errors made by hand may know of neither operation nor request.
    var text = operationID.isEmpty ? message : "\(operationID): \(message)"
    if let serviceMessage { text += ": \(serviceMessage)" }
    if attempts > 1 { text += " after \(attempts) attempts" }
    let facts = [request.url.isEmpty ? nil : "\(request)", requestID.map { "request \($0)" }].compactMap { $0 }
    return facts.isEmpty ? text : text + " (\(facts.joined(separator: ", ")))"
  }

  /// All but the bodies and the headers that carry secrets; of foreign errors their type alone.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "kind": kind.rawValue, "operationID": operationID, "status": status?.code as Any,
        "headers": Redaction.fields(headers), "body": body.map { "\(type(of: $0))" } as Any, "rawBody": rawBody,
        "attempts": attempts, "request": "\(request)", "underlying": underlying.map(Redaction.shown) as Any,
        "message": message, "serviceMessage": serviceMessage as Any, "requestID": requestID as Any,
      ], displayStyle: .struct)
  }
}

/// The error body of an API with several error types: generated as an enum with a case for each.
public protocol ProblemDecodable: Sendable {
  /// Reads an error body. `kind` is the type that the document declares for the status; nil for a status that it does not
  /// mention.
  init(problem body: [UInt8], kind: ProblemKind?) throws
}

/// One of an API's error types, by the name of its case. Generated clients give theirs names: `.validation`.
public struct ProblemKind: Sendable, Hashable {
  /// The name of the case.
  public let name: String

  /// Names a type.
  public init(_ name: String) { self.name = name }
}

extension HTTPFields {
  /// The names under which services send the id of a request, the usual first.
  private static let requestIDNames = [
    "x-request-id", "request-id", "x-requestid", "x-amzn-requestid", "x-amz-request-id", "x-ms-request-id",
    "x-goog-request-id", "x-github-request-id", "x-correlation-id", "correlation-id", "x-trace-id", "cf-ray",
  ]

  /// The id that the service gave to a request, by which its own people find it.
  public var requestID: String? {
    for name in Self.requestIDNames {
      if let value = first(where: { $0.name.canonicalName == name })?.value, !value.isEmpty {
        return String(value.prefix(200))
      }
    }
    return nil
  }
}
