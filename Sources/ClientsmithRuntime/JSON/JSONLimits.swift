/// How much JSON the reader accepts.
public struct JSONLimits: Sendable, Hashable {
  /// Arrays and objects inside each other; 512 unless told.
  public var depth: Int
  /// Bytes of the whole text; at most 4 GiB, and 256 MiB for one string or number.
  public var bytes: Int

  public init(depth: Int = 512, bytes: Int = 0xFFFF_FFF0) {
    self.depth = depth
    self.bytes = bytes
  }

  public static let `default` = JSONLimits()
}
