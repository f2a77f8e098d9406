import ClientModel

/// What every view needs to find its words: the model, the spelling of its types and the configuration.
///
/// A class, because every view holds it and views are copied a lot.
final class Words: Sendable {
  let api: API
  let types: TypeSpelling
  let configuration: EmitterConfiguration
  /// The models whose values stand in paths, queries, headers or forms.
  let parameterModels: Set<DeclarationID>

  /// The unions that are tried as variants of other unions, and keep what they do not know.
  let triedUnions: Set<DeclarationID>

  /// The models that can be made without content.
  let blankModels: Set<DeclarationID>

  /// What the configuration adds to single models.
  let hooks: [DeclarationID: ModelHook]

  init(_ api: API, _ configuration: EmitterConfiguration) {
    self.api = api
    self.configuration = configuration
    types = TypeSpelling(api)
    parameterModels = ParameterModels.of(api)
    triedUnions = TriedUnions.of(api)
    blankModels = Blanks.of(api)
    hooks = configuration.models.isEmpty ? [:] : ModelHook.settle(configuration.models, api.declarations)
  }

  private init(_ words: Words, inside place: DeclarationScope) {
    api = words.api
    configuration = words.configuration
    types = words.types.inside(place)
    parameterModels = words.parameterModels
    triedUnions = words.triedUnions
    blankModels = words.blankModels
    hooks = words.hooks
  }

  /// The words for text inside a type.
  func inside(_ place: DeclarationScope) -> Words { Words(self, inside: place) }

  /// The access modifier with a space behind it, or nothing.
  var access: String { configuration.access.modifier }

  func type(_ type: TypeReference) -> String { types.text(type) }
}
