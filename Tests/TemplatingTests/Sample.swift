import Diagnostics
import Templating

/// A view made of a literal, so that a test reads like an example of the Mustache specification.
indirect enum Sample: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByArrayLiteral
{
  case text(String)
  case flag(Bool)
  case texts([String])
  case view([(String, Sample)])
  /// The first element shows the keys that all of them have.
  case views([[(String, Sample)]])
  /// A view with these keys that is not there.
  case absent([(String, Sample)])

  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(dictionaryLiteral elements: (String, Sample)...) { self = .view(elements) }
  init(arrayLiteral elements: String...) { self = .texts(elements) }
}

/// Gives each distinct list of keys one identity.
private final class Identity: Sendable {}

final class SampleObject {
  let shape: ViewShape
  private let values: [TemplateValue]
  private let identity = Identity()

  init(_ entries: [(String, Sample)], like model: SampleObject? = nil) {
    var keys: [KeyDescription] = []
    var values: [TemplateValue] = []
    for (name, sample) in entries {
      let (kind, value) = SampleObject.value(of: sample)
      let index = keys.count
      let description = KeyDescription(name: name, summary: "", kind: kind) { object in
        (object as? SampleObject)?.values[index] ?? .flag(false)
      }
      keys.append(description)
      values.append(value)
    }
    self.values = values
    shape = model?.shape ?? ViewShape(identity: ObjectIdentifier(identity), name: "sample", keys: keys)
  }

  private static func value(of sample: Sample) -> (KeyDescription.Kind, TemplateValue) {
    switch sample {
    case .text(let text): return (.text, .text(text))
    case .flag(let flag): return (.flag, .flag(flag))
    case .texts(let texts): return (.texts, .texts(texts))
    case .view(let entries):
      let object = SampleObject(entries)
      let shape = object.shape
      return (.view { shape }, .view(object))
    case .absent(let entries):
      let object = SampleObject(entries)
      let (shape, owner) = (object.shape, object.identity)
      return (.view { withExtendedLifetime(owner) { shape } }, .view(nil))
    case .views(let list):
      let first = SampleObject(list.first ?? [])
      let shape = first.shape
      let objects = list.isEmpty ? [] : [first] + list.dropFirst().map { SampleObject($0, like: first) }
      return (.views { shape }, .views(objects))
    }
  }
}
