import Testing

/// Which module may know which: the page says it, and the sources keep to it.
@Suite struct ModuleRuleTests {
  private let rules: ModuleRules
  /// What comes with a system or a toolchain.
  private let system: Set<String> = [
    "Android", "AuthenticationServices", "CoreFoundation", "CryptoKit", "Darwin", "Dispatch", "Foundation",
    "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Glibc", "Musl", "Network", "Observation",
    "Security",
    "Synchronization", "UniformTypeIdentifiers", "WinSDK", "os",
  ]

  init() throws {
    rules = ModuleRules(page: try Checkout.text("docs/architecture.md"))
  }

  @Test func everyModuleIsOnThePageAndOnItsFloor() throws {
    let onDisk = try ["Generator", "Client"].flatMap { floor in
      try Checkout.names("Sources/\(floor)").map { "\(floor)/\($0)" }
    }
    let onPage = rules.rules.filter { $0.module != "Templates" }.map { "\($0.floor)/\($0.module)" }
    #expect(Set(onPage) == Set(onDisk))
    #expect(onPage.count == Set(onPage).count)
  }

  @Test func noModuleImportsWhatItsRowDoesNotName() throws {
    for rule in rules.rules {
      let folder = rule.module == "Templates" ? "templates" : "Sources/\(rule.floor)/\(rule.module)"
      for (module, file) in try Checkout.imports(of: folder) where !system.contains(module) {
        #expect(
          rule.imports.contains(module),
          "\(rule.module)/\(file) imports \(module): change the code, or the row in docs/architecture.md with a reason")
      }
    }
  }

  @Test func arrowsRunOneWay() {
    for rule in rules.rules {
      for other in rule.imports.compactMap({ rules.rule(of: $0) }) {
        #expect(!reaches(other, rule.module), "\(rule.module) and \(other.module) know each other")
        #expect(other.floor == rule.floor, "\(rule.module) reaches from one floor to the other, for \(other.module)")
      }
    }
  }

  @Test func theRuntimeStaysLight() throws {
    let runtime = try #require(rules.rule(of: "ClientsmithRuntime"))
    #expect(runtime.imports == ["HTTPTypes", "Logging"])
  }

  /// Whether a module knows another, itself or through those that it knows.
  private func reaches(_ rule: ModuleRules.Rule, _ module: String) -> Bool {
    rule.imports.contains(module) || rule.imports.compactMap { rules.rule(of: $0) }.contains { reaches($0, module) }
  }
}
