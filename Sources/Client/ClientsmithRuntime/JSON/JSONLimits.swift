/// How much JSON the reader accepts.
public struct JSONLimits: Sendable, Hashable {
  /// Arrays and objects inside each other; 512 unless told.
  public var depth: Int
  /// Bytes of the whole text; at most 4 GiB, and 256 MiB for one string or number.
  public var bytes: Int

  /// Limits of one's own. Deep trees are read with recursion: many thousand levels need a large stack.
  public init(depth: Int = 512, bytes: Int = JSONLimits.mostBytes) {
    self.depth = depth
    self.bytes = bytes
  }

  /// Offsets and tape indices take 32 bits, and a text of n bytes makes fewer than n + 2 tape words.
  @usableFromInline static let mostBytes = Int(clamping: UInt32.max - 15)

  /// 512 levels, 4 GiB.
  public static let `default` = JSONLimits()
}
