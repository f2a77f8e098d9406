/// The way from the root of a JSON document to one of its values.
public struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  /// One step of a ``JSONPath``.
  public enum Component: Sendable, Hashable {
    /// Into an object, by a member's name.
    case member(String)
    /// Into an array, by a position from 0.
    case element(Int)
  }

  /// From the root on.
  public var components: [Component]

  /// The path of these steps.
  public init(_ components: [Component] = []) { self.components = components }

  /// `data[3].created_at`; empty at the root; names that are not plain words are quoted: `["odd name"]`.
  public var description: String {
    var text = ""
    for component in components {
      switch component {
      case .element(let index): text += "[\(index)]"
      case .member(let name) where Self.isPlain(name): text += text.isEmpty ? name : ".\(name)"
      case .member(let name): text += "[\(JSONValue.string(name))]"
      }
    }
    return text
  }

  /// The same as a JSON pointer (RFC 6901): `/data/3/created_at`.
  public var pointer: String {
    components.reduce(into: "") { text, component in
      switch component {
      case .element(let index): text += "/\(index)"
      case .member(let name):
        text += "/"
        for character in name.unicodeScalars {
          switch character {
          case "~": text += "~0"
          case "/": text += "~1"
          default: text.unicodeScalars.append(character)
          }
        }
      }
    }
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"):
          true
        default: byte >= 0x80
        }
      }
  }
}

/// The tokens of a JSON pointer (RFC 6901 §3 and §4).
enum JSONPointerToken {
  /// The unescaped tokens, or nil unless `pointer` is empty or begins with a slash.
  ///
  /// Works on bytes: a slash before a combining character is, to Swift's strings, no slash at all.
  static func tokens(_ pointer: String) -> [String]? {
    if pointer.isEmpty { return [] }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    return pointer.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      unescape(Substring($0))
    }
  }

  /// Undoes `~0` and `~1`.
  static func unescape(_ token: Substring) -> String {
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in token.utf8 {
      if isEscape {
        bytes.append(
          byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : byte)
        isEscape = false
      } else if byte == UInt8(ascii: "~") {
        isEscape = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Digits without a leading zero, or nil.
  static func arrayIndex(_ token: String) -> Int? {
    guard token == "0" || (token.utf8.first != UInt8(ascii: "0") && token.utf8.allSatisfy { $0 &- 48 < 10 }) else {
      return nil
    }
    return Int(token)
  }
}
