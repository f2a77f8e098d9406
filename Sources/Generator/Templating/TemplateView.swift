/// What a template may ask of one concept: a fixed list of keys, each with its meaning and the way to compute it.
///
/// A view computes words; templates only place them. Because the keys are known before anything is rendered, a template
/// is checked as a whole: a misspelt name is found even in a section that this document never enters. Views are classes,
/// so that the code that renders any of them moves a reference and never needs to know a type.
package protocol TemplateView: AnyObject, SendableMetatype {
  /// The concept's name in the documentation and in diagnostics, for instance `property`.
  static var viewName: String { get }
  static var keys: [TemplateKey<Self>] { get }
}

/// Computes a key's value from a view of the type the key belongs to.
package typealias KeyReader = @Sendable (AnyObject) -> TemplateValue

/// One key of a view: its name, what it means, what kind of value it gives, and how that is computed.
package struct TemplateKey<View: TemplateView>: Sendable {
  package let description: KeyDescription

  private init(
    _ name: String, _ summary: String, _ kind: KeyDescription.Kind, _ read: @escaping @Sendable (View) -> TemplateValue
  ) {
    // A program's frame holds nothing but views of the shape it was linked to, which is this key's.
    description = KeyDescription(name: name, summary: summary, kind: kind) { read(unsafeDowncast($0, to: View.self)) }
  }

  /// A word or phrase; a section over it asks whether it is not empty.
  package static func text(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> String
  ) -> TemplateKey {
    TemplateKey(name, summary, .text) { .text(read($0)) }
  }

  /// A yes or no, for sections only.
  package static func flag(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> Bool
  ) -> TemplateKey {
    TemplateKey(name, summary, .flag) { .flag(read($0)) }
  }

  /// Several words or lines; inside its section `{{.}}` is the current one.
  package static func texts(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> [String]
  ) -> TemplateKey {
    TemplateKey(name, summary, .texts) { .texts(read($0)) }
  }

  /// Another view, or nothing.
  package static func view<Child: TemplateView>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> Child?
  ) -> TemplateKey {
    TemplateKey(name, summary, .view { ViewShape(Child.self) }) { .view(read($0)) }
  }

  /// A list of views.
  package static func views<Child: TemplateView>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (View) -> [Child]
  ) -> TemplateKey {
    TemplateKey(name, summary, .views { ViewShape(Child.self) }) { .views(read($0).map { $0 }) }
  }
}

/// What is known of a key without its view's type at hand.
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
  /// Takes only views of the type that the key belongs to.
  package let read: KeyReader

  package init(name: String, summary: String, kind: Kind, read: @escaping KeyReader) {
    self.name = name
    self.summary = summary
    self.kind = kind
    self.read = read
  }
}

/// The keys of a view, as templates are resolved against them.
package struct ViewShape: Sendable {
  /// Tells shapes apart; two shapes with one identity have the same keys.
  package let identity: ObjectIdentifier
  package let name: String
  package let keys: [KeyDescription]

  package init<View: TemplateView>(_ type: View.Type) {
    self.init(identity: ObjectIdentifier(type), name: View.viewName, keys: View.keys.map(\.description))
  }

  package init(identity: ObjectIdentifier, name: String, keys: [KeyDescription]) {
    self.identity = identity
    self.name = name
    self.keys = keys
  }
}
