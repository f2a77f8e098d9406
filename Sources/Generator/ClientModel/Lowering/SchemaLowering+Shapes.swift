import Diagnostics
import OpenAPI
import YAML

extension SchemaLowering {
  /// The type of what a composed schema describes; `early` is told a declaration's type before its parts are lowered.
  func lower(
    _ composed: ComposedSchema, of schema: OpenAPI.Schema, _ seed: NameSeed, early: (Lowered) -> Void
  ) -> Lowered {
    var lowered = shape(of: composed, schema, seed, early)
    // `null` beside a `const` is no value, whatever `type` says.
    lowered.isNullable = lowered.isNullable || composed.allowsNull && composed.constant == nil
    lowered.isReadOnly = composed.isReadOnly
    lowered.isWriteOnly = composed.isWriteOnly
    return lowered
  }

  private func shape(
    of composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed, _ early: (Lowered) -> Void
  ) -> Lowered {
    if let constant = composed.constant { return lowerConstant(constant, composed) }
    if let enumeration = composed.enumeration, let lowered = lowerEnumeration(enumeration, composed, schema, seed) {
      return lowered
    }
    if let lowered = lowerChoices(of: composed, schema, seed, early) { return lowered }
    if let lowered = lowerInheritance(composed, schema, seed, early) { return lowered }
    let types = composed.types ?? inferredTypes(of: composed)
    switch types {
    case .object: return lowerObject(composed, schema, seed, early)
    case .array: return lowerArray(composed, schema, seed)
    case .string: return Lowered(type: .builtIn(stringType(composed)))
    case .integer: return Lowered(type: .builtIn(integerType(composed.formats, default: schema.defaultValue)))
    case .number: return Lowered(type: .builtIn(numberType(composed.formats)))
    case .boolean: return Lowered(type: .builtIn(.boolean))
    case []: return Lowered(type: schema.isOnlyNull ? .builtIn(.null) : .json)
    default: return lowerTypes(types, composed, schema, seed, early)
    }
  }

  /// What a schema without `type` must mean, judged by its other keywords.
  private func inferredTypes(of composed: ComposedSchema) -> SchemaTypes {
    if !composed.properties.isEmpty || composed.additional != nil || !composed.patternProperties.isEmpty {
      return .object
    }
    if !composed.items.isEmpty || !composed.prefixItems.isEmpty { return .array }
    if let format = composed.formats.first {
      if ["int32", "int64", "integer"].contains(format) { return .integer }
      if ["float", "double", "number"].contains(format) { return .number }
      if Self.textFormats.contains(format) { return .string }
    }
    if composed.isTextLike { return .string }
    if composed.isNumberLike { return .number }
    return []
  }

  private static let textFormats: Set<String> = [
    "date-time", "date", "time", "duration", "uuid", "uri", "url", "email", "hostname", "ipv4", "ipv6", "byte",
    "binary",
    "password", "string",
  ]

  // MARK: Scalars

  private func stringType(_ composed: ComposedSchema) -> BuiltInType {
    if composed.isBase64 { return .base64 }
    for format in composed.formats {
      switch format.lowercased() {
      case "date-time", "datetime", "date_time", "timestamp-rfc3339": return .dateTime
      case "date", "full-date": return .date
      case "time": return .time
      case "duration": return .duration
      case "uuid", "guid": return .uuid
      case "byte", "base64": return .base64
      default: continue
      }
    }
    return .string
  }

  private func integerType(_ formats: [String], default value: Node?) -> BuiltInType {
    for format in formats {
      switch format.lowercased() {
      case "int32", "int16", "int8", "uint8", "uint16": return .integer
      case "int64", "long", "uint32": return .int64
      case "uint64": return .uint64
      case "bigint", "biginteger", "int128", "uint128": return .bigInteger
      default: continue
      }
    }
    // A literal that an `Int` of 32 bits, as watches have it, does not hold.
    return value.flatMap { Self.literal($0, types: .integer) }?.isWide == true ? .int64 : .integer
  }

  private func numberType(_ formats: [String]) -> BuiltInType {
    for format in formats {
      switch format.lowercased() {
      case "float": return .float
      case "decimal", "bigdecimal", "money", "currency": return .decimal
      case "int32": return .integer
      case "int64": return .int64
      case "integer": return .integer
      default: continue
      }
    }
    return .double
  }

  // MARK: Containers

  private func lowerArray(_ composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed) -> Lowered {
    // `items: false` beside `prefixItems` describes no element: it ends the list.
    let items = composed.items.filter { $0.schema.boolean != false }
    guard !items.isEmpty else {
      guard let first = composed.prefixItems.first else { return Lowered(type: .array(.json)) }
      let types = composed.prefixItems.map { lower($0, seed.appending(["element"])).element }
      let lowered = lower(first, seed.appending(["element"])).element
      return Lowered(type: .array(types.allSatisfy { $0 == lowered } ? lowered : .json))
    }
    let item = seed.element
    let element = lower(items, item)
    if !composed.prefixItems.isEmpty {
      let types = composed.prefixItems.map { lower($0, item).element }
      if types.contains(where: { $0 != element.element }) { return Lowered(type: .array(.json)) }
    }
    return Lowered(type: .array(element.element))
  }

  /// A dictionary's type, where an object has no properties of its own.
  func dictionary(_ composed: ComposedSchema, _ seed: NameSeed) -> TypeReference? {
    let value = seed.element
    var types: [TypeReference] = []
    if let additional = composed.additional { types.append(lower(additional, value).element) }
    for pattern in composed.patternProperties { types.append(lower(pattern, value).element) }
    guard let first = types.first else { return nil }
    return types.allSatisfy { $0 == first } ? first : .json
  }
}
