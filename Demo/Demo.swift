import Foundation

/// Takes each of the four generated clients through a day at its service, which is simulated on this machine.
///
/// What it prints is the same each time. It ends with 1 when anything comes out otherwise than it should.
@main
enum Demo {
  private static let journeys: [@Sendable () async throws -> Void] = [
    FireHydrantJourney.run, FireflyJourney.run, FirstQuadrantJourney.run, BlueflyJourney.run,
  ]

  static func main() async {
    do {
      for journey in journeys { try await journey() }
    } catch {
      FileHandle.standardError.write(Data("\nThe demo failed: \(error)\n".utf8))
      exit(1)
    }
    print("\nAll four journeys ended as they should.")
  }
}
