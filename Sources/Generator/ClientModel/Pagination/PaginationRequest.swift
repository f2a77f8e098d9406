import OpenAPI

/// What is known of an operation when its pagination is looked for.
struct PaginationRequest {
  let operationID: String
  /// The words of the operation's id.
  let words: [String]
  let method: HTTPMethod
  /// The path template.
  let path: String
  let extensions: [Extensions]
  let inputs: [Input]
  let response: PageSchema?
  /// The names of the success answer's headers, lower case.
  let headers: Set<String>
  let location: OpenAPI.Operation

  /// The first input of one of the names, compared without case and separators; what its own description disowns is passed over.
  func input(_ names: [String], where matches: (Input) -> Bool = { _ in true }) -> Input? {
    for name in names {
      if let input = inputs.first(where: { $0.foldedName == name && matches($0) && !$0.isDisowned }) { return input }
    }
    return nil
  }

  /// Whether the operation describes a place of the request; the names of headers have no case.
  func takes(_ pointer: RequestPointer) -> Bool {
    if case .header(let name) = pointer {
      return inputs.contains { input in
        if case .header(let other) = input.pointer { name.lowercased() == other.lowercased() } else { false }
      }
    }
    return input(at: pointer) != nil
  }

  /// The input at a place.
  func input(at pointer: RequestPointer) -> Input? { inputs.first { $0.pointer == pointer } }

  /// A name without case, separators and brackets, so that `per_page`, `perPage` and `page[size]` compare.
  static func folded(_ name: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: bytes.append(byte)
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension PaginationRequest {
  /// How many items a page shall have.
  var size: Input? {
    input(PaginationNames.sizes) { $0.isCount || $0.schema == nil || $0.schema?.composed.types == nil }
  }

  /// The number of a page.
  var page: Input? {
    input(PaginationNames.pages) { $0.isCount || $0.isText }.flatMap {
      PaginationWords.speakOfOtherPages($0.words) ? nil : $0
    }
  }

  /// How many items come before a page.
  var offset: Input? { input(PaginationNames.offsets) { $0.isCount || $0.isText } }

  /// A token that a page before has named.
  var token: Input? {
    input(PaginationNames.cursors.filter { !PaginationNames.doubtfulCursors.contains($0) }) {
      $0.isText || $0.schema?.composed.types == nil
    }.flatMap { $0.isMoment ? nil : $0 }
  }

  /// Whether anything in the request asks for one page of several.
  var asksForPages: Bool {
    size != nil || page != nil || offset != nil || input(PaginationNames.cursors) != nil
  }

  /// Whether the request has more than a size: a place in the list.
  var asksForMore: Bool {
    token != nil || page != nil || offset.map { !$0.isMoment && !$0.takesNegatives } == true
  }

  /// Whether the path ends in a parameter, as that of one thing does.
  var namesOneThing: Bool { path.hasSuffix("}") }

  /// The path's last fixed segment, folded.
  var lastSegment: String? {
    path.split(separator: "/").last { !$0.contains("{") }.map { Self.folded(String($0)) }
  }

  /// Whether a POST says that it makes or changes something: what a framework adds to all of a resource's calls means nothing there.
  var makes: Bool { method == .post && !reads && words.contains(where: Self.making.contains) }

  private static let making: Set<String> = [
    "create", "add", "insert", "update", "upsert", "delete", "remove", "import",
  ]

  /// Whether the operation only reads although its method could change something.
  var reads: Bool {
    method == .get || method == .query || words.contains(where: PaginationNames.readingWords.contains)
      || path.split(separator: "/").last.map { PaginationNames.readingWords.contains($0.lowercased()) } == true
  }
}
