#if os(Linux)

/// Numbers of libcurl's errors (CURLcode) that something depends on.
enum CurlCode {
  static let failedInit: Int32 = 2
  static let outOfMemory: Int32 = 27
  static let names: Set<Int32> = [5, 6]
  static let connect: Int32 = 7
  static let timedOut: Int32 = 28
  /// `SSL_CONNECT_ERROR`, `SSL_CERTPROBLEM`, `SSL_CIPHER`, `PEER_FAILED_VERIFICATION`, `SSL_CACERT_BADFILE`, `SSL_CRL_BADFILE`,
  /// `SSL_ISSUER_ERROR`, `SSL_PINNEDPUBKEYNOTMATCH`, `SSL_INVALIDCERTSTATUS`.
  static let security: Set<Int32> = [35, 58, 59, 60, 77, 82, 83, 90, 91]
  /// `SETOPT_OPTION_SYNTAX`, `UNKNOWN_OPTION`, `NOT_BUILT_IN`, `URL_MALFORMAT`, `UNSUPPORTED_PROTOCOL`, `FAILED_INIT`.
  static let unprepared: Set<Int32> = [1, 2, 3, 4, 48, 49]
  static let proxy: Int32 = 97
  /// Errors that can only come before a connection is there.
  static let endsConnecting = names.union(security).union(unprepared).union([connect, proxy])
}

/// How far an exchange had come.
enum CurlProgress {
  /// Nothing of the request has left.
  case unsent
  case sent
  /// The answer's head is here.
  case answered
}

/// An error of libcurl.
public struct CurlError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The `CURLcode`.
  public let code: Int32
  /// What libcurl says of it.
  public let message: String

  /// The message and the code.
  public var description: String { "\(message) (libcurl \(code))" }
}

extension TransportError {
  /// Says of an error of libcurl how far the exchange had come. `detail` is what libcurl says of the case.
  init(curl code: Int32, _ progress: CurlProgress, text: String, detail: String) {
    // Details of connecting name hosts and certificates; others may hold a URL.
    let isSafe = code == CurlCode.connect || CurlCode.names.contains(code) || CurlCode.security.contains(code)
    let error = CurlError(code: code, message: isSafe && !detail.isEmpty ? detail : text)
    switch progress {
    case .answered: self.init(.interrupted, "the answer broke off", underlying: error)
    case .sent: self.init(.maybeSent, "the connection was lost", underlying: error)
    case .unsent: self.init(Self.kind(code), Self.message(code, error.message), underlying: error)
    }
  }

  private static func kind(_ code: Int32) -> Kind { code == CurlCode.timedOut ? .connectTimedOut : .neverSent }

  private static func message(_ code: Int32, _ detail: String) -> String {
    switch code {
    case CurlCode.timedOut: "no connection could be made in time"
    case _ where CurlCode.names.contains(code): "the server's name could not be resolved"
    case _ where CurlCode.security.contains(code): "no secure connection to the server could be made: \(detail)"
    case _ where CurlCode.unprepared.contains(code): "the request could not be sent: \(detail)"
    case CurlCode.proxy: "the proxy refused the connection"
    default: "no connection to the server could be made"
    }
  }
}
#endif
