import YAML

extension Schema: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> Schema? {
    references.schemas.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<Schema> { tables.schemas }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Schema>? {
    kind == "schemas" ? components.schemas[name].map { .value($0) } : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Schema>? {
    .value(reader.schema(node, path))
  }
}

extension PathItem: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> PathItem? {
    references.pathItems.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<PathItem> { tables.pathItems }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<PathItem>? {
    kind == "pathItems" ? components.pathItems[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<PathItem>? {
    reader.referenced(node, path, reader.pathItem)
  }
}

extension Parameter: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> Parameter? {
    references.parameters.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<Parameter> { tables.parameters }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Parameter>? {
    kind == "parameters" ? components.parameters[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Parameter>? {
    reader.referenced(node, path, reader.parameter)
  }
}

extension RequestBody: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> RequestBody? {
    references.requestBodies.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<RequestBody> { tables.requestBodies }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<RequestBody>? {
    kind == "requestBodies" ? components.requestBodies[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<RequestBody>? {
    reader.referenced(node, path, reader.requestBody)
  }
}

extension Response: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> Response? {
    references.responses.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<Response> { tables.responses }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Response>? {
    kind == "responses" ? components.responses[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Response>? {
    reader.referenced(node, path, reader.response)
  }
}

extension Header: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> Header? {
    references.headers.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<Header> { tables.headers }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Header>? {
    kind == "headers" ? components.headers[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Header>? {
    reader.referenced(node, path, reader.header)
  }
}

extension MediaType: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> MediaType? {
    references.mediaTypes.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<MediaType> { tables.mediaTypes }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<MediaType>? {
    kind == "mediaTypes" ? components.mediaTypes[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<MediaType>? {
    reader.referenced(node, path, reader.mediaType)
  }
}

extension Example: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> Example? {
    references.examples.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<Example> { tables.examples }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Example>? {
    kind == "examples" ? components.examples[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Example>? {
    reader.referenced(node, path, reader.example)
  }
}

extension Link: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> Link? {
    references.links.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<Link> { tables.links }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Link>? {
    kind == "links" ? components.links[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Link>? {
    reader.referenced(node, path, reader.link)
  }
}

extension Callback: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> Callback? {
    references.callbacks.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<Callback> { tables.callbacks }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Callback>? {
    kind == "callbacks" ? components.callbacks[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Callback>? {
    reader.referenced(node, path, reader.callback)
  }
}

extension SecurityScheme: ResolvableObject {
  package static func target(_ index: Int, in references: ResolvedReferences) -> SecurityScheme? {
    references.securitySchemes.element(index)
  }

  static func table(in tables: ReferenceTables) -> ReferenceTable<SecurityScheme> { tables.securitySchemes }

  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<SecurityScheme>? {
    kind == "securitySchemes" ? components.securitySchemes[name] : nil
  }

  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<SecurityScheme>? {
    reader.referenced(node, path, reader.securityScheme)
  }
}
