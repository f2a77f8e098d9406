import Foundation
import Testing

/// What CONTRIBUTING.md tells newcomers to try has not been done yet, and what it points at is there.
@Suite struct ContributingTests {
  private let page: String

  init() throws { page = try Checkout.text("CONTRIBUTING.md") }

  @Test("The keyword of the first example is not told yet")
  func keyword() throws {
    #expect(page.contains("Say a number's `multipleOf` should be told"))
    #expect(
      !(try Checkout.text("Sources/Generator/ClientModel/Lowering/Documentation+Schema.swift")).contains("multipleOf"))
  }

  @Test("The flow of the second example is not there yet")
  func flow() throws {
    #expect(page.contains("`urn:ietf:params:oauth:grant-type:jwt-bearer`"))
    #expect(try Checkout.files("Sources/Client").allSatisfy { !$0.contains("grant-type:jwt-bearer") })
  }

  @Test("The template of the third example is not there yet")
  func template() throws {
    #expect(page.contains("`templates/swift/package-resource.mustache`"))
    #expect(!(try Checkout.names("templates/swift")).contains("package-resource.mustache"))
  }

  @Test("What else the page points at is there")
  func places() throws {
    for place in page.matches(of: #/`((?:Sources|Tests|templates|docs)/[^`*…]+)`/#).map({ String($0.1) })
    where place != "templates/swift/package-resource.mustache" {
      let path = Checkout.root.appendingPathComponent(place).path
      #expect(FileManager.default.fileExists(atPath: path), "\(place)")
    }
  }
}
