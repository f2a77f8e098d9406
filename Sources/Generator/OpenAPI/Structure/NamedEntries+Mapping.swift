extension NamedEntries {
  /// The same names with other values.
  func mapValues(_ transform: (Value) -> Value) -> NamedEntries {
    isEmpty ? self : NamedEntries(entries.map { Entry(key: $0.key, value: transform($0.value)) })
  }
}
