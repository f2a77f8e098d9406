import OpenAPI

/// What a declaration is called by its author, and where it was found, until the naming pass has seen the whole API.
struct NameSeed: Hashable {
  /// Where something stands that is part of no other declaration.
  enum Place: Hashable {
    /// Beside the components.
    case module
    /// In the client: what several resources share.
    case client
    /// In the resource of an operation, by the operation's id.
    case operation(String)
  }

  /// What the words say by themselves.
  enum Role: Hashable {
    /// They are a name: of a property, a parameter, a variant.
    case name
    /// They are the kind of a thing that its operation names: `body`, `response`.
    case kind
    /// The element of the list that an operation answers with: the operation's noun says what it is.
    case element
  }

  /// The schema's own name: a key of `components.schemas` or of a file.
  var component: String?
  /// The declaration this one was found in; nil where `place` says it.
  var owner: DeclarationID?
  var place = Place.module
  var words: [String]
  var role = Role.name
  /// The wanted name itself, where it is not made of words.
  var literal: String?
  /// The way from the owner or the place, in the document's own words: it moves only with what it names.
  var step = ""

  static func component(_ name: String) -> NameSeed {
    NameSeed(component: name, words: WordSplitter.words(of: name))
  }

  /// Something found in a declaration; `step` is its key there where the words are not all of it.
  static func words(_ words: [String], in owner: DeclarationID, step: String? = nil) -> NameSeed {
    NameSeed(component: nil, owner: owner, words: words, step: step ?? words.joined(separator: "-"))
  }

  /// Something that an operation sends or reads.
  static func operation(_ id: String, _ words: [String], role: Role = .name, step: String? = nil) -> NameSeed {
    NameSeed(
      component: nil, place: .operation(id), words: words, role: role, step: step ?? words.joined(separator: "-"))
  }

  /// Something that no single operation has.
  static func shared(_ words: [String], in place: Place = .client) -> NameSeed {
    NameSeed(component: nil, place: place, words: words, step: words.joined(separator: "-"))
  }

  /// The way to something inside: from a component that is no declaration, a list for instance, it begins with its name.
  private var way: String { step.isEmpty ? component ?? "" : step }

  /// The seed of something inside what this seed names, before that has become a declaration.
  func appending(_ more: [String]) -> NameSeed {
    var seed = self
    seed.component = nil
    seed.words = words + more
    seed.step = (way.isEmpty ? "" : way + "/") + more.joined(separator: "-")
    return seed
  }

  /// The seed of the same thing in another form, whose words come first.
  func prefixed(_ more: [String]) -> NameSeed {
    var seed = self
    seed.component = nil
    seed.words = more + words
    seed.step = (way.isEmpty ? "" : way + "/") + more.joined(separator: "-")
    return seed
  }

  /// The seed of the events that an answer consists of.
  var event: NameSeed {
    var seed = appending(["event"])
    if role == .kind { seed.words = ["event"] }
    return seed
  }

  /// The seed of an element of the list that this seed names.
  var element: NameSeed {
    var seed = self
    seed.component = nil
    seed.step = way + "/[]"
    switch role {
    case .element: break
    case .kind where words == ["response"]: seed.role = .element
    case .kind: break
    case .name: seed.words = Self.element(words)
    }
    return seed
  }

  /// Drops the plural of a collection's name, for the name of one item.
  private static func element(_ words: [String]) -> [String] {
    guard let last = words.last else { return ["item"] }
    if words.count > 1, kinds.contains(last) {
      let own = Array(words.dropLast())
      let singular = Nouns.singular(own)
      return singular == own ? own + ["item"] : singular
    }
    let singular = Nouns.singular(words)
    return singular == words && words.allSatisfy(Vagueness.words.contains) ? words + ["item"] : singular
  }

  /// Words that say what a thing is for, not what it is.
  static let kinds: Set<String> = ["response", "body", "problem", "payload"]
}
