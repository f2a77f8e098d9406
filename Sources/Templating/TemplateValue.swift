/// A value that a key gave: what a template can place, ask about or repeat.
package enum TemplateValue {
  case text(String)
  case flag(Bool)
  case texts([String])
  case view((any ViewObject)?)
  case views([any ViewObject])

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

/// A view during rendering: gives the value of a key by its position in the view's list of keys.
package protocol ViewObject: AnyObject {
  /// The value of the key at `index`, which the template's resolution took from the view's own shape.
  func value(at index: Int) -> TemplateValue
}

/// Reads the keys of a typed view; values are computed when they are asked for, so an unused key costs nothing.
///
/// Inlinable, so that the module with the views gets code for its own types: generic code would copy each view about.
package final class TypedViewObject<View: TemplateView>: ViewObject {
  package let view: View
  package let keys: [TemplateKey<View>]

  @inlinable package init(_ view: View) {
    self.view = view
    self.keys = View.keys
  }

  @inlinable package func value(at index: Int) -> TemplateValue {
    keys[index].read(view)
  }
}
