import ClientsmithRuntime

/// The program that reads each example as its model, writes the model, and compares.
enum RoundTrip {
  /// What became of an example.
  struct Outcome {
    let pointer: String
    let type: String
    /// What is wrong; nil where the same came out.
    let complaint: String?
  }

  /// The program's text; it takes a file of examples and prints a line for each that did not come out as it went in.
  static func source(types: Set<String>) -> String {
    let entries = types.sorted().map { "    models[\"\($0)\"] = { try again(\($0).self, $0) }" }
    return program.replacing("/* MODELS */", with: entries.joined(separator: "\n"))
  }

  private static let program = #"""
    import ClientsmithRuntime
    import Foundation

    func again<Model: JSONDecodable & JSONEncodable>(_: Model.Type, _ bytes: [UInt8]) throws -> [UInt8] {
      try JSONWriter.encode(JSONReader.decode(Model.self, from: bytes))
    }

    func instant(_ text: String) -> Date? { try? JSONReader.decode(Date.self, from: JSONWriter.encode(text)) }

    /// Equal as JSON: the order of members means nothing, `1.0` is `1`, and an instant is the same in any time zone.
    func same(_ a: JSONValue, _ b: JSONValue) -> Bool {
      switch (a, b) {
      case (.number(let a), .number(let b)): return a.text == b.text || a.double == b.double
      case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy(same)
      case (.object(let a), .object(let b)):
        return a.count == b.count && a.allSatisfy { member in b[member.key].map { same(member.value, $0) } ?? false }
      case (.string(let a), .string(let b)) where a != b:
        if let a = instant(a), let b = instant(b) { return abs(a.timeIntervalSince(b)) < 1e-6 }
        return UUID(uuidString: a) != nil && UUID(uuidString: a) == UUID(uuidString: b)
      default: return a == b
      }
    }

    func difference(_ a: JSONValue, _ b: JSONValue, _ path: String) -> String {
      if case .object(let a) = a, case .object(let b) = b {
        for member in a {
          guard let other = b[member.key] else { return "\(path).\(member.key): lost \(member.value)" }
          if !same(member.value, other) { return difference(member.value, other, "\(path).\(member.key)") }
        }
        for member in b where a[member.key] == nil { return "\(path).\(member.key): added \(member.value)" }
      }
      if case .array(let a) = a, case .array(let b) = b, a.count == b.count {
        for (index, pair) in zip(a, b).enumerated() where !same(pair.0, pair.1) {
          return difference(pair.0, pair.1, "\(path)[\(index)]")
        }
      }
      return "\(path): \(a) became \(b)"
    }

    func main() throws {
      var models: [String: ([UInt8]) throws -> [UInt8]] = [:]
    /* MODELS */
      let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
      let examples = try JSONReader.decode([JSONValue].self, from: Array(data))
      for example in examples {
        guard let type = example["type"]?.stringValue, let value = example["value"] else { continue }
        let pointer = example["pointer"]?.stringValue ?? ""
        do {
          guard let again = try models[type]?(JSONWriter.encode(value)) else { continue }
          let result = try JSONReader.decode(JSONValue.self, from: again)
          if !same(value, result) { print("\(pointer)\t\(type)\tdiffers\t\(difference(value, result, ""))") }
        } catch {
          print("\(pointer)\t\(type)\tunreadable\t\(error)")
        }
      }
    }

    try main()
    """#
}
