import Foundation

/// Small documents that commands are tried with.
enum Samples {
  static let spec = """
    openapi: 3.1.0
    info: {title: Alpha, version: '1'}
    servers: [{url: https://alpha.example}]
    paths:
      /things:
        get:
          operationId: listThings
          tags: [things]
          responses:
            '200':
              description: All of them.
              content:
                application/json:
                  schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}
        post:
          operationId: createThing
          tags: [things]
          requestBody:
            required: true
            content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
          responses: {'204': {description: Done.}}
    components:
      schemas:
        Thing:
          type: object
          required: [name]
          properties: {name: {type: string}, size: {type: integer}}

    """

  static let configuration = """
    clients:
      Alpha:
        spec: specs/alpha.yaml
        output: Generated/Alpha

    """

  static let broken = spec.replacingOccurrences(of: "operationId: createThing", with: "operationId: [createThing")

  /// A workspace with the configuration and its document.
  static func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(spec, to: "specs/alpha.yaml")
    try workspace.write(configuration, to: "clientsmith.yaml")
    return workspace
  }
}
