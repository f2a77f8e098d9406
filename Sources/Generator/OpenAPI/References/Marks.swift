#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Rare keywords that a file's text holds: a look at its bytes spares all other documents what they cost.
struct Marks: OptionSet {
  let rawValue: UInt8

  /// `$id`: schemas may be resources of their own.
  static let identifiers = Marks(rawValue: 1)
  /// `$dynamicAnchor` or `$recursiveAnchor`: what a `$dynamicRef` means may depend on where it is reached from.
  static let dynamicAnchors = Marks(rawValue: 2)
}

extension Marks {
  init(_ bytes: [UInt8]) {
    var marks: Marks = []
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      var offset = 0
      while offset < bytes.count, let found = memchr(start + offset, 0x24, bytes.count - offset) {
        offset = UnsafeRawPointer(found) - start + 1
        if bytes[offset...].starts(with: "id".utf8) { marks.insert(.identifiers) }
        if bytes[offset...].starts(with: "dynamicAnchor".utf8) || bytes[offset...].starts(with: "recursiveAnchor".utf8)
        {
          marks.insert(.dynamicAnchors)
        }
      }
    }
    self = marks
  }
}
