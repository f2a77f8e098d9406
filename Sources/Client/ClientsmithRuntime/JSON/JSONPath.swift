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
