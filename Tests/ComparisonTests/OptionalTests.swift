import Comparison
import Testing

/// What could be missing and is always there: it is read as before, and unwrapped no more.
@Suite struct OptionalTests {
  @Test func whatIsAlwaysThereIsNotUnwrapped() {
    let changes = Clients.changes(
      swift: "public struct Pet { public let a: Int?\npublic func f() -> Int? { 1 } }",
      to: "public struct Pet { public let a: Int\npublic func f() -> Int { 1 } }")
    #expect(changes.map(\.rule.id).sorted() == ["member-type", "result-type"])
    for change in changes {
      #expect(change.witness?.contains("if let some = value.") == true, "\(change.witness ?? "")")
    }
  }

  @Test func aPayloadThatIsAlwaysThereIsNotUnwrapped() {
    let changes = Clients.changes(
      swift: "public enum Pet { case a(Int?) }", to: "public enum Pet { case a(Int) }")
    #expect(changes.first?.witness?.contains(", let payload {") == true)
  }

  @Test func aTypeOfAnotherKindIsToldByItsMembers() {
    let changes = Clients.changes(
      swift: "public struct Pet { public let a: Int }", to: "public enum Pet { case b; public var a: Int { 1 } }")
    #expect(changes.map { "\($0.rule.id) \($0.verdicts.source.word)" } == ["type-kind caution"])
    let broken = Clients.changes(swift: "public struct Pet { public let a: Int }", to: "public enum Pet { case b }")
    #expect(broken.filter { $0.verdicts.source == .breaking }.allSatisfy { $0.witness?.contains("value.a") == true })
    #expect(broken.contains { $0.rule.id == "type-kind" && $0.verdicts.source == .breaking })
  }

  @Test func anEnumerationOfTheRuntimeConformsToWhatOthersSayOneByOne() {
    let changes = Clients.changes(
      swift: "public struct Pet: JSONEncodable, Encodable {}", to: "public struct Pet: OpenEnum {}")
    #expect(changes.isEmpty)
  }

  @Test func aNameThatAnotherOperationHasByNowIsShownByWhatItDoesNotTake() {
    let changes = Clients.changes(
      swift: "public struct Pet { public func f() -> Int { 1 } }",
      to: "public struct Pet { public func f() -> String { \"\" } }")
    #expect(changes.first?.witness == "func witness(_ value: Pet) -> Int { value.f() }")
  }

  @Test func anInitialiserThatIsGoneIsTold() {
    let changes = Clients.changes(swift: "public struct Pet { public init(a: Int) {} }", to: "public struct Pet {}")
    #expect(changes.map { "\($0.rule.id) \($0.subject)" } == ["method-removed Pet.init(a:)"])
    #expect(changes.first?.witness == "func witness(_ value0: Int) { _ = Pet(a: value0) }")
  }

  @Test func theTypesOfAResourceThatIsGoneAreTold() {
    let base = """
      public struct Client: APIClient { public var pets: Pets { Pets() } }
      public struct Pets: APIResource { public struct Kind { public var a: Int } }
      """
    let changes = Clients.changes(swift: base, to: "public struct Client: APIClient {}")
    #expect(changes.map(\.rule.id) == ["type-removed"] && changes.first?.subject == "Pets.Kind")
  }

  @Test func whatIsDeprecatedNoLongerIsTold() {
    let base = Clients.document(schemas: DocumentChangeTests.pet)
    let deprecated = base.replacing("operationId: listPets", with: "operationId: listPets\n      deprecated: true")
    #expect(Clients.changes(from: deprecated, to: base).map(\.rule.id) == ["deprecated"])
    #expect(Clients.changes(from: deprecated, to: base).lines.isEmpty)
  }
}
