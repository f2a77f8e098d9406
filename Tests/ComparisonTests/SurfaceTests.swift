import Comparison
import Testing

@Suite struct SurfaceTests {
  @Test func bracesInLiteralsAndCommentsAreText() {
    let swift = #"""
      // }
      /* } /* nested } */ */
      public struct Pet {
        public var name = "}\(["a": 1]["a"].map { "\($0)" } ?? "")"
        public var raw: String { #"}"\#(1)"# }
        public let long: String = """
          }
          """
        public func feed(_ amount: Int = { 3 }(), from place: String? = nil) async throws -> [String: [Int]] { ["}": []] }
        func hidden() {}
        private var secret: Int
        @_spi(Generated) public var inner: Int
      }
      public struct After {}
      """#
    let without = "public struct Pet { public var name = \"\" }"
    let changes = Clients.changes(swift: swift, to: without)
    #expect(
      changes.lines == [
        "type-removed After: source break", "method-removed Pet.feed(_:from:): source break",
        "member-removed Pet.long: source break", "member-removed Pet.raw: source break",
      ])
  }

  @Test func extensionsAndNestedTypesBelongToTheirOwner() {
    let base = """
      public struct Pet { public enum Kind { case cat, dog(Int) } }
      extension Pet.Kind { public var name: String { "" } }
      public extension Pet { struct Chip { public var code: String { get throws { "" } } } }
      """
    let changes = Clients.changes(swift: base, to: "public struct Pet { public enum Kind { case cat } }")
    #expect(
      changes.lines
        == [
          "member-removed Pet.Kind.name: source break", "case-removed Pet.Kind.dog: source break",
          "type-removed Pet.Chip: source break",
        ].sorted { $0.split(separator: " ")[1] < $1.split(separator: " ")[1] })
  }

  /// How a model is read and written may change: no caller writes it. A property may have any of those names.
  @Test func whatOnlyGeneratedCodeUsesIsNobodysBreak() {
    let base = """
      public struct Pet: JSONRecord, ParameterValue {
        public init(_blank: JSONBlank) {}
        public init(json: borrowing JSONReader) throws {}
        public mutating func _mapJSON(_ json: inout JSONMembers) {}
        public func write(to json: inout JSONWriter) {}
      }
      public struct Tag { public var connection: Int; public init(_blank: String) {} }
      """
    let revision = "public struct Pet: JSONModel {}\npublic struct Tag { public init(_blank: Int) {} }"
    #expect(
      Clients.changes(swift: base, to: revision).lines.sorted() == [
        "argument-type Tag.init(_blank:): source break", "member-removed Tag.connection: source break",
      ])
  }

  @Test func whatAModelConformsToIsKept() {
    let changes = Clients.changes(
      swift: "public struct Pet: JSONRecord, Identifiable {}", to: "public struct Pet: Codable, Sendable {}")
    #expect(
      changes.filter { $0.rule.id == "conformance-removed" }.compactMap(\.before).sorted() == [
        "Pet: CustomDebugStringConvertible", "Pet: Hashable", "Pet: Identifiable", "Pet: JSONCodable",
        "Pet: TextOutputStreamable",
      ])
  }

  @Test func nothingChangedIsNothingTold() {
    let text = "public struct Pet { public var name: String; public init(name: String) {} }"
    #expect(Clients.changes(swift: text, to: text).isEmpty)
  }

  /// What nobody wrote as Swift must not keep the reader from its end.
  @Test(arguments: [
    "public struct {", "public func (", "\"\"\"", "#\"", "public var x: ((", "/*", "`", "case", "public init<", "@",
  ])
  func brokenSwiftEnds(text: String) {
    _ = Clients.changes(swift: text, to: "")
  }
}
