#if !os(Linux) || URLSession
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension TransportError {
  /// Says of an error of `URLSession` how far the exchange had gone. `wasSent` is what the system's metrics say; only where they
  /// say nothing is it told from the error's code, and then not every code that sounds like it is a proof.
  init(urlSession error: any Error, wasSent: Bool?, afterHead: Bool) {
    let code = (error as? URLError)?.code
    let error = Self.withoutURL(error)
    if afterHead {
      self.init(code == .timedOut ? .timedOut : .interrupted, "the answer broke off", underlying: error)
      return
    }
    let (kind, message) = Self.reading(code)
    switch wasSent {
    case false?: self.init(.neverSent, message, underlying: error)
    case true? where kind == .neverSent: self.init(.maybeSent, "the connection was lost", underlying: error)
    default: self.init(kind, message, underlying: error)
    }
  }

  private static func reading(_ code: URLError.Code?) -> (Kind, String) {
    switch code {
    case .cannotFindHost, .dnsLookupFailed: (.neverSent, "the server's name could not be resolved")
    case .cannotConnectToHost: (.neverSent, "no connection to the server could be made")
    case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
      .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
      (.neverSent, "no secure connection to the server could be made")
    // These are said of connections that were lost, too.
    case .notConnectedToInternet, .dataNotAllowed, .internationalRoamingOff, .callIsActive:
      (.maybeSent, "there is no way to the server")
    case .timedOut: (.timedOut, "the server did not answer in time")
    default: (.maybeSent, "the connection was lost")
    }
  }

  /// The error without the URL that it failed on, which may hold a credential.
  private static func withoutURL(_ error: any Error) -> any Error {
    guard let error = error as? URLError else { return error }
    return URLError(error.code, userInfo: error.userInfo.filter { $0.key == NSLocalizedDescriptionKey })
  }
}
#endif
