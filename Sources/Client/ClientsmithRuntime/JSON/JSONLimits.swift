/// How much JSON the reader accepts.
public struct JSONLimits: Sendable, Hashable {
  /// Arrays and objects inside each other; 128 unless told.
  public var depth: Int
  /// Bytes of the whole text; at most 4 GiB, and 256 MiB for one string or number.
  public var bytes: Int

  /// Limits of one's own. Models are read with recursion, and what one level takes of the stack grows with its members:
  /// 128 levels fit into the 512 KB that Apple's worker threads have, for models of any size that was tried.
  public init(depth: Int = 128, bytes: Int = JSONLimits.mostBytes) {
    self.depth = depth
    self.bytes = bytes
  }

  /// Offsets and tape indices take 32 bits, and a text of n bytes makes fewer than n + 2 tape words.
  @usableFromInline static let mostBytes = Int(clamping: UInt32.max - 15)

  /// 128 levels, 4 GiB.
  public static let `default` = JSONLimits()
}
