@testable import ClientModel

/// A document with one list, `GET /things`, whose parameters and answer are given.
func list(
  _ parameters: String, answer: String, keys: String = "", headers: String = "", method: String = "get",
  schemas: String? = nil, configuration: ModelConfiguration = ModelConfiguration()
) throws -> Built {
  try build(
    """
    paths:
      /things:
        \(method):
          operationId: listThings
          tags: [things]
          \(keys)
          parameters: [\(parameters)]
          responses: {'200': {description: ok, \(headers)content: {application/json: {schema: \(answer)}}}}
    components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}\(schemas.map { ", " + $0 } ?? "")}}
    """, configuration: configuration)
}

/// A list of things, as a schema.
let things = "{type: array, items: {$ref: '#/components/schemas/Thing'}}"

/// A query parameter.
func query(_ name: String, _ schema: String = "{type: integer}") -> String {
  "{name: '\(name)', in: query, schema: \(schema)}"
}

/// An object with the properties given.
func object(_ properties: String) -> String { "{type: object, properties: {\(properties)}}" }

extension Built {
  /// The pagination of the one list.
  var paging: Pagination? { operation("listThings")?.pagination }
}
