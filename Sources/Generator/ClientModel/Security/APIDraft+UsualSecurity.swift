extension APIDraft {
  /// The alternatives that more than half of the operations ask for that ask for anything; empty where there are none such.
  var usualSecurity: [SecurityRequirement] {
    let demands = operations.compactMap(\.operation.security).filter { !$0.isEmpty }
    var counts: [[SecurityRequirement]: Int] = [:]
    for demand in demands { counts[demand.map(\.withoutScopes), default: 0] += 1 }
    return counts.first { $0.value * 2 > demands.count }?.key ?? []
  }
}

extension SecurityRequirement {
  /// The same schemes, whatever their tokens may do.
  fileprivate var withoutScopes: SecurityRequirement {
    SecurityRequirement(schemes: schemes.map { Scheme(scheme: $0.scheme, scopes: []) })
  }
}
