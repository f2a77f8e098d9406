import Foundation
import Testing

@testable import ClientsmithRuntime

@Suite struct LocalFileTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clientsmith-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  @Test func `a file that is missing is said by name and reason`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = folder.appendingPathComponent("none")
    let error = #expect(throws: CocoaError.self) { try BodyContent.file(missing) }
    #expect(error?.code == .fileReadNoSuchFile)
    #expect(error?.userInfo["NSFilePath"] as? String == missing.path)
  }

  @Test func `a file is read in pieces, and each reader reads it from its beginning`() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("bytes")
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: file)
    for _ in 0..<2 {
      var read: [UInt8] = []
      var pieces = 0
      for try await piece in try ByteStream(file: file, chunkSize: 4_096) {
        read += piece
        pieces += 1
      }
      #expect(read == bytes)
      #expect(pieces == 3)
    }
  }

  @Test func `a download takes the place of the file that was there, and leaves nothing else`() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("report")
    try Data("old, and longer than the new one".utf8).write(to: file)
    let count = try await ResponseBody.bytes(Array("new".utf8)).write(to: file)
    #expect(count == 3)
    #expect(try Data(contentsOf: file) == Data("new".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report"])
  }

  @Test func `a download into a folder that is missing says so and leaves nothing`() async throws {
    try FileManager.default.removeItem(at: folder)
    await #expect(throws: CocoaError.self) {
      try await ResponseBody.bytes(Array("new".utf8)).write(to: folder.appendingPathComponent("report"))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test(arguments: [
    ("a%20b", "a b"), ("%C3%A9", "é"), ("é", "é"), ("a+b", "a+b"), ("%2f%2F", "//"), ("", ""), ("%", nil), ("%4", nil),
    ("%zz", nil), ("%ff", nil), ("%EF%BF%BD", "\u{FFFD}"), ("%+1", nil),
  ])
  func `percent-encoding is read as Foundation reads it`(_ text: String, _ decoded: String?) {
    #expect(PercentEncoding.decode(text) == decoded)
    #expect(text.removingPercentEncoding == decoded)
  }

  @Test func `windows-1252 has its signs where Latin 1 has controls`() {
    let bytes: [UInt8] = [0x80, 0x93, 0xE9, 0x94, 0x9F, 0x81]
    for charset in ["windows-1252", "ISO-8859-1", "latin1"] {
      #expect(BodyText.decode(bytes, contentType: "text/plain; charset=\(charset)") == "€“é”Ÿ\u{81}")
    }
  }
}
