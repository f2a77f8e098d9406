import ClientsmithRuntime
import Foundation

/// Reads and writes a list of incidents, once with models as Clientsmith generates them and once with Foundation's
/// coders and synthesized `Codable`; prints the best of many rounds, ours first, and the ratio.
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
    print("\(ours.count) incidents, \(bytes.count) bytes")

    let decode = try compare {
      _ = try JSONReader.decode([DirectIncidentEntity].self, from: bytes)
    } _: {
      _ = try decoder.decode([SynthesizedIncidentEntity].self, from: data)
    }
    report("decode a list of models", decode, bytes: bytes.count)

    let encode = try compare {
      _ = try JSONWriter.encode(ours)
    } _: {
      _ = try encoder.encode(theirs)
    }
    report("encode a list of models", encode, bytes: bytes.count)

    let tree = try compare {
      _ = try JSONReader.decode(JSONValue.self, from: bytes)
    } _: {
      _ = try JSONSerialization.jsonObject(with: data)
    }
    report("read a tree", tree, bytes: bytes.count)

    let check = try compare {
      _ = try JSONDocument.parse(bytes)
    } _: {
      _ = try decoder.decode(Nothing.self, from: data)
    }
    report("parse and look at nothing", check, bytes: bytes.count)
  }

  /// A model that takes nothing, so that only the parser is measured.
  private struct Nothing: Decodable {
    init(from decoder: any Decoder) {}
  }
}
