#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ResponseBody {
  /// Writes the body to a file while it arrives, telling `progress` after each chunk; gives the number of bytes.
  ///
  /// The file appears under its name when it is whole; a file that is there already is replaced then. Throws
  /// `TransportError`, `CancellationError`, or what the file system says; nothing is left behind in either case.
  @discardableResult
  public func write(
    to url: URL, progress: (@Sendable (TransferProgress) -> Void)? = nil
  ) async throws -> Int64 {
    let partial = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).part")
    let file = try OpenFile(creating: partial.path)
    do {
      let count = try await copy(to: file, progress)
      #if canImport(FoundationEssentials)
      try OpenFile.rename(partial.path, to: url.path)
      #else
      if FileManager.default.fileExists(atPath: url.path) {
        _ = try FileManager.default.replaceItemAt(url, withItemAt: partial)
      } else {
        try FileManager.default.moveItem(at: partial, to: url)
      }
      #endif
      return count
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw error
    }
  }

  private func copy(to file: OpenFile, _ progress: (@Sendable (TransferProgress) -> Void)?) async throws -> Int64 {
    defer { file.close() }
    var count: Int64 = 0
    for try await chunk in self {
      try file.write(chunk)
      count += Int64(chunk.count)
      progress?(TransferProgress(completed: count, total: length))
    }
    return count
  }
}
