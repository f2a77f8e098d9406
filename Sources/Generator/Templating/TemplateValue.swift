/// A value that a key gave: what a template can place, ask about or repeat.
package enum TemplateValue {
  case text(String)
  case flag(Bool)
  case texts([String])
  case view(AnyObject?)
  case views([AnyObject])

  /// Whether a section over this value is entered: nothing, `false` and whatever is empty are not.
  var isPresent: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .flag(let flag): flag
    case .texts(let texts): !texts.isEmpty
    case .view(let view): view != nil
    case .views(let views): !views.isEmpty
    }
  }
}
