import SwiftEmitter
import Testing

@testable import ClientModel

/// The text of what only some documents have: headers, own servers, secrets, unions in unions.
@Suite struct ExceptionTests {
  @Test func declaredHeadersAreReadFromAnAnswer() {
    var operation = Fixture.operation("get")
    operation.responseHeaders = [
      ResponseHeader(
        name: "xTotal", wireName: "X-Total", type: .builtIn(.integer), documentation: Fixture.documentation("All.")),
      ResponseHeader(
        name: "xPlace", wireName: "X-Place", type: .declared(DeclarationID(0)), isJSON: true,
        documentation: Fixture.documentation()),
    ]
    let text = SwiftEmitterTests.text(
      Fixture.api([Fixture.structure("Place", [])], operations: [operation]), "Headers.swift")
    #expect(text.contains("    /// All.\n"))
    #expect(text.contains(#"public var xTotal: Int? { get throws { try fields.typed("X-Total") } }"#))
    // A model may hold a date-time, whose offset may be missing.
    #expect(
      text.contains(
        #"public var xPlace: Place? { get throws { try fields.typed("X-Place", json: Place.self, assumesUTC: assumesUTC) } }"#
      ))
  }

  @Test func secretsAreOfTheirOwnTypeAndKnownByName() {
    var code = Fixture.property("code", .string, .optional)
    code.isSecret = true
    var codes = Fixture.property("codes", .array(.string))
    codes.isSecret = true
    let api = Fixture.api([Fixture.structure("Vault", [code, codes])])
    #expect(SwiftEmitterTests.text(api, "Models/Vault.swift").contains("public var code: Secret?\n"))
    #expect(SwiftEmitterTests.text(api, "Models/Vault.swift").contains("public var codes: [Secret]\n"))
    #expect(SwiftEmitterTests.text(api, "SampleClient.swift").contains(#"secretNames: ["code", "codes"]"#))
  }

  @Test func anOperationGoesToItsOwnServer() {
    let variable = Server.Variable(
      wireName: "t", name: "tenant", defaultValue: "acme", values: [], typeName: nil,
      documentation: Fixture.documentation())
    let operation = Fixture.operation("upload") {
      $0.servers = [
        Server(
          name: "production", url: "https://{t}.example/up", variables: [variable],
          documentation: Fixture.documentation())
      ]
    }
    let api = Fixture.api(operations: [operation])
    #expect(
      SwiftEmitterTests.text(api, "ThingsResource.swift").contains(#"request.server("https://acme.example/up")"#))
    #expect(
      SwiftEmitterTests.text(api, "SampleClient.swift").contains(
        #"public static func upload(tenant: String = "acme") -> Server {"#))
  }

  @Test func aUnionThatKeepsWhatItDoesNotKnowIsTriedByWhatItKnows() {
    let inner = Fixture.union("Inner", [("text", .string)], .conditions([(0, [.kind([.string])])]))
    let outer = Fixture.union(
      "Outer", [("inner", .declared(DeclarationID(0))), ("flag", .builtIn(.boolean))],
      .conditions([(0, [.decodes]), (1, [.decodes])]))
    let api = Fixture.api([inner, outer])
    #expect(SwiftEmitterTests.text(api, "Models/Inner.swift").contains("var isKnown: Bool {"))
    #expect(
      SwiftEmitterTests.text(api, "Models/Outer.swift").contains("let value = try? Inner(json: json), value.isKnown {"))
    #expect(!SwiftEmitterTests.text(api, "Models/Outer.swift").contains("var isKnown"))
  }
}
