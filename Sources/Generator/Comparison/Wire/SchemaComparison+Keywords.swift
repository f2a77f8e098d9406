import Diagnostics
import OpenAPI

/// Compares what schemas say of a value itself: types, values, limits.
extension SchemaComparison {
  typealias Report = (ChangeRule, Verdicts, String?, String?, String) -> Void

  /// Whether `null` may come or be sent.
  func compareNullability(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, isRequired: Bool, _ report: Report
  ) {
    if old.isNullable != new.isNullable {
      let breaks = direction == .request ? !new.isNullable : new.isNullable && isRequired
      report(
        .nullability, Verdicts(wire: breaks ? .breaking : .none), old.isNullable ? "nullable" : "not nullable",
        new.isNullable ? "nullable" : "not nullable",
        direction == .request
          ? "`null` may be refused"
          : breaks ? "released apps cannot read `null`" : "`null` is read as nothing")
    }
  }

  func compareKinds(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, isRequired: Bool, _ report: Report
  ) {
    if old.types != new.types {
      let isWider = new.types.isEmpty || !old.types.isEmpty && Self.holds(new.types, old.types)
      let isNarrower = old.types.isEmpty || !new.types.isEmpty && Self.holds(old.types, new.types)
      let goesOn = direction == .request ? isWider : isNarrower
      report(
        .schemaType, Verdicts(wire: goesOn ? .none : .breaking), Self.words(old.types), Self.words(new.types),
        direction == .request
          ? "what released apps send may be refused" : "released apps cannot read a value of another type")
    }
    if old.boolean != new.boolean {
      report(
        .keyword, Verdicts(wire: .caution), old.boolean.map(String.init), new.boolean.map(String.init),
        "any value, or none, fits")
    }
    compareNullability(old, new, direction, isRequired: isRequired, report)
    if old.format != new.format {
      report(
        .schemaFormat, Verdicts(wire: .caution), old.format ?? "no format", new.format ?? "no format",
        "values may be written in another way")
    }
    if old.isReadOnly != new.isReadOnly || old.isWriteOnly != new.isWriteOnly {
      report(
        .direction, Verdicts(wire: .caution), Self.directions(old), Self.directions(new),
        "where the value is sent and where it comes is another thing")
    }
    if new.isDeprecated != old.isDeprecated {
      report(
        .deprecated, Verdicts(behaviour: new.isDeprecated ? .caution : .none), nil, nil,
        new.isDeprecated ? "the service says that it will go" : "the service does not say any more that it will go")
    }
    if old.defaultValue != new.defaultValue {
      report(
        .defaultValue, Verdicts(behaviour: direction == .request ? .caution : .none), old.defaultValue ?? "no default",
        new.defaultValue ?? "no default", "what is assumed where nothing is sent is something else")
    }
  }

  func compareValues(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction,
    _ report: (ChangeRule, Verdicts, String?, String?, String, String?) -> Void
  ) {
    let isConstant = (old.constant != nil || old.values?.count == 1) && (new.constant != nil || new.values?.count == 1)
    if isConstant {
      if old.onlyValue != new.onlyValue {
        report(
          .constant, Verdicts(wire: .breaking), old.onlyValue, new.onlyValue,
          direction == .request ? "released apps send the old one" : "released apps wait for the old one", nil)
      }
      return
    }
    let (before, after) = (old.values ?? old.constant.map { [$0] }, new.values ?? new.constant.map { [$0] })
    switch (before, after) {
    case (nil, nil): break
    case (nil, let values?):
      report(
        .valueRemoved, Verdicts(wire: direction == .request ? .caution : .none), "any", values.joined(separator: ", "),
        direction == .request ? "other values may be refused" : "only these values come", nil)
    case (let values?, nil):
      report(
        .valueAdded, Verdicts(wire: direction == .request ? .addition : .caution), values.joined(separator: ", "),
        "any",
        direction == .request ? "any value is taken" : "other values may come; they are kept as they are", nil)
    case (let values?, let others?):
      for value in values where !others.contains(value) {
        report(
          .valueRemoved, Verdicts(wire: direction == .request ? .breaking : .none), value, nil,
          direction == .request ? "released apps that send it are refused" : "it comes no longer", Self.plain(value))
      }
      for value in others where !values.contains(value) {
        report(
          .valueAdded, Verdicts(wire: direction == .request ? .addition : .caution), nil, value,
          direction == .request ? "new" : "released apps keep it as a value that they do not know", Self.plain(value))
      }
    }
  }

  func compareLimits(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, _ report: Report
  ) {
    for key in Set(old.limits.keys).union(new.limits.keys).sorted() where old.limits[key] != new.limits[key] {
      let isTighter = Self.isTighter(key, old.limits[key], new.limits[key])
      report(
        .limit, Verdicts(wire: direction == .request && isTighter ? .caution : .none),
        old.limits[key].map { "\(key): \($0)" } ?? "no \(key)", new.limits[key].map { "\(key): \($0)" } ?? "no \(key)",
        direction == .request && isTighter
          ? "values that were taken may be refused" : "no value of released apps is refused")
    }
    for key in Set(old.extensions.keys).union(new.extensions.keys).sorted()
    where old.extensions[key] != new.extensions[key] {
      report(
        .extensionValue, Verdicts(behaviour: Steering.steers(key) ? .caution : .none),
        old.extensions[key].map { "\(key): \($0)" }, new.extensions[key].map { "\(key): \($0)" },
        "the extension `\(key)` says something else")
    }
    if old.words != new.words {
      report(.documentation, Verdicts(), nil, nil, "it is described in other words")
    }
    for key in Set(old.keywords.keys).union(new.keywords.keys).sorted() where old.keywords[key] != new.keywords[key] {
      report(
        .keyword, Verdicts(wire: .caution), old.keywords[key].map { "\(key): \($0)" } ?? "no \(key)",
        new.keywords[key].map { "\(key): \($0)" } ?? "no \(key)", "the service may judge values in another way")
    }
  }

  func compareRequired(
    _ name: String, _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction,
    _ report: (Verdicts, String?, String?, String) -> Void
  ) {
    let (was, is_) = (old.required.contains(name), new.required.contains(name))
    guard was != is_ else { return }
    let words = (was ? "required" : "optional", is_ ? "required" : "optional")
    switch (direction, is_) {
    case (.request, true): report(Verdicts(wire: .breaking), words.0, words.1, "released apps may leave it out")
    case (.request, false): report(Verdicts(wire: .addition), words.0, words.1, "it may be left out")
    case (.response, true): report(Verdicts(wire: .none), words.0, words.1, "it is always there")
    case (.response, false):
      report(Verdicts(wire: .breaking), words.0, words.1, "released apps cannot read an answer without it")
    }
  }
}
