#if !os(Linux) || URLSession
import Foundation

/// A file that is gone when nobody needs it any more.
final class TemporaryFile: Sendable {
  let url: URL

  /// Writes a stream to a new file that only this user can read.
  init(collecting stream: ByteStream) async throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("clientsmith-\(UUID().uuidString)")
    guard
      FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    let handle = try FileHandle(forWritingTo: url)
    defer { try? handle.close() }
    for try await chunk in stream { try handle.write(contentsOf: Data(chunk)) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
#endif
