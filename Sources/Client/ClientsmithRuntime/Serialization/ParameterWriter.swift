/// Writes one parameter by RFC 6570's algorithm (section 3.2.1), for every style that OpenAPI has.
struct ParameterWriter {
  let expansion: Expansion
  let explode: Bool

  /// Appends the parameter; false, and nothing written, when its value is undefined.
  func write(_ name: String, _ content: ParameterContent, to out: inout [UInt8]) -> Bool {
    switch content {
    case .absent: return false
    case .text(let text), .literal(let text):
      out += expansion.first
      pair(expansion.isNamed ? name : nil, text, to: &out)
    case .list(let elements):
      let texts = ParameterContent.texts(of: elements)
      guard !texts.isEmpty else { return false }
      out += expansion.first
      list(name, texts, to: &out)
    case .members(let members):
      let members = members.filter { !$0.value.isUndefined }
      guard !members.isEmpty else { return false }
      out += expansion.first
      object(name, members, to: &out)
    }
    return true
  }

  private func list(_ name: String, _ texts: [String], to out: inout [UInt8]) {
    if !explode, expansion.isNamed { label(name, to: &out) }
    for (index, text) in texts.enumerated() {
      if index > 0 { out += explode ? expansion.separator : expansion.delimiter }
      if explode, expansion.isNamed {
        pair(name, text, to: &out)
      } else {
        URIText.append(text, keeping: expansion.kept, to: &out)
      }
    }
  }

  private func object(_ name: String, _ members: [ParameterContent.Member], to out: inout [UInt8]) {
    if !explode, expansion.isNamed { label(name, to: &out) }
    for (index, member) in members.enumerated() {
      if index > 0 { out += explode ? expansion.separator : expansion.delimiter }
      if explode {
        pair(member.name, member.value.flatText, to: &out)
      } else {
        URIText.append(member.name, keeping: expansion.kept, to: &out)
        out += expansion.delimiter
        URIText.append(member.value.flatText, keeping: expansion.kept, to: &out)
      }
    }
  }

  /// `name=` before a value that is not exploded.
  private func label(_ name: String, to out: inout [UInt8]) {
    URIText.append(name, keeping: expansion.kept, to: &out)
    out.append(UInt8(ascii: "="))
  }

  @inline(never)
  private func pair(_ name: String?, _ text: String, to out: inout [UInt8]) {
    if let name {
      URIText.append(name, keeping: expansion.kept, to: &out)
      if text.isEmpty && !expansion.hasEqualsWhenEmpty { return }
      out.append(UInt8(ascii: "="))
    }
    URIText.append(text, keeping: expansion.kept, to: &out)
  }
}

extension ParameterWriter {
  /// Appends `deepObject` pairs, joined by `&`: `name[a][b]=1&name[c][]=2`; false when there is nothing to write.
  static func writeDeep(
    _ name: String, _ content: ParameterContent, keeping kept: URIText.Kept, to out: inout [UInt8]
  ) -> Bool {
    var prefix: [UInt8] = []
    URIText.append(name, keeping: kept, to: &prefix)
    let start = out.count
    deep(prefix, content, keeping: kept, start: start, to: &out)
    return out.count > start
  }

  private static func deep(
    _ prefix: [UInt8], _ content: ParameterContent, keeping kept: URIText.Kept, start: Int, to out: inout [UInt8]
  ) {
    switch content {
    case .absent: return
    case .text(let text), .literal(let text):
      if out.count > start { out.append(UInt8(ascii: "&")) }
      out += prefix
      out.append(UInt8(ascii: "="))
      URIText.append(text, keeping: kept, to: &out)
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        // An element with parts needs its position, or the parts of two elements would run into one.
        let key = element.isStructure ? "[\(index)]" : "[]"
        deep(prefix + bracketed(key, keeping: kept), element, keeping: kept, start: start, to: &out)
      }
    case .members(let members):
      for member in members {
        deep(
          prefix + bracketed("[\(member.name)]", keeping: kept), member.value, keeping: kept, start: start, to: &out)
      }
    }
  }

  private static func bracketed(_ key: String, keeping kept: URIText.Kept) -> [UInt8] {
    var out: [UInt8] = []
    URIText.append(key, keeping: kept, to: &out)
    return out
  }
}
