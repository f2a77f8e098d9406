import Foundation
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What errors of decoding show, and what they cost.
@Suite(.timeLimit(.minutes(25))) struct DecodingFailureTests {
  @Test("texts are shown by their length", arguments: ["sk_live_1", "", "é", String(repeating: "x", count: 5000)])
  func lengths(text: String) throws {
    let json = try JSONWriter.encode(["key": text])
    for failure in [
      #expect(throws: DecodingFailure.self) { try JSONReader.decode([String: Int].self, from: json) },
      #expect(throws: DecodingFailure.self) { try JSONReader.decode([String: Date].self, from: json) },
      #expect(throws: DecodingFailure.self) { try JSONReader.decode([String: [Bool]].self, from: json) },
    ] {
      let line = try #require(failure).description
      #expect(line.contains(text.isEmpty ? "an empty string" : "a string of \(text.count) character"))
      #expect(text.isEmpty || !line.contains(text))
    }
  }

  @Test("the way to a value is the same in whatever order ways are asked for")
  func paths() throws {
    let text = #"{"a": [[1, {"b": 2}], 3], "c": {"d": [4], "d e": 5}, "a": 6}"#
    let document = try JSONDocument.parse(text.utf8)
    func fresh(_ index: Int) throws -> JSONPath {
      JSONReader(document: try JSONDocument.parse(text.utf8), index: index).path
    }
    let indices = (0..<document.tapeCount).filter { index in
      // The second word of a container is no value.
      index == 0 || !document.tape[index - 1].isContainer
    }
    var orders = [indices, indices.reversed()]
    for _ in 0..<50 { orders.append(indices.shuffled()) }
    for order in orders {
      for index in order { #expect(try JSONReader(document: document, index: index).path == fresh(index)) }
    }
  }

  @Test("failures at every element of a list cost one pass over it")
  func linear() throws {
    let count = 40_000
    let text = "[" + Array(repeating: #"{"kind": "b"}"#, count: count).joined(separator: ",") + "]"
    let document = try JSONDocument.parse(text.utf8)
    var steps = 0
    for element in try document.root.elements() {
      let trail = document.trail
      _ = element.failure(expected: "another")
      // Looked for from where the last one was: one step on, whatever the length of the list.
      steps += (document.trail.first?.position ?? 0) - (trail.first?.position ?? 0)
    }
    #expect(steps == count - 1)
    #expect(document.trail.first?.position == count - 1)
  }

  @Test("objects of the same names differ in their hashes, equal ones do not, whatever their order")
  func hashes() throws {
    let objects = (0..<2000).map { JSONValue.object(["id": JSONValue($0), "name": "x"]) }
    #expect(Set(objects.map(\.hashValue)).count > 1990)
    let one: JSONValue = ["a": 1, "b": ["c": [nil, true]]]
    let other: JSONValue = ["b": ["c": [nil, true]], "a": 1]
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(Set(objects).count == 2000)
  }

  /// A type with many optional members that holds itself: what a level of it takes of the stack is a lot.
  struct Wide: JSONDecodable {
    var next: Indirect<Wide>?
    var texts: [String?] = []

    init(json: borrowing JSONReader) throws {
      next = try json.optional("next")
      let a: String? = try json.optional("a")
      let b: String? = try json.optional("b")
      let c: String? = try json.optional("c")
      let d: String? = try json.optional("d")
      let e: String? = try json.optional("e")
      let f: String? = try json.optional("f")
      let g: String? = try json.optional("g")
      let h: String? = try json.optional("h")
      texts = [a, b, c, d, e, f, g, h]
    }
  }

  @Test("128 levels are the default, and fit into the stack of a worker thread of Apple's")
  func depth() throws {
    @Sendable func nested(_ levels: Int) -> [UInt8] {
      Array(
        (String(repeating: #"{"next":"#, count: levels - 1) + "{}" + String(repeating: "}", count: levels - 1)).utf8)
    }
    #expect(throws: JSONSyntaxError.self) { try JSONReader.decode(JSONValue.self, from: nested(129)) }
    let outcome = Locked<Int?>(nil)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      outcome.withLock { $0 = (try? JSONReader.decode(Wide.self, from: nested(128))) == nil ? 0 : 1 }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
    #expect(outcome.withLock { $0 } == 1)
  }
}
