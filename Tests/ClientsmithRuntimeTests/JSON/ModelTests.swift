import Foundation
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What models have beside their members: reading that fails once, equality, hashing, and what they print.
@Suite struct ModelTests {
  struct Pet: JSONRecord, Identifiable {
    var id: Int
    var name: String?
    var description: String
    var born: Date?
    var weight: Double?
    var key: Secret?
    var tags: [String]
    var more: [String: JSONValue]
    private var boxedMother: Indirect<Pet?>
    var mother: Pet? {
      get { boxedMother.wrappedValue }
      set { boxedMother.wrappedValue = newValue }
    }
    var created: String?

    init(id: Int, name: String? = nil, description: String = "d", mother: Pet? = nil) {
      self.id = id
      self.name = name
      self.description = description
      tags = []
      more = [:]
      boxedMother = Indirect(wrappedValue: mother)
    }

    init(_blank: JSONBlank) {
      id = 0
      description = ""
      tags = []
      more = [:]
      boxedMother = Indirect(wrappedValue: nil)
    }

    mutating func _mapJSON(_ json: inout JSONMembers) {
      json.required("id", &id)
      json.optional("name", &name)
      json.required("description", &description)
      json.optional("born", &born)
      json.optional("weight", &weight)
      json.optional("key", &key)
      json.required("tags", &tags)
      json.boxed(&boxedMother) { $0.optional("mother", &$1) }
      json.readOnly("created", &created)
      json.additional(
        &more, except: ["id", "name", "description", "born", "weight", "key", "tags", "mother", "created"])
    }
  }

  enum Choice: JSONModel {
    case text(String)
    case pet(Pet)
    case other(JSONValue)

    init(json: borrowing JSONReader) throws {
      if let pet = try? Pet(json: json) { self = .pet(pet) } else { self = .other(json.value) }
    }

    func write(to json: inout JSONWriter) {
      switch self {
      case .text(let value): json.variant("text", value)
      case .pet(let value): json.variant("pet", value)
      case .other(let value): json.variant("other", value)
      }
    }
  }

  private let text = #"""
    {"id":7,"name":"Rex","description":"good","born":"2020-01-02T03:04:05Z","weight":1.5,"key":"k9","tags":["a"],"mother":{"id":1,"description":"","tags":[]},"created":"x","colour":"red"}
    """#

  private func pet(_ text: String) throws -> Pet { try JSONReader.decode(from: text.utf8) }

  @Test func `what was read is written again`() throws {
    let rex = try pet(text)
    #expect(rex.mother?.id == 1)
    #expect(rex.more == ["colour": "red"])
    #expect(try JSONDecoder().decode(Pet.self, from: JSONEncoder().encode(rex)) == rex)
    #expect(try JSONReader.decode(Pet.self, from: JSONWriter.encode(rex)) == rex)
  }

  @Test func `what the service sets is kept and not sent`() throws {
    let rex = try pet(text)
    #expect(String(decoding: try JSONWriter.encode(rex), as: UTF8.self).contains("created"))
    #expect(!String(decoding: try JSONWriter.request(rex), as: UTF8.self).contains("created"))
  }

  @Test(arguments: [
    (#"{"id":"x","name":1,"description":"","tags":[]}"#, "id: expected an integer, found a string of 1 character"),
    (#"{"id":1,"name":1,"description":2,"tags":[]}"#, "name: expected a string, found 1"),
    (#"{"id":1,"tags":[]}"#, "description: expected a value, found nothing"),
    (#"{"id":1,"description":"","tags":[],"mother":{"id":1}}"#, "mother.description: expected a value, found nothing"),
    ("[1]", "expected an object, found an array"),
  ])
  func `the first failure is thrown`(text: String, failure: String) throws {
    let error = #expect(throws: DecodingFailure.self) { try pet(text) }
    #expect(error?.description == failure)
  }

  @Test func `a failure inside a choice is the choice's own`() throws {
    let choices: [Choice] = try JSONReader.decode(from: #"[{"id":1},{"id":2,"description":"","tags":[]}]"#.utf8)
    #expect(choices == [.other(["id": 1]), .pet(Pet(id: 2, description: ""))])
  }

  @Test func `everything counts for equality`() throws {
    let rex = try pet(text)
    #expect(rex == (try pet(text)))
    #expect(Set([rex, try pet(text)]).count == 1)
    let changes: [(inout Pet) -> Void] = [
      { $0.id = 8 }, { $0.name = nil }, { $0.born = $0.born?.addingTimeInterval(1e-7) }, { $0.weight = 1.25 },
      { $0.key = "k8" }, { $0.tags = ["a", "b"] }, { $0.mother?.name = "Old" }, { $0.created = nil },
      { $0.more["colour"] = "blue" },
    ]
    for change in changes {
      var other = rex
      change(&other)
      #expect(other != rex)
    }
  }

  @Test func `numbers are equal as numbers`() {
    func pet(_ weight: Double?) -> Pet {
      var pet = Pet(id: 1)
      pet.weight = weight
      return pet
    }
    #expect(pet(0) == pet(-0.0))
    #expect(pet(0).hashValue == pet(-0.0).hashValue)
    #expect(pet(.infinity) == pet(.infinity))
    #expect(pet(.infinity) != pet(-.infinity))
    #expect(pet(.infinity) != pet(nil))
    #expect(pet(9_007_199_254_740_992) != pet(9_007_199_254_740_994))
  }

  @Test func `a variant is more than its JSON`() {
    #expect(Choice.text("x") != .other("x"))
    #expect(Choice.pet(Pet(id: 1)) == .pet(Pet(id: 1)))
    #expect(Choice.other(["a": 1, "b": 2]) == .other(["b": 2, "a": 1]))
    #expect(Set([Choice.other(["a": 1, "b": 2]), .other(["b": 2, "a": 1])]).count == 1)
  }

  @Test func `printing is short, debugging long, and neither shows a secret`() throws {
    let rex = try pet(text)
    #expect(
      "\(rex)"
        == #"Pet(id: 7, name: "Rex", description: "good", born: "2020-01-02T03:04:05Z", weight: 1.5, key: "[secret]", tags: [1], mother: {3}, created: "x", colour: "red")"#
    )
    #expect(String(reflecting: rex).hasPrefix("Pet {\n  \"id\": 7,\n  \"name\": \"Rex\",\n"))
    #expect(!String(reflecting: rex).contains("k9"))
    #expect(!"\(Choice.pet(rex))".contains("k9"))
    #expect("\(Choice.text("x"))" == #"Choice.text("x")"#)
    var shown = ""
    dump(rex, to: &shown)
    #expect(!shown.contains("k9"))
  }

  @Test func `an enumeration knows its values`() {
    struct State: OpenEnum {
      let rawValue: String
      static var knownValues: [State] { ofRawValues(["open", "shut"]) }
    }
    #expect(State.knownValues.map(\.rawValue) == ["open", "shut"])
    #expect(State(rawValue: "open").isKnown)
    #expect(!State(rawValue: "ajar").isKnown)
  }
}
