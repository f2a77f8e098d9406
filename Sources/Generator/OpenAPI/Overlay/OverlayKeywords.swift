/// The fixed keys of the Overlay Object.
package enum OverlayKeyword: String, Keyword {
  case overlay, info, extends, actions

  package static let object = "Overlay Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .all }
  package var use: KeywordUse {
    switch self {
    case .info: .ignored("it says who wrote the overlay, which changes nothing")
    case .extends: .ignored("the configuration says which document an overlay is for")
    case .overlay, .actions: .used
    }
  }
}

/// The fixed keys of the Action Object.
package enum OverlayActionKeyword: String, Keyword {
  case target, description, update, copy, remove

  package static let object = "Action Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .all }
  package var use: KeywordUse {
    self == .description ? .ignored("it is for the overlay's authors") : .used
  }
}
