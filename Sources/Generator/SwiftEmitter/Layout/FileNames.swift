/// Gives out file names that are unique in the module, also where upper and lower case are one.
///
/// The folder does not count: Swift refuses two files of one name in a module.
struct FileNames {
  private var taken: Set<String> = []

  /// `folder/name.swift`, with a number where the name is taken.
  mutating func path(_ name: String, in folder: String = "") -> String {
    var unique = name
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      unique = "\(name)\(number)"
      number += 1
    }
    return folder.isEmpty ? "\(unique).swift" : "\(folder)/\(unique).swift"
  }
}
