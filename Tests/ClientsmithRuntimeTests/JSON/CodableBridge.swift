import Foundation

/// Foundation's coders, for the tests that a model works with them; apart, because Foundation and the runtime should
/// not be needed together by those who only read JSON.
enum CodableBridge {
  static func roundTrip<T: Codable>(_ value: T) throws -> T {
    try JSONDecoder().decode(T.self, from: JSONEncoder().encode(value))
  }

  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
