#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A token that the platform gives a program to say which one it is: Kubernetes' projected service account token, a CI job's, a cloud's.
///
/// It is read anew for each exchange, since platforms replace it while the program runs.
public struct PlatformToken: Sendable {
  private let read: @Sendable () async throws -> Secret
  /// Where it is, for errors; what a closure throws may say more than is good.
  private var place = ""
  /// What stored sessions are bound to: nobody can tell whose the next token will be.
  let identity = SessionSecret.unseen()

  /// A token that is asked for, such as from a metadata service. What `read` throws fails the call, without its words: they may hold a secret.
  public init(_ read: @escaping @Sendable () async throws -> Secret) {
    self.read = read
  }

  /// The content of a file without white space around it, such as `/var/run/secrets/tokens/api`.
  public static func file(_ path: String) -> PlatformToken {
    var token = PlatformToken {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return Secret(String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()))
    }
    token.place = " from \(path)"
    return token
  }

  /// The token as it is now. Throws `AuthenticationError` (`malformedCredential`) where there is none.
  func current(for context: AuthorizationContext) async throws -> Secret {
    let token: Secret
    do {
      token = try await read()
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw AuthenticationError(
        .malformedCredential, "the platform's token cannot be read\(place)", scheme: context.scheme,
        operationID: context.operationID)
    }
    guard !token.isEmpty else {
      throw AuthenticationError.malformed("that the platform gives is empty\(place)", for: context)
    }
    return token
  }
}

extension PlatformToken: CustomStringConvertible, CustomReflectable {
  /// Nothing of the token.
  public var description: String { "PlatformToken" }
  /// Nothing of the token.
  public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}

/// The platform's token in place of a client secret (RFC 7523 section 2.2), as Azure's workload identity has it.
public struct PlatformAssertion: ClientAuthentication {
  private let token: PlatformToken

  init(_ token: PlatformToken) {
    self.token = token
  }

  /// It cannot be seen.
  public var secret: SessionSecret { token.identity }

  /// Adds the token as `client_assertion`.
  public func authenticate(
    _ request: inout OAuthRequest, clientID: String, endpoint: String, for context: AuthorizationContext
  ) async throws {
    request.set("client_id", clientID)
    request.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
    request.set("client_assertion", try await token.current(for: context).reveal())
  }
}

extension ClientAuthentication where Self == PlatformAssertion {
  /// The platform's token in place of a client secret.
  public static func platform(_ token: PlatformToken) -> PlatformAssertion { PlatformAssertion(token) }
}
