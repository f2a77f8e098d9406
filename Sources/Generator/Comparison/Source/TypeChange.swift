/// What becomes of a value when the type at its place is another one.
enum TypeChange: Equatable {
  case same
  /// A value of the old type is taken for the new one by itself (`T` for `T?`).
  case converts
  /// A literal still fits, a variable does not (`Int` where a `Double` is wanted).
  case literalsFit
  case differs

  /// Whether a caller who gives a value of the old type can go on doing so.
  static func giving(_ old: String, _ new: String) -> TypeChange {
    if old == new { return .same }
    if new == old + "?" { return .converts }
    let (bareOld, bareNew) = (bare(old), bare(new))
    let wasOptional = old != bareOld
    let isOptional = new != bareNew
    if wasOptional, !isOptional { return .differs }
    if integers.contains(bareOld), integers.union(["Double", "Float", "Decimal"]).contains(bareNew) {
      return .literalsFit
    }
    if bareOld == "Double", ["Float", "Decimal"].contains(bareNew) { return .literalsFit }
    return .differs
  }

  /// Whether a value that could be missing is always there: what is read goes on being read, and is not unwrapped any more.
  static func isFilled(_ old: String, _ new: String) -> Bool { old == new + "?" }

  /// Whether a caller who reads a value of the old type can go on doing so.
  static func reading(_ old: String, _ new: String) -> TypeChange {
    old == new ? .same : .differs
  }

  private static let integers: Set = ["Int", "Int32", "Int64", "UInt32", "UInt64"]

  private static func bare(_ type: String) -> String { type.hasSuffix("?") ? String(type.dropLast()) : type }
}
