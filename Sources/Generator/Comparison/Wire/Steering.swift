/// Which extensions of a document decide what a client does.
enum Steering {
  private static let prefixes = ["x-clientsmith-", "x-speakeasy-", "x-fern-", "x-ms-", "x-enum"]

  static func steers(_ name: String) -> Bool { prefixes.contains { name.hasPrefix($0) } }
}
