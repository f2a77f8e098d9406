import Testing

@testable import ClientModel

/// Lists of values as open enumerations.
@Suite struct EnumerationTests {
  private func cases(_ list: String, type: String = "type: string, ") throws -> [String] {
    let built = try schemas("E: {\(type)enum: \(list)}")
    return built.enumeration("E")?.cases.map(\.name) ?? []
  }

  @Test("Every value has a Swift name of its own")
  func names() throws {
    #expect(
      try cases("[open, in_progress, 'Runbooks::Step', text/yaml]") == [
        "open", "inProgress", "runbooksStep", "textYaml",
      ])
    #expect(try cases("[ASC, asc]") == ["asc", "ascLowercased"])
    #expect(try cases("['+1', '-1']") == ["plus1", "minus1"])
    #expect(try cases("['', ' ', '1st', '*']") == ["empty", "space", "e1st", "any"])
    #expect(
      try cases("[default, self, Type, none, rawValue]") == [
        "`default`", "selfValue", "type", "noneValue", "rawValue2",
      ])
    #expect(try cases("[reactions, reactions-1, 日本, ü]") == ["reactions", "reactions1", "日本", "ü"])
    #expect(try cases("[add, Add, ADD]") == ["add", "addCapitalized", "addUppercased"])
    #expect(try cases("[Add, add]") == ["add", "addLowercased"])
    #expect(
      try cases("[IN_PROGRESS, in_progress, in-progress]") == [
        "inProgress", "inProgressLowercased", "inHyphenProgress",
      ])
  }

  @Test("A value that begins with a digit has the last word of its type in front")
  func digits() throws {
    let built = try schemas(
      """
      ServiceTier: {type: integer, enum: [0, 1, -1]}
      Filter: {type: string, enum: [2fa_disabled, all]}
      Version: {type: string, enum: ['10', '1.0']}
      LinkSpeedMbps: {type: integer, enum: [100]}
      Sizes: {type: number, enum: [0.5, 5, -1.5]}
      HourEnum: {type: string, enum: ['00', '12']}
      A: {type: object, properties: {type: {type: integer, enum: [1, 2]}, speedMbps: {type: integer, enum: [10, 100]}}}
      """)
    func names(_ name: String) -> [String]? { built.enumeration(name)?.cases.map(\.name) }
    #expect(names("ServiceTier") == ["tier0", "tier1", "tierMinus1"])
    #expect(names("Filter") == ["filter2faDisabled", "all"])
    #expect(names("Version") == ["version10", "version1Point0"])
    #expect(names("Sizes") == ["size0Point5", "size5", "sizeMinus1Point5"])
    #expect(names("HourEnum") == ["hour00", "hour12"])
    #expect(names("A.Kind") == ["kind1", "kind2"])
    #expect(names("A.SpeedMbps") == ["mbps10", "mbps100"])
  }

  @Test("A minus in front is an order only beside the same word without it, and no order among kinds")
  func minus() throws {
    #expect(try cases("[name, -name]") == ["name", "descendingName"])
    #expect(try cases("[name, -bot]") == ["name", "notBot"])
    let built = try schemas(
      """
      AuthorType: {type: string, enum: [user, -user]}
      SortType: {type: string, enum: [user, -user, -age]}
      """)
    #expect(built.enumeration("AuthorType")?.cases.map(\.name) == ["user", "notUser"])
    #expect(built.enumeration("SortType")?.cases.map(\.name) == ["user", "descendingUser", "minusAge"])
  }

  @Test("Signs behind a letter are told apart, and a value of signs only has their names")
  func signs() throws {
    #expect(
      try cases("[Etc/GMT-2, Etc/GMT+2, Etc/GMT]") == ["etcGMTMinus2", "etcGMTPlus2", "etcGMT"])
    #expect(
      try cases("['---------', '', '>=', '!=', '<', '...']") == [
        "minus", "empty", "greaterOrEqual", "notEqual", "less", "dot",
      ])
    #expect(try cases("[reactions, reactions-+1, reactions--1]") == ["reactions", "reactionsPlus1", "reactionsMinus1"])
    #expect(try cases("[A, A+, A-]") == ["a", "aPlus", "aMinus"])
    #expect(try cases("[O-, O+]") == ["oMinus", "oPlus"])
    #expect(try cases("[C, C#, C++]") == ["c", "cNumber", "cPlusPlus"])
    #expect(try cases("[a.b, a_b, a-b]") == ["aB", "aUnderscoreB", "aHyphenB"])
  }

  @Test("Whole numbers are named by their value, with its sign")
  func numbers() throws {
    let built = try schemas("E: {type: integer, enum: [1, -1, 200]}")
    let list = try #require(built.enumeration("E"))
    #expect(list.rawType == .integer)
    #expect(list.cases.map(\.name) == ["e1", "eMinus1", "e200"])
    #expect(list.cases.map(\.value) == [.integer(1), .integer(-1), .integer(200)])
  }

  @Test("What YAML reads otherwise is text where the schema says so")
  func texts() throws {
    let built = try schemas("E: {type: string, enum: [yes, no, 1.0, 2024-01-01]}")
    #expect(built.enumeration("E")?.rawType == .string)
    #expect(built.enumeration("E")?.cases.map(\.value.text) == ["yes", "no", "1.0", "2024-01-01"])
  }

  @Test("Values of several types are JSON, and null in the list only means nullable")
  func mixed() throws {
    let built = try schemas(
      """
      Mixed: {enum: [1, a, null]}
      Flag: {enum: [true, false]}
      A: {type: object, required: [m, f], properties: {m: {$ref: '#/components/schemas/Mixed'}, f: {$ref: '#/components/schemas/Flag'}}}
      """, requests: ["A"], responses: [])
    #expect(built.enumeration("Mixed")?.rawType == .json)
    #expect(built.enumeration("Mixed")?.cases.count == 2)
    #expect(built.properties("A") == ["m: Mixed requiredNullable", "f: boolean required"])
  }

  @Test("A value given twice is one case")
  func twice() throws {
    #expect(try cases("[a, b, a]") == ["a", "b"])
  }

  @Test("Vendors' names and descriptions of values are taken over")
  func vendorNames() throws {
    let built = try schemas(
      """
      A: {type: integer, enum: [0, 1], x-enum-varnames: [idle, running], x-enum-descriptions: [Waits., Works.]}
      B: {type: string, enum: [x, y], x-ms-enum: {name: B, values: [{value: x, name: First}, {value: y, name: Second}]}}
      """)
    #expect(built.enumeration("A")?.cases.map(\.name) == ["idle", "running"])
    #expect(built.enumeration("A")?.cases.map(\.documentation.description) == ["Waits.", "Works."])
    #expect(built.enumeration("B")?.cases.map(\.name) == ["first", "second"])
  }

  @Test("Names of values go by their place in the list, or by their value")
  func alignedNames() throws {
    let built = try schemas(
      """
      A: {type: string, enum: [a, null, b], x-enum-varnames: [first, nothing, second]}
      B: {type: string, enum: [x, y], x-ms-enum: {values: [{value: y, name: Second}, {value: x, name: First, description: One.}]}}
      C: {type: integer, enum: [1, 2], x-speakeasy-enums: {2: two, 1: one}, x-speakeasy-enum-descriptions: [Uno., Due.]}
      D: {type: string, enum: ['<', '>'], x-fern-enum: {'<': {name: Less, description: Smaller.}, '>': {name: More}}}
      """)
    #expect(built.enumeration("A")?.cases.map(\.name) == ["first", "second"])
    #expect(built.enumeration("B")?.cases.map(\.name) == ["first", "second"])
    #expect(built.enumeration("B")?.cases.first?.documentation.description == "One.")
    #expect(built.enumeration("C")?.cases.map(\.name) == ["one", "two"])
    #expect(built.enumeration("C")?.cases.map(\.documentation.description) == ["Uno.", "Due."])
    #expect(built.enumeration("D")?.cases.map(\.name) == ["less", "more"])
  }

  @Test("Choices between texts are one open enumeration")
  func choices() throws {
    let built = try schemas(
      "A: {type: object, properties: {v: {anyOf: [{type: string}, {type: string, enum: [latest, next]}]}}}")
    #expect(built.enumeration("A.V")?.cases.map(\.name) == ["latest", "next"])
  }

  @Test("Several hundred values stay in order and unique")
  func many() throws {
    let list = (0..<500).map { "v\($0)" }.joined(separator: ", ")
    let names = try cases("[\(list)]")
    #expect(names.count == 500 && Set(names).count == 500 && names.first == "v0" && names.last == "v499")
  }

  @Test("Thousands of values, and a hundred variants, take no time", .timeLimit(.minutes(25)))
  func veryMany() throws {
    let values = (0..<5_000).map { "v\($0)" }.joined(separator: ", ")
    #expect(try schemas("A: {type: string, enum: [\(values)]}").enumeration("A")?.cases.count == 5_000)
    var text = "U: {oneOf: [\((0..<100).map { "{$ref: '#/components/schemas/V\($0)'}" }.joined(separator: ", "))]}\n"
    for index in 0..<100 {
      let keys = (0...index).map { "k\($0): {type: string}" }.joined(separator: ", ")
      text += "V\(index): {type: object, required: [k\(index)], properties: {\(keys)}}\n"
    }
    #expect(try schemas(text, responses: ["U"]).union("U")?.variants.count == 100)
  }
}
