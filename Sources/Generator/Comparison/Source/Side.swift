import Diagnostics

/// One of the two clients that are compared: what callers see of it, and what that stands for in its document.
struct Side {
  let surface: SwiftSurface
  let identities: ClientIdentities
  let scope: TypeScope

  init(_ surface: SwiftSurface, _ identities: ClientIdentities) {
    self.surface = surface
    self.identities = identities
    scope = TypeScope(surface: surface)
  }

  func type(_ text: String?, of symbol: SwiftSymbol) -> String {
    scope.qualified(text ?? "Void", in: symbol.owner)
  }

  /// The operation that a method calls.
  func method(_ symbol: SwiftSymbol) -> ClientIdentities.MethodIdentity? {
    symbol.kind == .function ? identities.methods["\(symbol.owner).\(symbol.name)"] : nil
  }

  /// What a symbol is by its place in the document.
  func key(of symbol: SwiftSymbol, argument: String? = nil) -> DocumentKey {
    if let method = method(symbol) {
      guard let argument else { return .operation(method.operation) }
      if let parameter = method.parameters[argument] {
        return .parameter(operation: method.operation, place: parameter.place, name: parameter.name)
      }
      return .body(operation: method.operation)
    }
    if let argument, let type = identities.types[symbol.owner], let name = type.wireNames[argument] {
      return .property(schema: type.pointer, name: name)
    }
    if symbol.kind.isType, let type = identities.types[symbol.path] { return .schema(type.pointer) }
    if let type = identities.types[symbol.owner], let name = type.wireNames[symbol.name] {
      return symbol.isStatic
        ? .value(schema: type.pointer, value: name) : .property(schema: type.pointer, name: name)
    }
    if symbol.isStatic, symbol.owner.hasSuffix(".Server"), let url = identities.servers[symbol.name] {
      return .server(url)
    }
    return .symbol(symbol.kind.isType ? symbol.path : "\(symbol.owner).\(symbol.fullName)")
  }

  func location(of symbol: SwiftSymbol) -> SourceLocation? {
    if let method = method(symbol) { return method.location }
    if symbol.kind == .typeAlias, let type = symbol.type {
      // An alias of a generic type of the runtime stands for the model that it is given.
      let names = type.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
      if let known = names.lazy.compactMap({ identities.types[String($0)]?.location }).first { return known }
    }
    return identities.types[symbol.kind.isType ? symbol.path : symbol.owner]?.location
  }

  /// The resource or type that changes of the symbol are listed under.
  func group(of symbol: SwiftSymbol) -> String {
    let owner = symbol.kind.isType ? symbol.path : symbol.owner
    return surface.accessors[owner] ?? (owner.isEmpty ? symbol.name : owner)
  }
}
