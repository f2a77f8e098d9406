/// What is called on the left, and what came of it on the right.
enum Transcript {
  private static let width = 46

  /// Begins a service's part.
  static func title(_ service: String, _ traits: String) {
    print("\n\(service): \(traits)\n")
  }

  /// A call and its result; text that is too long for the left takes a line of its own.
  static func show(_ call: String, _ result: String) {
    let call = "  \(call)"
    if call.count < width {
      print(call + String(repeating: " ", count: width - call.count) + result)
    } else {
      print(call + "\n" + String(repeating: " ", count: width) + result)
    }
  }
}

/// Something came out otherwise than it should.
struct Unexpected: Error, CustomStringConvertible {
  let description: String

  /// Ends the demo unless `holds`.
  static func unless(_ holds: Bool, _ description: String) throws {
    if !holds { throw Unexpected(description: description) }
  }
}

/// Makes one call many times at once and returns how many were answered.
func atOnce(_ count: Int, _ call: @escaping @Sendable (Int) async throws -> Void) async throws -> Int {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 0..<count {
      group.addTask { try await call(number) }
    }
    var answered = 0
    for try await _ in group { answered += 1 }
    return answered
  }
}
