/// What a template may ask of one concept: a fixed list of keys, each with its meaning and the way to compute it.
///
/// A view computes words; templates only place them. Because the keys are known before anything is rendered, a template
/// is checked as a whole: a misspelt name is found even in a section that this document never enters.
package protocol TemplateView: SendableMetatype {
  /// The concept's name in the documentation and in diagnostics, for instance `property`.
  static var viewName: String { get }
  static var keys: [TemplateKey<Self>] { get }
}

/// One key of a view: its name, what it means, what kind of value it gives, and how that is computed.
package struct TemplateKey<View>: Sendable {
  package let description: KeyDescription
  package let read: @Sendable (View) -> TemplateValue

  @inlinable package init(
    _ name: String, _ summary: String, _ kind: KeyDescription.Kind, _ read: @escaping @Sendable (View) -> TemplateValue
  ) {
    description = KeyDescription(name: name, summary: summary, kind: kind)
    self.read = read
  }

  /// A word or phrase; a section over it asks whether it is not empty.
  @inlinable package static func text(_ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> String)
    -> Self
  {
    Self(name, summary, .text) { .text(read($0)) }
  }

  /// A yes or no, for sections only.
  @inlinable package static func flag(_ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> Bool)
    -> Self
  {
    Self(name, summary, .flag) { .flag(read($0)) }
  }

  /// Several words or lines; inside its section `{{.}}` is the current one.
  @inlinable package static func texts(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> [String]
  ) -> Self {
    Self(name, summary, .texts) { .texts(read($0)) }
  }

  /// Another view, or nothing.
  @inlinable package static func view<Child: TemplateView>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> Child?
  ) -> Self {
    Self(name, summary, .view { ViewShape(Child.self) }) { view in .view(read(view).map(TypedViewObject.init)) }
  }

  /// A list of views.
  @inlinable package static func views<Child: TemplateView>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> [Child]
  ) -> Self {
    Self(name, summary, .views { ViewShape(Child.self) }) { .views(read($0).map(TypedViewObject.init)) }
  }
}

/// What is known of a key without a view at hand.
package struct KeyDescription: Sendable {
  package enum Kind: Sendable {
    case text, flag, texts
    /// The shape is asked for late, because views may contain themselves.
    case view(@Sendable () -> ViewShape)
    case views(@Sendable () -> ViewShape)
  }

  package let name: String
  package let summary: String
  package let kind: Kind

  package init(name: String, summary: String, kind: Kind) {
    self.name = name
    self.summary = summary
    self.kind = kind
  }
}

/// The keys of a view, as templates are resolved against them.
package struct ViewShape: Sendable {
  /// Tells shapes apart; two shapes with one identity have the same keys.
  package let identity: ObjectIdentifier
  package let name: String
  package let keys: [KeyDescription]

  @inlinable package init<View: TemplateView>(_ type: View.Type) {
    self.init(identity: ObjectIdentifier(type), name: View.viewName, keys: View.keys.map(\.description))
  }

  package init(identity: ObjectIdentifier, name: String, keys: [KeyDescription]) {
    self.identity = identity
    self.name = name
    self.keys = keys
  }
}
