/// What callers of a generated module can name: its types and their members, read from the generated files themselves, so
/// that a template, a configuration key or another version of the tool shows as much as a change of the document.
package struct SwiftSurface: Sendable {
  /// A type with its members, those of its extensions too.
  struct TypeEntry: Sendable {
    var symbol: SwiftSymbol
    var members: [SwiftSymbol] = []

    /// The members that a caller reaches by one name, in the order of the source.
    func members(named name: String, kind: SwiftSymbol.Kind, isStatic: Bool) -> [SwiftSymbol] {
      members.filter { $0.name == name && $0.kind == kind && $0.isStatic == isStatic }
    }
  }

  /// In the order in which the files and declarations come.
  private(set) var order: [String] = []
  private(set) var types: [String: TypeEntry] = [:]
  /// Functions, properties and aliases outside of types.
  private(set) var globals: [SwiftSymbol] = []
  /// How a caller reaches a resource from the client: `IssuesResource` by `issues`.
  private(set) var accessors: [String: String] = [:]
  /// The type that callers begin with, or nil where no file declares one.
  private(set) var client: String?

  /// Reads generated files, given by their paths in the client's folder.
  package init(files: [(path: String, contents: [UInt8])]) {
    var found: [(symbol: SwiftSymbol, access: SurfaceReader.Access)] = []
    for file in files where file.path.hasSuffix(".swift") {
      var reader = SurfaceReader(file.contents, file: file.path)
      found += reader.read()
    }
    // A module whose declarations are all internal is compiled into its caller's.
    let widest = found.map(\.access.rawValue).max() ?? 0
    let symbols = found.filter { $0.access.rawValue == widest }.map(\.symbol)
    for symbol in symbols where symbol.kind.isType {
      if types[symbol.path] == nil { order.append(symbol.path) }
      types[symbol.path] = TypeEntry(symbol: symbol)
    }
    for symbol in symbols where !symbol.kind.isType && !isCoding(symbol) {
      if symbol.owner.isEmpty { globals.append(symbol) } else { types[symbol.owner]?.members.append(symbol) }
    }
    client = order.first { types[$0]?.symbol.conformances.contains("APIClient") == true }
    findAccessors()
  }

  /// What generated code and the runtime call on each other, which is no caller's business. Told by types, never by names
  /// alone: a property may be called `json`, `blank` or `connection`.
  private func isCoding(_ symbol: SwiftSymbol) -> Bool {
    switch symbol.kind {
    case .function, .initializer:
      symbol.arguments.contains { argument in
        argument.type.hasPrefix("inout ") || argument.type.hasPrefix("borrowing JSONReader")
          || ["JSONBlank", "any Decoder", "Connection", "ProblemKind?"].contains(argument.type)
      }
    case .property:
      symbol.name == "connection" && symbol.type == "Connection"
        || symbol.name == "isKnown" && symbol.type == "Bool" && types[symbol.owner]?.symbol.kind == .enumeration
    default: false
    }
  }

  private mutating func findAccessors() {
    guard let client else { return }
    var queue = [(type: client, path: "")]
    while !queue.isEmpty {
      let (type, path) = queue.removeFirst()
      for member in types[type]?.members ?? [] where member.kind == .property && !member.isStatic {
        guard let target = member.type, accessors[target] == nil,
          types[target]?.symbol.conformances.contains("APIResource") == true
        else { continue }
        let name = path.isEmpty ? member.name : path + "." + member.name
        accessors[target] = name
        queue.append((target, name))
      }
    }
  }

  /// What a caller writes to get at a symbol: `issues.list(state:)`, `Pet.age`.
  func spelling(of symbol: SwiftSymbol) -> String {
    if symbol.kind.isType { return symbol.path }
    if symbol.owner == client {
      return symbol.isStatic || symbol.kind == .typeAlias ? "\(symbol.owner).\(symbol.fullName)" : symbol.fullName
    }
    if let accessor = accessors[symbol.owner] { return "\(accessor).\(symbol.fullName)" }
    return symbol.owner.isEmpty ? symbol.fullName : "\(symbol.owner).\(symbol.fullName)"
  }
}
