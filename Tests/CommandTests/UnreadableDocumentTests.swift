import Foundation
import Testing

/// Files that are no documents end in a clear error, exit code 2, and nothing written.
struct UnreadableDocumentTests {
  private static let document =
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'204': {description: ö}}}}}\n"

  /// Nine aliases of nine aliases, nine times over.
  private static let laughs =
    "a0: &a0 [x, x, x, x, x, x, x, x]\n"
    + (1...9).map { level in
      "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }.joined()

  private static let refused: [String: (bytes: [UInt8], finding: String)] = [
    "empty": ([], "[empty-document]"),
    "a comment": (Array("# nothing\n".utf8), "[empty-document]"),
    "text": (Array("hello\n".utf8), "[unknown-version]"),
    "a page": (Array("<!DOCTYPE html><html></html>\n".utf8), "[unknown-version]"),
    "binary": ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF], "[invalid-encoding]"),
    "Latin-1": (Array(document.unicodeScalars.map { UInt8($0.value) }), "(0xF6) is not UTF-8"),
    "nested": (Array(repeating: UInt8(ascii: "["), count: 3_000_000), "[nesting-depth]"),
    "laughing": (Array(laughs.utf8), "[alias-expansion]"),
  ]

  @Test(.timeLimit(.minutes(25)), arguments: refused.keys.sorted())
  func whatIsNoDocumentIsRefused(_ name: String) throws {
    let (bytes, finding) = try #require(Self.refused[name])
    let space = try Workspace()
    try Data(bytes).write(to: URL(fileURLWithPath: "\(space.path)/api.yaml"))
    let run = try Program.run(["generate", "--spec", "api.yaml", "--output", "out", "--module", "M"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains(finding), "\(run.errors.prefix(300))")
    #expect(run.errors.contains("api.yaml:1:") || run.errors.contains("api.yaml:"))
    #expect(space.files == ["api.yaml"])
  }

  @Test(arguments: [
    ([0xFF, 0xFE], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian), ([0xEF, 0xBB, 0xBF], .utf8),
  ])
  func aDocumentWithAByteOrderMarkIsRead(_ mark: [UInt8], _ encoding: String.Encoding) throws {
    let space = try Workspace()
    let text = try #require(Self.document.data(using: encoding))
    try (Data(mark) + text).write(to: URL(fileURLWithPath: "\(space.path)/api.yaml"))
    let run = try Program.run(["inspect", "--spec", "api.yaml"], in: space)
    #expect(run.exitCode == 0 && run.output.contains("GET /a"), "\(run.errors)")
  }

  @Test func aFolderAndAMissingFileAreSaidToBeSo() throws {
    let space = try Workspace()
    try FileManager.default.createDirectory(atPath: "\(space.path)/api.yaml", withIntermediateDirectories: true)
    let folder = try Program.run(["inspect", "--spec", "api.yaml"], in: space)
    #expect(folder.exitCode == 2 && folder.errors.contains("`api.yaml` cannot be read: it is a folder"))
    let missing = try Program.run(["inspect", "--spec", "none.yaml"], in: space)
    #expect(missing.exitCode == 2 && missing.errors.contains("no such file"), "\(missing.errors)")
  }
}
