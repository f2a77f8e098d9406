import ClientsmithRuntime
import Foundation

/// Reads and writes a list of incidents, once with models as Clientsmith generates them and once with Foundation's
/// coders and synthesized `Codable`; prints the best of many rounds and the ratio.
@main
enum JSONBenchmark {
  static func main() throws {
    let bytes = try SampleIncidents.json(bytes: 1_000_000)
    let data = Data(bytes)
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601

    let ours = try JSONReader.decode([DirectIncidentEntity].self, from: bytes)
    let theirs = try decoder.decode([SynthesizedIncidentEntity].self, from: data)
    precondition(ours.count == theirs.count && ours.last?.name == theirs.last?.name)
    print(
      "\(ours.count) incidents, \(bytes.count) bytes".padding(toLength: 34, withPad: " ", startingAt: 0),
      "  ours      Foundation")

    let theirDecode = try milliseconds(rounds: 8) {
      _ = try decoder.decode([SynthesizedIncidentEntity].self, from: data)
    }
    let ourDecode = try milliseconds { _ = try JSONReader.decode([DirectIncidentEntity].self, from: bytes) }
    line("decode a list of models", ourDecode, theirDecode, bytes: bytes.count)

    let theirEncode = try milliseconds(rounds: 8) { _ = try encoder.encode(theirs) }
    let ourEncode = try milliseconds { _ = try JSONWriter.encode(ours) }
    line("encode a list of models", ourEncode, theirEncode, bytes: bytes.count)

    let theirTree = try milliseconds(rounds: 8) { _ = try JSONSerialization.jsonObject(with: data) }
    let ourTree = try milliseconds(rounds: 8) { _ = try JSONReader.decode(JSONValue.self, from: bytes) }
    line("read a tree (JSONSerialization)", ourTree, theirTree, bytes: bytes.count)

    let parse = try milliseconds { _ = try JSONDocument.parse(bytes) }
    line("parse only", parse, theirDecode, bytes: bytes.count)
  }
}
