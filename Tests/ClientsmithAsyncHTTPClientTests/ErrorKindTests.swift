import AsyncHTTPClient
import ClientsmithRuntime
import NIOCore
import NIOSSL
import Testing

@testable import ClientsmithAsyncHTTPClient

/// What an error of async-http-client says of the request: only one that cannot have left may be sent again unasked.
struct ErrorKindTests {
  @Test func `an error of a connection that was made may mean that the request arrived`() {
    let late: [any Error] = [
      NIOSSLError.uncleanShutdown, NIOSSLError.readInInvalidTLSState, NIOSSLError.writeDuringTLSShutdown,
      BoringSSLError.sslError([]), BoringSSLError.zeroReturn, IOError(errnoCode: 113, reason: "no route to host"),
      IOError(errnoCode: 101, reason: "network is unreachable"), IOError(errnoCode: 104, reason: "reset"),
      HTTPClientError.remoteConnectionClosed, ChannelError.ioOnClosedChannel,
    ]
    for error in late { #expect(TransportError(asyncHTTPClient: error).kind == .maybeSent, "\(error)") }
  }

  @Test func `an error before there was a connection means that nothing was sent`() {
    let early: [any Error] = [
      NIOSSLError.handshakeFailed(.sslError([])), NIOSSLExtraError.failedToValidateHostname,
      IOError(errnoCode: 111, reason: "refused"), HTTPClientError.connectTimeout, HTTPClientError.tlsHandshakeTimeout,
    ]
    for error in early { #expect(TransportError(asyncHTTPClient: error).isNeverSent, "\(error)") }
  }
}
