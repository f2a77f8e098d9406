/// The windows in which a mock counts requests.
struct MockLimits: Sendable {
  /// So many requests in so many seconds, for one group of operations or all.
  struct Window: Sendable {
    let requests: Int
    let seconds: Double
    /// nil: for everything that has no limits of its own and is not exempt.
    let group: String?
    var times: [Double] = []
  }

  var windows: [Window] = []

  /// The windows that a description declares.
  static func declared(in description: MockDescription) -> [Window] {
    description.limits.compactMap { window($0, group: nil) }
      + description.operations.flatMap { operation in
        operation.value.list("limits").compactMap { window($0, group: $0["group"]?.text ?? operation.id) }
      }
  }

  private static func window(_ value: MockValue, group: String?) -> Window? {
    guard let requests = value["requests"]?.int, let seconds = value["seconds"]?.double else { return nil }
    return Window(requests: requests, seconds: seconds, group: group)
  }

  /// Counts a request; gives the seconds until the next one is allowed where this one is not, and then counts nothing.
  mutating func admit(_ operation: MockedOperation, at now: Double) -> Double? {
    let group = operation.value.list("limits").first.map { $0["group"]?.text ?? operation.id }
    let concerned = windows.indices.filter { index in
      windows[index].group == nil ? operation.value["ignoresLimits"]?.isTrue != true : windows[index].group == group
    }
    var wait: Double?
    for index in concerned {
      let seconds = windows[index].seconds
      windows[index].times.removeAll { $0 <= now - seconds }
      if windows[index].times.count >= windows[index].requests, let oldest = windows[index].times.first {
        wait = max(wait ?? 0, oldest + seconds - now)
      }
    }
    if wait == nil { for index in concerned { windows[index].times.append(now) } }
    return wait
  }
}
