#if AsyncHTTPClient
import AsyncHTTPClient
import ClientsmithRuntime
import NIOCore
import NIOPosix
import NIOSSL

#if canImport(Network)
import Network
#endif
#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension TransportError {
  /// Says of an error before the answer's head how far the exchange had gone.
  init(asyncHTTPClient error: any Error) {
    switch error {
    case let error as HTTPClientError:
      switch error {
      case .connectTimeout:
        self.init(.connectTimedOut, "no connection could be made in time", underlying: error)
      case .getConnectionFromPoolTimeout, .tlsHandshakeTimeout, .socksHandshakeTimeout, .httpProxyHandshakeTimeout:
        self.init(.connectTimedOut, "no connection could be made in time", underlying: error)
      case .readTimeout, .writeTimeout, .deadlineExceeded:
        self.init(.timedOut, "the server did not answer in time", underlying: error)
      case .invalidURL, .emptyHost, .missingSocketPath, .emptyScheme, .identityCodingIncorrectlyPresent,
        .alreadyShutdown:
        self.init(.neverSent, "the request could not be sent", underlying: error)
      case .invalidProxyResponse, .proxyAuthenticationRequired:
        self.init(.neverSent, "the proxy refused the connection", underlying: error)
      default:
        self.init(.maybeSent, "the connection was lost", underlying: error)
      }
    // A lost route is said of connections that were made, too: only a refusal is of none.
    case let error as IOError where error.errnoCode == ECONNREFUSED:
      self.init(.neverSent, "no connection to the server could be made", underlying: error)
    case is NIOConnectionError, is SocketAddressError:
      self.init(.neverSent, "no connection to the server could be made", underlying: error)
    case is NIOSSLExtraError:
      self.init(.neverSent, "no secure connection to the server could be made", underlying: error)
    case let error as NIOSSLError where error.isOfHandshake:
      self.init(.neverSent, "no secure connection to the server could be made", underlying: error)
    default:
      #if canImport(Network)
      if let refused = Self.refusal(error) {
        self.init(.neverSent, refused, underlying: error)
        return
      }
      #endif
      self.init(.maybeSent, "the connection was lost", underlying: error)
    }
  }

  #if canImport(Network)
  /// What Network.framework says only of connections that were never made; nil for all else. A lost route is said of connections
  /// that have carried a request, too, and so are most failures of TLS.
  private static func refusal(_ error: any Error) -> String? {
    switch error {
    case let error as NWError:
      switch error {
      case .dns: "the server's name could not be resolved"
      case .posix(let code): refusal(code)
      case .tls(let status): refusal(status)
      default: nil
      }
    case let error as HTTPClient.NWPOSIXError: refusal(error.errorCode)
    case let error as HTTPClient.NWTLSError: refusal(error.status)
    default: nil
    }
  }

  private static func refusal(_ code: POSIXErrorCode) -> String? {
    code == .ECONNREFUSED ? "no connection to the server could be made" : nil
  }

  private static func refusal(_ status: OSStatus) -> String? {
    handshakeFailures.contains(status) ? "no secure connection to the server could be made" : nil
  }

  /// The codes of Secure Transport that are of certificates and handshakes: `errSSLXCertChainInvalid`, `errSSLBadCert`,
  /// `errSSLUnknownRootCert`, `errSSLNoRootCert`, `errSSLCertExpired`, `errSSLCertNotYetValid`, `errSSLPeerBadCert` to
  /// `errSSLPeerUnknownCA`, `errSSLPeerHandshakeFail`, `errSSLPeerProtocolVersion`, `errSSLHostNameMismatch`.
  private static let handshakeFailures: Set<OSStatus> = [
    -9807, -9808, -9812, -9813, -9814, -9815, -9825, -9826, -9827, -9828, -9829, -9830, -9831, -9824, -9836, -9843,
  ]
  #endif

  /// The same for an error within the answer's body.
  init(asyncHTTPClientBody error: any Error) {
    switch error as? HTTPClientError {
    case .readTimeout?, .deadlineExceeded?:
      self.init(.timedOut, "the answer stopped coming", underlying: error)
    default:
      self.init(.interrupted, "the answer broke off", underlying: error)
    }
  }
}

extension NIOSSLError {
  /// Whether it happens before anything of a request can leave. Any other may be the end of a connection that has carried one.
  fileprivate var isOfHandshake: Bool {
    switch self {
    case .shutdownFailed, .uncleanShutdown, .readInInvalidTLSState, .writeDuringTLSShutdown: false
    default: true
    }
  }
}
#endif
