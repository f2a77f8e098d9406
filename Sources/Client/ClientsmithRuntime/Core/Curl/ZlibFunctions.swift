#if os(Linux)
/// The functions of zlib that unpacking needs, in declarations of our own.
final class ZlibFunctions: Sendable {
  let inflateInit: @Sendable @convention(c) (UnsafeMutableRawPointer, Int32, UnsafePointer<CChar>, Int32) -> Int32
  let inflate: @Sendable @convention(c) (UnsafeMutableRawPointer, Int32) -> Int32
  let inflateReset: @Sendable @convention(c) (UnsafeMutableRawPointer) -> Int32
  let inflateEnd: @Sendable @convention(c) (UnsafeMutableRawPointer) -> Int32

  init(_ library: DynamicLibrary) throws(MissingFunction) {
    inflateInit = try library.function("inflateInit2_")
    inflate = try library.function("inflate")
    inflateReset = try library.function("inflateReset")
    inflateEnd = try library.function("inflateEnd")
  }
}

/// A `z_stream` that inflates. Its layout is part of what zlib 1 promises, and `inflateInit2_` checks its size.
struct ZlibStream {
  private static let size = 112
  private static let nextIn = 0
  private static let availableIn = 8
  private static let nextOut = 24
  private static let availableOut = 32

  private let functions: ZlibFunctions
  private let memory: UnsafeMutableRawPointer

  /// `windowBits` as zlib has it: 31 for gzip, 15 for zlib, -15 for neither's header. Nil when there is no memory.
  init?(_ functions: ZlibFunctions, windowBits: Int32) {
    self.functions = functions
    memory = .allocate(byteCount: Self.size, alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: Self.size)
    guard functions.inflateInit(memory, windowBits, "1.2.3", Int32(Self.size)) == 0 else {
      memory.deallocate()
      return nil
    }
  }

  func free() {
    _ = functions.inflateEnd(memory)
    memory.deallocate()
  }

  /// Begins anew, for what follows the end of a stream.
  func reset() -> Bool { functions.inflateReset(memory) == 0 }

  enum Outcome { case goesOn, ended, damaged }

  /// Unpacks from `input` to `output`; gives what was used of both.
  func run(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
  ) -> (used: Int, made: Int, Outcome) {
    let offered = UInt32(clamping: input.count)
    let room = UInt32(clamping: output.count)
    memory.storeBytes(of: input.baseAddress, toByteOffset: Self.nextIn, as: UnsafePointer<UInt8>?.self)
    memory.storeBytes(of: offered, toByteOffset: Self.availableIn, as: UInt32.self)
    memory.storeBytes(of: output.baseAddress, toByteOffset: Self.nextOut, as: UnsafeMutablePointer<UInt8>?.self)
    memory.storeBytes(of: room, toByteOffset: Self.availableOut, as: UInt32.self)
    let code = functions.inflate(memory, 0)
    let used = offered - memory.load(fromByteOffset: Self.availableIn, as: UInt32.self)
    let made = room - memory.load(fromByteOffset: Self.availableOut, as: UInt32.self)
    // `Z_BUF_ERROR` says only that nothing could be done with what there was.
    let outcome: Outcome = code == 1 ? .ended : code == 0 || code == -5 ? .goesOn : .damaged
    return (Int(used), Int(made), outcome)
  }
}
#endif
