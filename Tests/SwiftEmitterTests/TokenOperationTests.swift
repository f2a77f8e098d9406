import SwiftEmitter
import Testing

@testable import ClientModel

/// The operations that give tokens, as a login calls them.
@Suite struct TokenOperationTests {
  @Test func aFieldInsideAnotherKeepsItsPointer() {
    let login = TokenExchange.Exchange(
      operationID: "login", method: "POST", path: "/login",
      fields: [.init(name: "email", pointer: "/user/email"), .init(name: "pin", pointer: "/a~1b")], token: "/token",
      lifetime: .unknown)
    let text = SwiftEmitterTests.text(
      Fixture.api(operations: [Fixture.operation("login")]) { api in
        api.security.schemes = [
          SecurityScheme(
            id: "session", name: "session", kind: .bearer,
            token: TokenExchange(acquire: login, rotates: false, renewOn: []), documentation: Fixture.documentation())
        ]
        api.security.credentials = [
          CredentialConstructor(
            name: "login",
            parameters: [
              .init(label: "email", name: "email", environmentVariable: "A"),
              .init(label: "pin", name: "pin", environmentVariable: "B"),
            ], parts: [.login(scheme: "session", parameters: [0, 1])], documentation: Fixture.documentation())
        ]
      }, "Credentials.swift")
    #expect(text.contains(#"TokenField("/user/email", email)"#), "\(text)")
    #expect(text.contains(#"TokenField("a/b", pin)"#), "\(text)")
  }
}
