import OpenAPI
import YAML

extension OperationPass {
  /// What a caller can set that may ask for a page: query parameters, headers, and fields of a JSON body.
  func inputs(of selected: OperationSelection.Selected, body: OpenAPI.Schema?) -> [PaginationRequest.Input] {
    var inputs: [PaginationRequest.Input] = []
    for parameter in allParameters(of: selected) where parameter.place == .query || parameter.place == .header {
      let page = parameter.schema.map { PageSchema($0, lowering.composer) }
      inputs.append(
        .init(
          pointer: parameter.place == .query ? .query(parameter.name) : .header(parameter.name), name: parameter.name,
          schema: page, defaultValue: page.flatMap { defaultValue(of: $0.parts) }, description: parameter.description,
          isDeprecated: parameter.deprecated))
      // `page[cursor]` is often declared as a deep object `page` with a property `cursor`.
      guard parameter.style == .deepObject, let page else { continue }
      for (name, schema) in page.properties {
        let full = "\(parameter.name)[\(name)]"
        inputs.append(
          .init(pointer: .query(full), name: full, schema: schema, defaultValue: defaultValue(of: schema.parts)))
      }
    }
    guard let body else { return inputs }
    for (name, schema) in PageSchema(body, lowering.composer).properties {
      let pointer = "/" + ItemsSearch.escaped(name)
      inputs.append(
        .init(pointer: .body(pointer), name: name, schema: schema, defaultValue: defaultValue(of: schema.parts)))
      guard ItemsSearch.isHolder(PaginationRequest.folded(name)), schema.isObject else { continue }
      for (inner, schema) in schema.properties {
        inputs.append(
          .init(
            pointer: .body(pointer + "/" + ItemsSearch.escaped(inner)), name: inner, schema: schema,
            defaultValue: defaultValue(of: schema.parts)))
      }
    }
    return inputs
  }

  private func defaultValue(of parts: [SchemaPart]) -> Int? {
    parts.lazy.compactMap { part -> Int? in
      guard let value = self.lowering.target(of: part.schema).defaultValue else { return nil }
      return value.integer ?? value.string.flatMap { Int($0) }
    }.first
  }
}
