/// Finds out whether a member name occurs twice in one object, so that lookups may take the first match they see.
enum JSONDuplicateNames {
  static func exist(
    in tape: UnsafeMutablePointer<TapeWord>, object: Int, count: Int, text: UnsafePointer<UInt8>
  ) -> Bool {
    false  // TODO
  }
}
