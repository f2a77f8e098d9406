import Foundation
import Testing

/// Labels are written in the initialiser's order, which cannot change any more once callers have written them: where nothing speaks for
/// another, it is the order in which the page of the type shows the properties.
@Suite struct InitializerOrderTests {
  @Test(
    "An initialiser's arguments stand in the order of the properties",
    arguments: [
      "Core/Connection/ClientConfiguration.swift", "Core/Call/RequestOptions.swift", "Core/Call/Response.swift",
      "Core/Call/RawBody.swift", "Core/Call/CallWrapper.swift", "Core/Call/CallEvent.swift",
    ])
  func argumentsFollowProperties(file: String) throws {
    let text = try Checkout.text("Sources/Client/ClientsmithRuntime/\(file)")
    for type in text.components(separatedBy: "\npublic struct ").dropFirst() {
      let body = type.components(separatedBy: "\n}\n")[0]
      let properties = body.matches(of: #/\n  public (?:var|let) (\w+): [^{\n]*(?:\{\n|\n)/#).map { String($0.1) }
      guard let initializer = body.firstMatch(of: #/\n  public init\((?<arguments>[\s\S]*?)\)(?: \{|\n  \{)/#) else {
        continue
      }
      let arguments = initializer.arguments.matches(of: #/(\w+): /#).map { String($0.1) }
      let shared = arguments.filter { properties.contains($0) }
      #expect(shared == properties.filter { arguments.contains($0) }, "\(type.prefix { $0 != "\n" })")
      #expect(!shared.isEmpty)
    }
  }
}
