/// A template resolved against a view's shape: a flat list of instructions in which every name has become a position.
///
/// Nothing can go wrong in it any more; rendering is a walk over arrays. Instructions hold nothing but numbers, so that
/// reading one counts no references: texts and the steps of dotted names stand in tables beside them.
package struct TemplateProgram: Sendable {
  /// Where a value is found: the frame of a view around the place, then a key by its position among the readers.
  struct Lookup: Sendable {
    var frame: Int
    var reader: Int
    /// For `a.b`: the position of the keys that follow the first one among the program's paths.
    var path: Int?
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
    /// Copies one of the program's texts.
    case text(Int)
    case place(Lookup)
    case placeItem
    /// Goes on behind `end` unless the condition holds (or, inverted, if it does).
    case when(Condition, inverted: Bool, end: Int)
    /// Runs the instructions up to `end` with each text as the current item; a single text counts as one.
    case eachText(Lookup, end: Int)
    /// Runs the instructions up to `end` with each view in `frame`; a single view counts as one.
    case eachView(Lookup, frame: Int, end: Int)
    /// Runs another procedure with every line indented further, by one of the program's texts.
    case call(procedure: Int, indentation: Int)
  }

  var procedures: [[Instruction]]
  var frameCount: Int
  var texts: [[UInt8]]
  /// How the keys of every frame are read; a lookup pairs a reader with the frame whose views it takes.
  var readers: [KeyReader]
  var paths: [[KeyReader]]
}
