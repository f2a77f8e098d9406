/// The body of a call of one's own.
///
///     try await client.send(.post, "/pets", body: ["name": "Ada"], as: Pet.self)
public struct CallBody: Sendable {
  let write: @Sendable (inout OperationRequest) -> Void

  /// A value as JSON: a generated model, or any tree.
  public static func json(_ value: some JSONEncodable, contentType: String = "application/json") -> CallBody {
    CallBody { $0.body(json: value, contentType: contentType) }
  }

  /// An object as `application/x-www-form-urlencoded`.
  public static func form(_ value: some JSONEncodable) -> CallBody {
    CallBody { $0.body(form: value) }
  }

  /// `multipart/form-data`.
  public static func multipart(_ form: MultipartForm) -> CallBody {
    CallBody { $0.body(multipart: form) }
  }

  /// Bytes from memory, a file or a stream. A type of the content's own wins.
  public static func content(_ content: BodyContent, contentType: String = "application/octet-stream") -> CallBody {
    CallBody { $0.body(content, contentType: contentType) }
  }
}

extension CallBody: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  /// A JSON object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .json(JSONObject(elements))
  }

  /// A JSON array.
  public init(arrayLiteral elements: JSONValue...) {
    self = .json(JSONValue.array(elements))
  }
}
