import ClientsmithRuntime
import ClientsmithTesting
import Diagnostics
import Foundation
import OpenAPI
import Testing
import Verification
import YAML

/// `clientsmith verify` with recordings of the four journeys: the documents are true of the simulated services, and each
/// thing that is not as described is found, and nothing besides.
@Suite(.timeLimit(.minutes(25))) struct RecordedJourneyTests {
  @Test(arguments: RecordedJourney.allCases)
  func whatTheJourneysRecordIsAsTheDocumentsSay(journey: RecordedJourney) async throws {
    let exchanges = try await journey.exchanges()
    let verification = try Self.verification(of: exchanges, journey)
    #expect(verification.entries.map(\.deviation.message) == [])
    #expect(verification.known == exchanges.count && verification.others == 0)
  }

  @Test(arguments: RecordedJourney.allCases)
  func whatIsNotAsDescribedIsFoundAndNothingElse(journey: RecordedJourney) async throws {
    let exchanges = try await journey.exchanges()
    let (call, required, word, strict) = journey.marked
    let index = try #require(exchanges.firstIndex { Self.matches($0, call) }, "the journey has no call \(call)")
    let name = String(required.split(separator: "/").last ?? "")

    let lacking = try Self.edited(exchanges, index) { try $0.edit(required, to: nil) }
    #expect(try Self.found(lacking, journey) == ["missing-member \(name) 1"])
    let unknown = try Self.edited(exchanges, index) { try $0.edit(word, to: "a word of its own") }
    #expect(try Self.found(unknown, journey) == ["undeclared-value  1"])
    let strictIndex = try #require(
      exchanges.firstIndex { Self.matches($0, strict) }, "the journey has no call \(strict)")
    var other = exchanges
    other[strictIndex].status = 418
    #expect(try Self.found(other, journey) == ["undeclared-status 418 1"])
    // All at once, each is still told.
    var all = try Self.edited(lacking, index) { try $0.edit(word, to: "a word of its own") }
    all.append(other[strictIndex])
    #expect(
      try Self.found(all, journey).sorted() == [
        "missing-member \(name) 1", "undeclared-status 418 1", "undeclared-value  1",
      ])
  }

  /// Whether an exchange is a call by its method and the end of its path, and by its status where one is named.
  private static func matches(_ exchange: Exchange, _ call: String) -> Bool {
    let words = call.split(separator: " ").map(String.init)
    let path = URLComponents(string: exchange.url)?.path ?? ""
    return exchange.method == words[0] && path.hasSuffix(words[1])
      && (words.count < 3 || String(exchange.status) == words[2])
  }

  private static func found(_ exchanges: [Exchange], _ journey: RecordedJourney) throws -> [String] {
    try verification(of: exchanges, journey).entries.map {
      "\($0.deviation.kind.rawValue) \($0.deviation.name) \($0.count)"
    }
  }

  /// Holds exchanges against the journey's document, by way of the file that `RecordingTransport` writes.
  private static func verification(of exchanges: [Exchange], _ journey: RecordedJourney) throws -> Verification {
    let specification = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../specs/\(journey.rawValue).yaml").standardizedFileURL
    let text = try String(contentsOf: specification, encoding: .utf8)
    var bag = DiagnosticBag()
    let source = InMemoryFileSource(["api.yaml": text])
    let document = try #require(DocumentReader().read("api.yaml", from: source, into: &bag))
    let file = try [UInt8](JSONEncoder().encode(exchanges))
    let root = try #require(YAMLReader().read(file, file: "recording.json", into: &bag))
    var verification = Verification(of: document, takesAnyHost: true)
    for exchange in RecordedExchange.recording(root, into: &bag) { verification.add(exchange) }
    #expect(!bag.hasErrors)
    return verification
  }

  private static func edited(
    _ exchanges: [Exchange], _ index: Int, _ change: (inout JSONValue) throws -> Void
  ) throws -> [Exchange] {
    var exchanges = exchanges
    var body = try JSONReader.decode(JSONValue.self, from: Array(#require(exchanges[index].responseBody).utf8))
    try change(&body)
    exchanges[index].responseBody = String(decoding: try JSONWriter.encode(body), as: UTF8.self)
    return exchanges
  }
}

extension JSONValue {
  /// Puts another text at a JSON pointer, or takes out what is there.
  fileprivate mutating func edit(_ pointer: String, to word: String?) throws {
    let tokens = pointer.split(separator: "/").map(String.init)
    try edit(tokens[...], to: word.map(JSONValue.string))
  }

  private mutating func edit(_ tokens: ArraySlice<String>, to value: JSONValue?) throws {
    guard let first = tokens.first else { return }
    let rest = tokens.dropFirst()
    if let index = Int(first), case .array(var elements) = self {
      try #require(elements.indices.contains(index))
      try elements[index].edit(rest, to: value)
      self = .array(elements)
    } else {
      var member = try #require(self[first], "there is no `\(first)`")
      try member.edit(rest, to: value)
      self[first] = rest.isEmpty ? value : member
    }
  }
}
