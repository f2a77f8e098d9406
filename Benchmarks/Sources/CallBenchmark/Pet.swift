@_spi(Generated) import ClientsmithRuntime

/// A model as Clientsmith generates it.
struct Pet: JSONDecodable {
  var id: Int
  var name: String
  var category: Category?
  var photoURLs: [String]
  var tags: [Tag]?
  var status: String?

  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    category = try json.optional("category")
    photoURLs = try json.required("photoUrls")
    tags = try json.optional("tags")
    status = try json.optional("status")
  }

  struct Category: JSONDecodable {
    var id: Int?
    var name: String?

    init(json: borrowing JSONReader) throws {
      id = try json.optional("id")
      name = try json.optional("name")
    }
  }

  struct Tag: JSONDecodable {
    var id: Int?
    var name: String?

    init(json: borrowing JSONReader) throws {
      id = try json.optional("id")
      name = try json.optional("name")
    }
  }
}

/// The same for `JSONDecoder`.
struct CodablePet: Decodable {
  struct Named: Decodable {
    var id: Int?
    var name: String?
  }

  var id: Int
  var name: String
  var category: Named?
  var photoUrls: [String]
  var tags: [Named]?
  var status: String?
}

enum PetJSON {
  /// About 250 bytes.
  static func pet(_ id: Int) -> String {
    """
    {"id":\(id),"name":"Sir Barksalot the \(id)th of Somewhere","category":{"id":7,"name":"Dogs of medium size"},\
    "photoUrls":["https://images.example.com/pets/\(id)/front.jpg"],\
    "tags":[{"id":1,"name":"friendly"},{"id":2,"name":"house-trained"}],"status":"available"}
    """
  }

  static func list(_ range: Range<Int>) -> [UInt8] { Array("[\(range.map(pet).joined(separator: ","))]".utf8) }
}
