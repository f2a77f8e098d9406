import ClientModel

/// How much of Foundation a file of generated code needs.
enum FoundationNeed: Int, Comparable {
  case none
  /// What `FoundationEssentials` has, where there is such a module: a static program for Linux is then without ICU, 40 MB of it.
  case essentials
  case all

  /// The most that any of several needs.
  static func of(_ needs: some Sequence<FoundationNeed>) -> FoundationNeed { needs.max() ?? .none }

  /// What several types need to be spelled.
  static func of(_ types: some Sequence<TypeReference>) -> FoundationNeed { of(types.lazy.map(\.foundation)) }

  /// The lines that import it, with a word of access.
  func imports(_ access: String) -> [String] {
    switch self {
    case .none: []
    case .essentials:
      [
        """
        #if canImport(FoundationEssentials)
        \(access)import FoundationEssentials
        #else
        \(access)import Foundation
        #endif
        """
      ]
    case .all: ["\(access)import Foundation"]
    }
  }

  static func < (one: FoundationNeed, other: FoundationNeed) -> Bool { one.rawValue < other.rawValue }
}
