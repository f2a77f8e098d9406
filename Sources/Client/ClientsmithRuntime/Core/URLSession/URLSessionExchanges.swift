#if !os(Linux) || URLSession
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Hands the events of one session to the exchanges that they belong to.
final class URLSessionExchanges: NSObject, URLSessionDataDelegate {
  private let exchanges = Locked([Int: URLSessionExchange]())
  private let hooks: URLSessionTransport.Hooks

  init(hooks: URLSessionTransport.Hooks = .none) {
    self.hooks = hooks
  }

  /// Makes an exchange known before its task is started.
  func add(_ exchange: URLSessionExchange) {
    exchanges.withLock { $0[exchange.task.taskIdentifier] = exchange }
  }

  private func exchange(of task: URLSessionTask) -> URLSessionExchange? {
    let identifier = task.taskIdentifier
    return exchanges.withLock { $0[identifier] }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { exchange(of: dataTask)?.received(response) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    exchange(of: dataTask)?.received(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
    totalBytesExpectedToSend: Int64
  ) {
    exchange(of: task)?.sent(totalBytesSent)
  }

  #if !canImport(FoundationNetworking)
  func urlSession(_ session: URLSession, task: URLSessionTask, didFinishCollecting metrics: URLSessionTaskMetrics) {
    // Said before the task's end. A request has left where it was begun on a connection.
    let wasSent = metrics.transactionMetrics.contains { $0.requestStartDate != nil }
    exchange(of: task)?.learned(wasSent: wasSent)
    hooks.metrics?(metrics)
  }
  #endif

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let identifier = task.taskIdentifier
    let exchange = exchanges.withLock { $0.removeValue(forKey: identifier) }
    exchange?.completed(error)
  }

  /// A challenge (RFC 9110 section 11) is an answer like any other: the session has no credentials to meet it with. What TLS asks is
  /// for the program's hook, and what a proxy asks for the system.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    #if canImport(FoundationNetworking)
    // Asked once the whole answer has come. Default handling never completes the task here, and every other cancels it: it is
    // complete now, and what is said of the cancellation finds nobody.
    let identifier = task.taskIdentifier
    let exchange = exchanges.withLock { $0.removeValue(forKey: identifier) }
    exchange?.completed(nil)
    completionHandler(.cancelAuthenticationChallenge, nil)
    #else
    let space = challenge.protectionSpace
    switch ChallengeKind(method: space.authenticationMethod, isProxy: space.isProxy()) {
    case .http: completionHandler(.rejectProtectionSpace, nil)
    case .proxy: completionHandler(.performDefaultHandling, nil)
    case .tls:
      let answer = hooks.challenge?(challenge)
      completionHandler(answer?.disposition ?? .performDefaultHandling, answer?.credential)
    }
    #endif
  }

  /// Redirects are answers like any other: the connection decides about them.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    guard let exchange = exchange(of: task) else { return completionHandler(nil) }
    exchange.acceptRedirect { completionHandler(nil) }
  }
}

/// Who is to answer a challenge of `URLSession`.
enum ChallengeKind: Sendable {
  /// Nobody: the service asks for credentials that the connection sends by itself.
  case http
  /// The system, which knows the proxy's.
  case proxy
  /// The program, or the system's own rules.
  case tls

  init(method: String, isProxy: Bool) {
    let ofHTTP = [
      NSURLAuthenticationMethodHTTPBasic, NSURLAuthenticationMethodHTTPDigest, NSURLAuthenticationMethodNTLM,
      NSURLAuthenticationMethodNegotiate,
    ]
    self = isProxy ? .proxy : ofHTTP.contains(method) ? .http : .tls
  }
}
#endif
