/// A template resolved against a view's shape: a flat list of instructions in which every name has become a position.
///
/// Nothing can go wrong in it any more; rendering is a walk over arrays.
package struct TemplateProgram: Sendable {
  /// Where a value is found: the frame of a view around the place, then keys by position (several for `a.b`).
  struct Lookup: Sendable {
    var frame: Int
    var key: Int
    var path: [Int] = []
  }

  /// What a section asks about.
  enum Condition: Sendable {
    case value(Lookup)
    /// The current text of a section over texts.
    case item
    /// The list around the place is at its first or last element.
    case first, last
  }

  enum Instruction: Sendable {
    case text([UInt8])
    case place(Lookup)
    case placeItem
    /// Goes on behind `end` unless the condition holds (or, inverted, if it does).
    case when(Condition, inverted: Bool, end: Int)
    /// Runs the instructions up to `end` with each text as the current item; a single text counts as one.
    case eachText(Lookup, end: Int)
    /// Runs the instructions up to `end` with each view in `frame`; a single view counts as one.
    case eachView(Lookup, frame: Int, end: Int)
    /// Runs another procedure with every line indented further.
    case call(procedure: Int, indentation: [UInt8])
  }

  var procedures: [[Instruction]]
  var frameCount: Int
}
