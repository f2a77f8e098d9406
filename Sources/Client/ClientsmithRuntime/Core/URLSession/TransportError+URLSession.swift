import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension TransportError {
  /// Says of an error of `URLSession` how far the exchange had gone.
  init(urlSession error: any Error, afterHead: Bool) {
    let code = (error as? URLError)?.code
    let error = Self.withoutURL(error)
    if afterHead {
      self.init(
        code == .timedOut ? .timedOut : .interrupted, "the answer broke off", underlying: error)
      return
    }
    switch code {
    case .cannotFindHost, .dnsLookupFailed:
      self.init(.neverSent, "the server's name could not be resolved", underlying: error)
    case .cannotConnectToHost, .notConnectedToInternet, .dataNotAllowed, .internationalRoamingOff, .callIsActive:
      self.init(.neverSent, "no connection to the server could be made", underlying: error)
    case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
      .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
      self.init(.neverSent, "no secure connection to the server could be made", underlying: error)
    case .timedOut:
      self.init(.timedOut, "the server did not answer in time", underlying: error)
    default:
      self.init(.maybeSent, "the connection was lost", underlying: error)
    }
  }

  /// The error without the URL that it failed on, which may hold a credential.
  private static func withoutURL(_ error: any Error) -> any Error {
    guard let error = error as? URLError else { return error }
    return URLError(error.code, userInfo: error.userInfo.filter { $0.key == NSLocalizedDescriptionKey })
  }
}
