import Foundation
import Testing

/// Labels are written in the initialiser's order, which cannot change any more once callers have written them: it is the order in which
/// the type shows its properties.
@Suite struct InitializerOrderTests {
  @Test("The arguments of public initialisers stand in the order of the properties")
  func argumentsFollowProperties() throws {
    var count = 0
    for text in try Checkout.files("Sources/Client") {
      for type in text.matches(
        of:
          #/\n(?<indent> *)public (?:final )?(?:struct|class|actor) (?<name>\w+)[^\n]*\{(?<body>\n[\s\S]*?)\n\k<indent>\}\n/#
      ) {
        let indent = "\n\(type.indent)  public "
        let lines = String(type.body).components(separatedBy: indent).dropFirst()
        let properties = lines.compactMap {
          $0.firstMatch(of: #/^(?:\w+\(set\) )?(?:var|let) (\w+): /#).map { String($0.1) }
        }
        for line in lines where line.hasPrefix("init(") {
          guard let end = line.firstMatch(of: #/\)(?: throws)?\s*\{/#) else { continue }
          let arguments = line[..<end.range.lowerBound].matches(of: #/(?:\(|,|\n)\s*(?:_ )?(\w+)(?: \w+)?: /#)
          let shared = arguments.map { String($0.1) }.filter { properties.contains($0) }
          #expect(shared == properties.filter { shared.contains($0) }, "\(type.name)")
          count += 1
        }
      }
    }
    #expect(count > 80)
  }
}
