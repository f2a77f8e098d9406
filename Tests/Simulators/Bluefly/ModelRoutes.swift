import Foundation

extension BlueflyState {
  nonisolated var modelRoutes: [RouteTable.Route] {
    [
      .init("GET /api/v1/models", guarded(scope: "models.read") { _ in .json(200, ["models": .array(Self.models)]) }),
      .init("GET /api/v1/models/{id}", guarded(scope: "models.read") { .json(200, try Self.model($0)) }),
      .init("POST /api/v1/models/{id}/generate", guarded(scope: "models.generate") { try Self.generate($0) }),
    ]
  }

  private static func model(_ exchange: Exchange) throws -> JSON {
    guard let model = models.first(where: { $0["id"]?.string == exchange["id"] }) else {
      throw BlueflyProblem.notFound()
    }
    return model
  }

  /// Answers in a shape that no page describes.
  private static func generate(_ exchange: Exchange) throws -> Reply {
    let model = try model(exchange)
    guard let prompt = exchange.request.json?["prompt"]?.string else {
      throw BlueflyProblem.invalid("prompt is missing")
    }
    return .json(
      200,
      [
        "model": model["id"] ?? .null, "text": .string("You said: \(prompt)"),
        "usage": ["prompt_tokens": .integer(prompt.count), "total_tokens": .integer(prompt.count * 2)],
      ])
  }

  private static let models: [JSON] = [
    [
      "id": "bluefly-text-1", "name": "Text", "version": "1.0.0", "description": "Writes.",
      "capabilities": ["text-generation", "summarization"], "inputTypes": ["text"], "maxInputLength": 4096,
    ],
    [
      "id": "bluefly-doc-1", "name": "Documents", "version": "1.0.0", "description": "Reads.",
      "capabilities": ["document-analysis"], "inputTypes": ["text", "pdf", "docx"], "maxInputLength": 10240,
    ],
  ]
}
