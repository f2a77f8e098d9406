import HTTPTypes

/// The statuses that programs treat in their own ways, as patterns of a `catch`:
///
/// ```swift
/// do {
///   return try await client.incidents.get(incidentID: id)
/// } catch StatusPattern.notFound {
///   return nil
/// } catch StatusPattern.conflict, StatusPattern.preconditionFailed {
///   …
/// }
/// ```
/// They match every client's ``APIError`` that came of an answer (``APIErrorKind/response``), whatever its body's type is. The status codes
/// are those of RFC 9110 section 15.
public struct StatusPattern: Sendable, Hashable {
  private let codes: ClosedRange<Int>

  private init(_ codes: ClosedRange<Int>) { self.codes = codes }
  private init(_ code: Int) { codes = code...code }

  /// 400: the request is not what the service takes.
  public static let badRequest = StatusPattern(400)
  /// 401: the service does not accept the credentials, a renewed token's neither.
  public static let unauthorized = StatusPattern(401)
  /// 403: these credentials may not do this.
  public static let forbidden = StatusPattern(403)
  /// 404.
  public static let notFound = StatusPattern(404)
  /// 409: what is there stands against it.
  public static let conflict = StatusPattern(409)
  /// 410: it was there once.
  public static let gone = StatusPattern(410)
  /// 412: what `If-Match` and the like named is not so any more.
  public static let preconditionFailed = StatusPattern(412)
  /// 422: the form is right and the content is not.
  public static let unprocessable = StatusPattern(422)
  /// 429, when all that the retry policy allows was tried.
  public static let tooManyRequests = StatusPattern(429)
  /// Any of 400 to 499.
  public static let clientError = StatusPattern(400...499)
  /// Any of 500 to 599.
  public static let serverError = StatusPattern(500...599)

  /// Any one status.
  public static func code(_ code: Int) -> StatusPattern { StatusPattern(code) }

  /// Whether an error is an answer with such a status: what `catch` asks.
  public static func ~= (pattern: StatusPattern, error: any Error) -> Bool {
    guard let error = error as? any AnyAPIError, error.kind == .response, let status = error.status else {
      return false
    }
    return pattern.codes.contains(status.code)
  }
}
