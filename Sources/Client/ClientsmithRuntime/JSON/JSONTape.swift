/// One word of a parsed document: what stands where.
///
/// A scalar or a member name takes one word: `tag:4 | length:28 | offset:32`, both counted in bytes of the document and, for
/// strings, without the quotes. An array or object takes two, the first with its number of children in place of the
/// length, the second `next:32 | end:32`: the tape index after the last descendant, and the offset after the
/// closing bracket. Children follow their container in document order; members are a name word and then the value.
struct TapeWord {
  var bits: UInt64

  enum Tag: UInt64 {
    case null, yes, no, integer, decimal, string, escapedString, array, object
    /// An object in which a member name occurs twice; see ``JSONDocument/find``.
    case objectWithDuplicates
  }

  static let lengthLimit = 1 << 28

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  @inline(__always) init(_ tag: Tag, offset: Int, length: Int) {
    bits = tag.rawValue &<< 60 | UInt64(truncatingIfNeeded: length) &<< 32 | UInt64(truncatingIfNeeded: offset)
  }

  /// The second word of a container.
  @inline(__always) init(next: Int, end: Int) {
    bits = UInt64(truncatingIfNeeded: next) &<< 32 | UInt64(truncatingIfNeeded: end)
  }

  @inline(__always) var rawTag: UInt64 { bits &>> 60 }
  @inline(__always) var offset: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }
  @inline(__always) var length: Int { Int(truncatingIfNeeded: (bits &>> 32) & 0xFFF_FFFF) }
  @inline(__always) var next: Int { Int(truncatingIfNeeded: bits &>> 32) }
  @inline(__always) var end: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }
  @inline(__always) func `is`(_ tag: Tag) -> Bool { rawTag == tag.rawValue }
  @inline(__always) var isString: Bool { rawTag == Tag.string.rawValue || rawTag == Tag.escapedString.rawValue }
  @inline(__always) var isNumber: Bool { rawTag == Tag.integer.rawValue || rawTag == Tag.decimal.rawValue }
  @inline(__always) var isObject: Bool { rawTag >= Tag.object.rawValue }
  @inline(__always) var isContainer: Bool { rawTag >= Tag.array.rawValue }

  var kind: JSONKind {
    switch Tag(rawValue: rawTag) {
    case .yes, .no: .boolean
    case .integer, .decimal: .number
    case .string, .escapedString: .string
    case .array: .array
    case .object, .objectWithDuplicates: .object
    case .null, nil: .null
    }
  }
}
