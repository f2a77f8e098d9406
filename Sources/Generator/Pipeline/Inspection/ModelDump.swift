import ClientModel
import Diagnostics

/// Prints the model as JSON: every property of every value under its own name, which is what templates are written against.
///
/// It reads the values by reflection, so that what the model gains appears here without anybody's doing.
package enum ModelDump {
  package static func json(of api: API) -> OrderedJSON { value(api) }

  private static func value(_ any: Any) -> OrderedJSON {
    switch any {
    case let text as String: return .string(text)
    case let flag as Bool: return .boolean(flag)
    case let number as Int: return .integer(number)
    case let number as Double: return .string("\(number)")
    case let location as SourceLocation: return .string("\(location.file):\(location.line):\(location.column)")
    case let id as DeclarationID: return .integer(id.index)
    case let usage as Usage: return words(of: usage)
    default: break
    }
    let mirror = Mirror(reflecting: any)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { value($0.value) } ?? .null
    case .collection, .set: return .array(mirror.children.map { value($0.value) })
    case .dictionary: return dictionary(mirror)
    case .enum: return enumeration(any, mirror)
    case .tuple where mirror.children.count == 1: return mirror.children.first.map { value($0.value) } ?? .null
    default: return object(mirror)
    }
  }

  /// A set of bits would show nothing by reflection.
  private static func words(of usage: Usage) -> OrderedJSON {
    let words = [(Usage.request, "request"), (.response, "response")].filter { usage.contains($0.0) }
    return .array(words.map { .string($0.1) })
  }

  private static func object(_ mirror: Mirror) -> OrderedJSON {
    var members: [OrderedJSON.Member] = []
    for (position, child) in mirror.children.enumerated() {
      let name = child.label.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 } ?? String(position)
      let value = value(child.value)
      if value != .null { members.append(.init(name, value)) }
    }
    return .object(members)
  }

  /// A case without values is its name, one with values an object of it.
  private static func enumeration(_ any: Any, _ mirror: Mirror) -> OrderedJSON {
    guard let child = mirror.children.first else { return .string("\(any)") }
    return .object([.init(child.label ?? "", value(child.value))])
  }

  private static func dictionary(_ mirror: Mirror) -> OrderedJSON {
    let members = mirror.children.compactMap { child -> OrderedJSON.Member? in
      let pair = Array(Mirror(reflecting: child.value).children)
      guard pair.count == 2 else { return nil }
      return .init("\(pair[0].value)", value(pair[1].value))
    }
    return .object(members.sorted { $0.name < $1.name })
  }
}
