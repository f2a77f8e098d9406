import Diagnostics
import OpenAPI
import Testing
import YAML

/// Where references lead.
struct ReferenceTests {
  private let head = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\n"

  @Test("a reference to a component gives the very instance of the component")
  func component() throws {
    let result = read(
      head + """
        components:
          schemas:
            A: {$ref: '#/components/schemas/B'}
            B: {type: string}
        """)
    let document = try #require(result.document)
    let reference = try #require(document.components.schemas["A"]?.reference)
    #expect(document.resolve(reference) === document.components.schemas["B"])
    #expect(document.resolve(reference)?.path.description == "#/components/schemas/B")
  }

  @Test("a reference may lead to any place of the document, and gives the instance that stands there")
  func anyPlace() throws {
    let result = read(
      head + """
        paths:
          /x:
            get:
              operationId: getX
              responses:
                "200":
                  description: OK
                  content: {application/json: {schema: {type: object, title: Here}}}
        components:
          schemas:
            A: {$ref: '#/paths/~1x/get/responses/200/content/application~1json/schema'}
        """)
    let document = try #require(result.document)
    let target = try #require(document.components.schemas["A"]?.reference.flatMap { document.resolve($0) })
    let operation = try #require(document.paths["/x"]?.value?.operations.first)
    #expect(target.title == "Here")
    #expect(target === operation.responses.first?.response.value?.content["application/json"]?.value?.schema)
    #expect(target.path.description == "#/paths/~1x/get/responses/200/content/application~1json/schema")
    #expect(result.diagnostics == [])
  }

  @Test("files are found relative to the file that refers to them")
  func files() throws {
    let result = read(
      head + """
        paths:
          /x: {$ref: 'paths/x.yaml'}
        """,
      files: [
        "paths/x.yaml": "get: {operationId: getX, responses: {'200': {$ref: '../responses.yaml#/ok'}}}",
        "responses.yaml":
          "ok: {description: OK, content: {application/json: {schema: {$ref: 'models/thing.yaml#/Thing'}}}}",
        "models/thing.yaml": "Thing: {type: object, properties: {owner: {$ref: '#/Owner'}}}\nOwner: {type: string}",
      ])
    #expect(result.diagnostics == [])
    let document = try #require(result.document)
    let item = try #require(document.paths["/x"].flatMap { document.resolve($0) })
    let response = try #require(item.operations.first?.responses.first.flatMap { document.resolve($0.response) })
    let schema = try #require(response.content["application/json"]?.value?.schema?.reference)
    let thing = try #require(document.resolve(schema))
    let owner = try #require(thing.properties["owner"]?.reference.flatMap { document.resolve($0) })
    #expect(owner.types == .string)
    #expect(owner.path.description == "models/thing.yaml#/Owner")
    #expect(document.files.map(\.path) == ["api.yaml", "paths/x.yaml", "responses.yaml", "models/thing.yaml"])
  }

  @Test("two ways to write one place give one instance")
  func oneInstance() throws {
    let result = read(
      head + """
        components:
          schemas:
            A: {$ref: './models/pet.yaml'}
            B: {$ref: 'models/../models/pet.yaml#'}
            C: {$ref: 'models/pet.yaml#/properties/name'}
        """, files: ["models/pet.yaml": "type: object\nproperties: {name: {type: string}}"])
    let document = try #require(result.document)
    let targets = document.components.schemas.compactMap { $0.value.reference.flatMap { document.resolve($0) } }
    #expect(targets.count == 3)
    #expect(targets[0] === targets[1])
    #expect(targets[0].properties["name"] === targets[2])
  }

  @Test("a file may refer back to the document that refers to it")
  func backReference() throws {
    let result = read(
      head + "components: {schemas: {A: {$ref: 'a.yaml'}, B: {type: string}}}",
      files: ["a.yaml": "properties: {b: {$ref: 'api.yaml#/components/schemas/B'}}"])
    let document = try #require(result.document)
    let target = try #require(document.components.schemas["A"]?.reference.flatMap { document.resolve($0) })
    let back = try #require(target.properties["b"]?.reference.flatMap { document.resolve($0) })
    #expect(back === document.components.schemas["B"])
    #expect(document.files.count == 2)
  }

  @Test("anchors and identifiers are names of places")
  func anchors() throws {
    let result = read(
      head + """
        components:
          schemas:
            A: {$ref: '#pet'}
            B: {$anchor: pet, type: string}
            C: {$ref: 'https://example.com/schemas/dog.json'}
            D: {$dynamicRef: '#node'}
            E: {$dynamicAnchor: node, type: integer}
            F: {$ref: dog.yaml}
        """, files: ["dog.yaml": "$id: https://example.com/schemas/dog.json\ntype: boolean"])
    let document = try #require(result.document)
    func target(_ name: String) -> Schema? {
      let schema = document.components.schemas[name]
      return (schema?.reference ?? schema?.applicators?.dynamicReference).flatMap { document.resolve($0) }
    }
    #expect(target("A") === document.components.schemas["B"])
    #expect(target("D") === document.components.schemas["E"])
    #expect(target("F")?.types == .boolean)
  }

  @Test("a chain of references is followed to its end, however long")
  func longChain() throws {
    var text = head + "components:\n  parameters:\n"
    let count = 100_000
    for index in 0..<count { text += "    P\(index): {$ref: '#/components/parameters/P\(index + 1)'}\n" }
    text += "    P\(count): {name: page, in: query, schema: {type: integer}}\n"
    let document = try #require(read(text).document)
    let first = try #require(document.components.parameters["P0"])
    #expect(document.resolve(first)?.name == "page")
  }

  @Test("a long chain of schemas that are references is walked without recursion")
  func longSchemaChain() throws {
    var text = head + "components:\n  schemas:\n"
    let count = 100_000
    for index in 0..<count { text += "    S\(index): {$ref: '#/components/schemas/S\(index + 1)'}\n" }
    text += "    S\(count): {type: string}\n"
    let result = read(text)
    #expect(result.errors == [])
    #expect(result.document?.components.schemas.count == count + 1)
  }

  @Test("a chain that leads back to itself is reported and leads nowhere")
  func cycles() throws {
    let result = read(
      head + """
        components:
          schemas:
            A: {$ref: '#/components/schemas/B'}
            B: {$ref: '#/components/schemas/A'}
            Self: {$ref: '#/components/schemas/Self'}
            List: {type: array, items: {$ref: '#/components/schemas/List'}}
          parameters:
            P: {$ref: '#/components/parameters/Q'}
            Q: {$ref: '#/components/parameters/P'}
        """)
    #expect(result.findings.filter { $0.hasSuffix("reference-cycle") }.count == 3)
    let document = try #require(result.document)
    #expect(document.components.schemas["A"]?.reference.flatMap { document.resolve($0) } == nil)
    #expect(document.components.parameters["P"].flatMap { document.resolve($0) } == nil)
    let list = try #require(document.components.schemas["List"])
    #expect(list.items?.reference.flatMap { document.resolve($0) } === list)
  }

  @Test("a pointer that leads through another reference follows it")
  func throughReference() throws {
    let result = read(
      head + """
        components:
          schemas:
            A: {$ref: '#/components/schemas/B'}
            B: {properties: {name: {type: string}}}
            C: {$ref: '#/components/schemas/A/properties/name'}
        """)
    let document = try #require(result.document)
    let target = document.components.schemas["C"]?.reference.flatMap { document.resolve($0) }
    #expect(target === document.components.schemas["B"]?.properties["name"])
  }

  @Test("files stay within the document's folder unless that is allowed")
  func outsideRoot() throws {
    let text = head + "components: {schemas: {A: {$ref: '../secret.yaml'}, B: {$ref: /etc/passwd}}}"
    let files = ["../secret.yaml": "type: string", "/etc/passwd": "type: string"]
    let refused = read(text, files: files)
    #expect(refused.findings.filter { $0.hasSuffix("reference-outside-root") }.count == 2)
    var options = DocumentReader.Options()
    options.allowsFilesOutsideRoot = true
    #expect(read(text, files: files, options: options).errors == [])
  }

  @Test("the network is never asked")
  func remote() {
    let result = read(head + "components: {schemas: {A: {$ref: 'https://example.com/a.yaml#/X'}}}")
    #expect(result.findings.contains("3 remote-reference"))
  }

  @Test("a finding in another file names that file")
  func namesFile() {
    let result = read(
      head + "components: {schemas: {A: {$ref: 'a.yaml'}}}", files: ["a.yaml": "type: string\nfromat: date\n"])
    #expect(result.findings.contains("a.yaml:2 unknown-key"))
  }

  @Test("a reference where the specification has none is followed")
  func misplaced() throws {
    let result = read(
      head + """
        paths:
          /x:
            get: {$ref: get.yaml}
        """,
      files: [
        "get.yaml":
          "operationId: getX\ndescription: {$ref: text.yaml}\nresponses: {'200': {description: OK, content: {$ref: content.yaml}}}",
        "content.yaml": "application/json: {schema: {type: string}}", "text.yaml": "Hello",
      ])
    let operation = try #require(result.document?.paths["/x"]?.value?.operations.first)
    #expect(operation.operationId == "getX")
    #expect(operation.description == "Hello")
    #expect(operation.responses.first?.response.value?.content["application/json"]?.value?.schema?.types == .string)
    #expect(
      result.findings == ["5 misplaced-reference", "get.yaml:2 misplaced-reference", "get.yaml:3 misplaced-reference"])
  }

  @Test("a misplaced reference to itself ends")
  func misplacedCycle() {
    let result = read(head + "paths:\n  /x:\n    get: {$ref: '#/paths/~1x/get'}\n")
    #expect(result.findings.contains("5 reference-cycle"))
  }

  @Test("a discriminator's mapping resolves names, pointers and files")
  func discriminatorMapping() throws {
    let result = read(
      head + """
        components:
          schemas:
            Pet:
              discriminator:
                propertyName: kind
                mapping: {dog: Dog, cat: '#/components/schemas/Cat', bird: bird.yaml}
            Dog: {title: D}
            Cat: {title: C}
        """, files: ["bird.yaml": "title: B"])
    let document = try #require(result.document)
    let mapping = try #require(document.components.schemas["Pet"]?.discriminator?.mapping)
    #expect(mapping.map { document.resolve($0.reference)?.title } == ["D", "C", "B"])
    #expect(mapping.map(\.value) == ["dog", "cat", "bird"])
  }

  @Test("what stands beside a path item's reference adds to it, and wins")
  func pathItemSiblings() throws {
    let result = read(
      head + """
        paths:
          /x:
            $ref: item.yaml
            get: {operationId: own, responses: {'200': {description: OK}}}
            parameters: [{name: q, in: query, schema: {type: integer}}]
        """,
      files: [
        "item.yaml": """
        parameters: [{name: q, in: query, schema: {type: string}}, {name: r, in: query, schema: {type: string}}]
        get: {operationId: theirs, responses: {'200': {description: OK}}}
        post: {operationId: more, responses: {'200': {$ref: '#/ok'}}}
        ok: {description: Theirs}
        """
      ])
    let item = try #require(result.document?.paths["/x"]?.value)
    #expect(item.operations.map(\.operationId) == ["own", "more"])
    #expect(item.parameters.compactMap { $0.value?.name } == ["q", "r"])
    #expect(item.parameters.first?.value?.schema?.types == .integer)
    #expect(result.findings.contains("6 reference-siblings"))
  }
}
