import OpenAPI

extension PaginationRequest {
  /// A query parameter, header or body field that the caller can set.
  struct Input {
    let pointer: RequestPointer
    let name: String
    let schema: PageSchema?
    let defaultValue: Int?
    /// What the document says of it.
    let description: String?
    let isDeprecated: Bool
    /// The name as `folded` makes it.
    let foldedName: String

    init(
      pointer: RequestPointer, name: String, schema: PageSchema?, defaultValue: Int?, description: String? = nil,
      isDeprecated: Bool = false
    ) {
      self.pointer = pointer
      self.name = name
      self.schema = schema
      self.defaultValue = defaultValue
      self.description = description
      self.isDeprecated = isDeprecated
      foldedName = PaginationRequest.folded(name)
    }
  }
}

extension PaginationRequest.Input {
  var isInteger: Bool { schema?.isInteger ?? false }
  var isText: Bool { schema?.isText ?? false }

  /// Everything that is said of it, in lower case.
  var words: String {
    ([description] + (schema?.parts.map(\.schema.description) ?? [])).compactMap { $0?.lowercased() }
      .joined(separator: "\n")
  }

  /// Whether the document itself says that it is not to be used, or is not what its name says.
  var isDisowned: Bool {
    if isDeprecated || schema?.parts.contains(where: \.schema.deprecated) == true { return true }
    return PaginationWords.disown(words)
  }

  /// Whether it is a moment in time and no place in a list.
  var isMoment: Bool {
    if schema?.composed.formats.contains(where: ["date", "date-time", "time"].contains) == true { return true }
    return PaginationWords.speakOfTime(words)
  }

  /// A whole number, also one that the document calls a text.
  var isCount: Bool { isInteger || (isText && PaginationWords.speakOfNumbers(words)) }

  /// The largest whole number the input takes, where the document says it.
  var maximum: Int? {
    for part in schema?.parts ?? [] {
      guard let maximum = part.schema.constraints?.maximum, (1...1_000_000).contains(maximum.value),
        let number = Int(exactly: maximum.value)
      else { continue }
      return maximum.isExclusive ? number - 1 : number
    }
    return nil
  }

  /// Whether it may be less than zero, which no count of items is.
  var takesNegatives: Bool {
    schema?.parts.contains { ($0.schema.constraints?.minimum?.value ?? 0) < -1 } ?? false
  }

  /// The number of the first page as the document has it, by the default, the smallest value or the description.
  var firstPage: Int? {
    if let defaultValue, defaultValue == 0 || defaultValue == 1 { return defaultValue }
    for part in schema?.parts ?? [] {
      guard let minimum = part.schema.constraints?.minimum, !minimum.isExclusive else { continue }
      if minimum.value == 0 || minimum.value == 1 { return Int(minimum.value) }
    }
    return PaginationWords.firstPage(words)
  }
}
