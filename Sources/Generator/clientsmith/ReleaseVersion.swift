import ArgumentParser

/// The version of a release that another one follows.
enum ReleaseVersion {
  /// Refuses what is not three numbers, perhaps with a suffix (semver.org 2.0.0): of anything else no version follows.
  static func validate(_ text: String?) throws {
    guard let text else { return }
    let core = text.prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    let isVersion =
      numbers.count == 3
      && numbers.allSatisfy { (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isVersion else {
      throw ValidationError(
        "--propose-version takes the version of the last release, three numbers such as 1.4.0, not `\(text)`.")
    }
  }
}
