#if os(Linux)
import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing

@Suite(.timeLimit(.minutes(25))) struct CurlCompressedAnswerTests {
  static let text = Array("hello hello hello".utf8)
  static let gzip: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 87, 200, 64, 144, 0, 128, 136, 249, 229, 17, 0, 0, 0,
  ]
  static let zlib: [UInt8] = [120, 156, 203, 72, 205, 201, 201, 87, 200, 64, 144, 0, 58, 46, 6, 125]
  /// The same without zlib's header and checksum, as some servers understand `deflate`.
  static let raw = Array(zlib[2..<zlib.count - 4])

  private func collect(_ coding: String, _ body: [UInt8], pieces: Bool = false) async throws -> [UInt8] {
    var answer = Array("HTTP/1.1 200 OK\r\nContent-Encoding: \(coding)\r\n".utf8)
    if pieces {
      answer += Array("Transfer-Encoding: chunked\r\n\r\n".utf8)
      for byte in body { answer += Array("1\r\n".utf8) + [byte] + [13, 10] }
      answer += Array("0\r\n\r\n".utf8)
    } else {
      answer += Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
    let sent = answer
    return try await withServer({ _ in [.send(sent)] }) { server in
      try await CurlTransport().exchange(request(.get, on: server)).body
    }
  }

  @Test(arguments: [true, false])
  func `gzip, deflate with its header and without, and gzip after gzip`(pieces: Bool) async throws {
    #expect(try await collect("gzip", Self.gzip, pieces: pieces) == Self.text)
    #expect(try await collect("X-GZIP", Self.gzip, pieces: pieces) == Self.text)
    #expect(try await collect("deflate", Self.zlib, pieces: pieces) == Self.text)
    #expect(try await collect("deflate", Self.raw, pieces: pieces) == Self.text)
    #expect(try await collect("gzip", Self.gzip + Self.gzip, pieces: pieces) == Self.text + Self.text)
    #expect(try await collect("gzip", [], pieces: pieces) == [])
  }

  @Test func `a coding that was not asked for stays as it is`() async throws {
    #expect(try await collect("br", Self.gzip) == Self.gzip)
    #expect(try await collect("gzip, gzip", Self.gzip) == Self.gzip)
    #expect(try await collect("identity", Self.gzip) == Self.gzip)
  }

  @Test(arguments: ["gzip", "deflate"], 1...27)
  func `an answer cut off by its server is an error, also in its checksum`(coding: String, length: Int) async throws {
    let packed = coding == "gzip" ? Self.gzip : Self.zlib
    guard length < packed.count else { return }
    let error = try await failure { _ = try await collect(coding, Array(packed.prefix(length))) }
    #expect(error?.kind == .interrupted, "\(length)")
  }

  @Test func `damage is an error`() async throws {
    for (coding, body) in [("gzip", Self.text), ("gzip", Self.gzip + [1, 2, 3]), ("deflate", Self.zlib + [0])] {
      let error = try await failure { _ = try await collect(coding, body) }
      #expect(error?.kind == .interrupted)
    }
    var wrong = Self.gzip
    wrong[wrong.count - 8] ^= 1
    let sum = wrong
    let error = try await failure { _ = try await collect("gzip", sum) }
    #expect(error?.kind == .interrupted)
  }

  /// Half a gibibyte in half a megabyte.
  @Test func `a bomb costs a piece at a time`() async throws {
    let bomb = try GzippedZeros.make(mebibytes: 512)
    #expect(bomb.count < 1 << 20)
    let head = Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n".utf8)
    try await withServer({ _ in [.send(head + bomb)] }) { server in
      let transport = try CurlTransport()
      let response = try await transport.send(request(.get, on: server), body: .none)
      var largest = 0
      var total = 0
      for try await piece in response.body {
        largest = max(largest, piece.count)
        total += piece.count
      }
      #expect(largest <= 64 * 1024)
      #expect(total == 512 << 20)
      await #expect(throws: ResponseTooLarge.self) {
        _ = try await transport.exchange(request(.get, on: server), upTo: 1 << 20)
      }
    }
  }
}

/// A gzip file of zeros: one block that stands for 32 MiB, repeated. Each gzip member is whole, and many may follow one another.
enum GzippedZeros {
  static func make(mebibytes: Int) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "head -c 33554432 /dev/zero | gzip -9 -n"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let member = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return Array(repeatElement(member, count: mebibytes / 32).joined())
  }
}
#endif
