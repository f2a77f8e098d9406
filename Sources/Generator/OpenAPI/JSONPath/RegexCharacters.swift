/// What one place of an I-Regexp accepts: a character, a class, or any character but a line break.
struct RegexCharacters {
  enum Member {
    case range(ClosedRange<UInt32>)
    /// `\p{Lu}` or `\p{L}`, by the short names of the categories.
    case category(String, isNegated: Bool)
  }

  var members: [Member]
  var isNegated = false

  /// `.`: anything but the two line breaks (RFC 9485, section 5.3).
  static let dot = RegexCharacters(members: [.range(0xA...0xA), .range(0xD...0xD)], isNegated: true)

  static func single(_ scalar: Unicode.Scalar) -> RegexCharacters {
    RegexCharacters(members: [.range(scalar.value...scalar.value)])
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    members.contains { Self.accepts($0, scalar) } != isNegated
  }

  private static func accepts(_ member: Member, _ scalar: Unicode.Scalar) -> Bool {
    switch member {
    case .range(let range): range.contains(scalar.value)
    case .category(let name, let isNegated):
      shortName(of: scalar.properties.generalCategory).hasPrefix(name) != isNegated
    }
  }

  /// The names of the categories that a pattern may use, one letter for a group of them.
  static let categories: Set<String> = [
    "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi",
    "Po", "Ps", "Z", "Zl", "Zp", "Zs", "S", "Sc", "Sk", "Sm", "So", "C", "Cc", "Cf", "Cn", "Co",
  ]

  private static func shortName(of category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
