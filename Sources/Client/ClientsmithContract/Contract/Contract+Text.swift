extension Contract {
  /// Why a text is no contract.
  public struct Unreadable: Error, Hashable, CustomStringConvertible {
    /// Counted from 1.
    public var line: Int

    /// In words.
    public var description: String { "line \(line) is not one of a contract, or of one that another version wrote" }
  }

  /// The first line of every text of a contract.
  private static var title: String { "clientsmith contract 1" }

  /// A line for each fact, its fields separated by tabs: what a client carries.
  public var text: String {
    var lines = [Self.title]
    var files: [String: Int] = [:]
    func words(_ place: Place) -> [String] {
      if files[place.file] == nil {
        files[place.file] = files.count
        lines.append("f\t" + Self.escaped(place.file))
      }
      return [String(files[place.file] ?? 0), String(place.line), String(place.column)]
    }
    func add(_ fields: [String]) { lines.append(fields.map(Self.escaped).joined(separator: "\t")) }
    for operation in operations {
      let place = words(operation.place)
      add(
        ["o", operation.id, operation.method, operation.path, operation.pointer] + place + [
          operation.isDeprecated ? "1" : "0"
        ])
      for response in operation.responses {
        let place = words(response.place)
        add(["r", response.status, response.pointer] + place)
        for content in response.contents { add(["c", content.mediaType, content.schema.map(String.init) ?? ""]) }
      }
    }
    for schema in schemas {
      let place = words(schema.place)
      let additional =
        switch schema.additional {
        case .unsaid: ""
        case .open: "*"
        case .schema(let index): String(index)
        }
      add(
        ["s", schema.pointer] + place + [
          String(schema.kinds.rawValue), schema.isNullable ? "1" : "0", additional, schema.items.map(String.init) ?? "",
        ])
      for property in schema.properties {
        add(["p", property.name, String(property.schema), property.isRequired ? "1" : "0"])
      }
      if !schema.required.isEmpty { add(["q"] + schema.required) }
      if !schema.values.isEmpty { add(["v"] + schema.values) }
      if !schema.parts.isEmpty { add(["a"] + schema.parts.map(String.init)) }
      if !schema.variants.isEmpty { add(["x"] + schema.variants.map(String.init)) }
      if let name = schema.discriminator {
        add(["d", name] + schema.mapping.sorted { $0.key < $1.key }.flatMap { [$0.key, String($0.value)] })
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A contract that was generated. One of another version of the tool than the library's is a contract of nothing that says
  /// so in ``unreadable``: `ContractObserver` reports it.
  public init(generated text: String) {
    do throws(Unreadable) {
      self = try Contract(text: text)
    } catch {
      self = Contract()
      unreadable = error
    }
  }

  /// Reads what ``text`` writes.
  public init(text: String) throws(Unreadable) {
    var files: [String] = []
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true) {
      number += 1
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        Self.plain(String(Substring($0)))
      }
      if number == 1 {
        guard fields == [Self.title] else { throw Unreadable(line: 1) }
        continue
      }
      guard take(fields, &files) else { throw Unreadable(line: number) }
    }
    guard number > 0, isSound else { throw Unreadable(line: number) }
  }

  /// Takes one line; false where it is none.
  private mutating func take(_ fields: [String], _ files: inout [String]) -> Bool {
    func place(_ index: Int) -> Place? {
      guard fields.count > index + 2, let file = Int(fields[index]), files.indices.contains(file),
        let line = Int(fields[index + 1]), let column = Int(fields[index + 2])
      else { return nil }
      return Place(file: files[file], line: line, column: column)
    }
    switch fields[0] {
    case "f" where fields.count == 2: files.append(fields[1])
    case "o" where fields.count == 9:
      guard let place = place(5) else { return false }
      operations.append(
        Operation(
          id: fields[1], method: fields[2], path: fields[3], pointer: fields[4], place: place,
          isDeprecated: fields[8] == "1"))
    case "r" where fields.count == 6:
      guard let place = place(3), !operations.isEmpty else { return false }
      operations[operations.count - 1].responses.append(Response(status: fields[1], pointer: fields[2], place: place))
    case "c" where fields.count == 3:
      guard let last = operations.last, !last.responses.isEmpty else { return false }
      operations[operations.count - 1].responses[last.responses.count - 1].contents.append(
        Content(mediaType: fields[1], schema: Int(fields[2])))
    case "s" where fields.count == 9:
      guard let place = place(2), let kinds = UInt8(fields[5]) else { return false }
      var schema = Schema(pointer: fields[1], place: place)
      schema.kinds = ContractKinds(rawValue: kinds)
      schema.isNullable = fields[6] == "1"
      schema.additional = fields[7] == "*" ? .open : Int(fields[7]).map { .schema($0) } ?? .unsaid
      schema.items = Int(fields[8])
      schemas.append(schema)
    default:
      guard !schemas.isEmpty else { return false }
      return schemas[schemas.count - 1].take(fields)
    }
    return true
  }

  /// Whether every position leads to a schema.
  private var isSound: Bool {
    let all = schemas.indices
    let used = operations.flatMap(\.responses).flatMap(\.contents).compactMap(\.schema)
    return used.allSatisfy(all.contains)
      && schemas.allSatisfy { schema in
        var positions = schema.properties.map(\.schema) + schema.parts + schema.variants + schema.mapping.values
        if case .schema(let index) = schema.additional { positions.append(index) }
        if let items = schema.items { positions.append(items) }
        return positions.allSatisfy(all.contains)
      }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 < 0x20 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      // So that the text can stand between quotation marks.
      case "\"": result += "\\q"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return text }
    var result = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      if !isEscape, scalar == "\\" {
        isEscape = true
        continue
      }
      let plain: Unicode.Scalar =
        switch scalar {
        case "t" where isEscape: "\t"
        case "n" where isEscape: "\n"
        case "r" where isEscape: "\r"
        case "q" where isEscape: "\""
        default: scalar
        }
      result.unicodeScalars.append(plain)
      isEscape = false
    }
    return result
  }
}

extension Contract.Schema {
  /// Takes a line that says more of the schema; false where it is none.
  fileprivate mutating func take(_ fields: [String]) -> Bool {
    let rest = fields.dropFirst()
    let positions = rest.compactMap { Int($0) }
    switch fields[0] {
    case "p" where fields.count == 4:
      guard let schema = Int(fields[2]) else { return false }
      properties.append(Contract.Property(name: fields[1], schema: schema, isRequired: fields[3] == "1"))
    case "q": required = Array(rest)
    case "v": values = Array(rest)
    case "a" where positions.count == rest.count: parts = positions
    case "x" where positions.count == rest.count: variants = positions
    case "d" where fields.count % 2 == 0:
      discriminator = fields[1]
      for index in stride(from: 2, to: fields.count, by: 2) {
        guard let position = Int(fields[index + 1]) else { return false }
        mapping[fields[index]] = position
      }
    default: return false
    }
    return true
  }
}
