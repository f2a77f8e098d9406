/// Where each operation of a document was published: its resource and its method.
struct PublishedCalls {
  /// The client's property by the index of the operation.
  private(set) var resources: [Int: String] = [:]
  private(set) var methods: [Int: String] = [:]

  init(_ published: PublishedNames, _ drafts: [OperationDraft]) {
    guard !published.calls.isEmpty else { return }
    for (index, draft) in drafts.enumerated() {
      let key = PublishedNames.key(of: draft.operation, isSecond: !draft.isFirst)
      guard let call = published.calls[key], let dot = call.lastIndex(of: ".") else { continue }
      resources[index] = String(call[..<dot])
      methods[index] = String(call[call.index(after: dot)...])
    }
  }
}
