#if os(Linux)
import HTTPTypes

/// A content coding that is undone (RFC 9110 section 8.4.1): one that was asked for. Another, or several one over the other, reach the
/// caller as they are, with their field.
struct ContentCoding: Sendable {
  enum Format: Sendable { case gzip, deflate }

  let format: Format
  let zlib: ZlibFunctions

  /// Reads the fields of an answer; nil where there is nothing that can be undone.
  init?(_ fields: HTTPFields, _ zlib: ZlibFunctions) {
    var names: [String] = []
    for field in fields where field.name == .contentEncoding {
      names += field.value.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    }
    names.removeAll { $0 == "identity" || $0.isEmpty }
    switch names {
    case ["gzip"], ["x-gzip"]: format = .gzip
    case ["deflate"]: format = .deflate
    default: return nil
    }
    self.zlib = zlib
  }

  /// Gives the unpacked pieces of what a closure gives, which are asked for when a piece is.
  func decoding(
    _ packed: @escaping @Sendable () async throws -> [UInt8]?
  ) -> @Sendable () async throws -> [UInt8]? {
    let inflater = Inflater(self)
    return {
      while true {
        if let piece = try inflater.next() { return piece }
        guard let chunk = try await packed() else {
          try inflater.finish()
          return nil
        }
        inflater.feed(chunk)
      }
    }
  }

  /// The same for bytes that are here.
  func decoding(_ packed: [UInt8]) -> @Sendable () async throws -> [UInt8]? {
    let rest = Locked<[UInt8]?>(packed)
    return decoding {
      rest.withLock { rest in
        defer { rest = nil }
        return rest
      }
    }
  }
}
#endif
