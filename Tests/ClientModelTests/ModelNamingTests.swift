import Testing

@testable import ClientModel

/// How models and their members are named.
@Suite struct ModelNamingTests {
  @Test("Components keep their names in Swift's style, and never shadow what generated code uses")
  func components() throws {
    let built = try schemas(
      """
      incident_status: {type: string, enum: [open, closed]}
      Error: {type: object, properties: {a: {type: string}}}
      Task: {type: object, properties: {a: {type: string}}}
      URLEntry: {type: object, properties: {a: {type: string}}}
      """)
    #expect(built.models == ["IncidentStatus", "ErrorModel", "TaskModel", "URLEntry"])
    #expect(built.findings == ["schema-renamed", "schema-renamed"])
  }

  @Test("Names that fold to one stay apart, also where only the case differs")
  func collisions() throws {
    let built = try schemas(
      """
      big-apple: {type: object, properties: {a: {type: string}}}
      bigApple: {type: object, properties: {a: {type: string}}}
      BIGAPPLE: {type: object, properties: {a: {type: string}}}
      """)
    #expect(Set(built.models.map { $0.lowercased() }).count == 3)
    #expect(built.findings == ["name-collision", "name-collision"])
    #expect(built.diagnostics.compactMap(\.location?.line).count == 2)
  }

  @Test("Members, parameters and calls that fold to one name are reported at their places")
  func memberCollisions() throws {
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: listThings
            tags: [t]
            parameters: [{name: x-y, in: query, schema: {type: string}}, {name: xY, in: query, schema: {type: string}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
      components:
        schemas:
          A:
            type: object
            properties:
              a_b: {type: string}
              aB: {type: string}
              order: {type: string, enum: [ASC, asc, '', '+1', '-1', null, '😀', '😃']}
      """)
    #expect(
      built.diagnostics.map { "\($0.location?.line ?? 0) \($0.id.name)" } == [
        "16 name-collision", "17 name-collision", "6 name-collision",
      ])
    let names = built.enumeration("A.Order")?.cases.map(\.name)
    #expect(names?.count == 7 && Set(names ?? []).count == 7)
    #expect(built.properties("A").prefix(2) == ["aB: string optional", "aB2: string optional"])
  }

  @Test("Properties that only their signs tell apart have these in their names")
  func signedProperties() throws {
    let built = try schemas(
      """
      Node: {type: object, properties: {'@id': {type: string}, id: {type: string}, _id: {type: string}, $ref: {type: string}, price: {type: string}, price+: {type: string}}}
      Twins: {type: object, properties: {a_b: {type: string}, a.b: {type: string}, user_name: {type: string}, userName: {type: string}}}
      Alone: {type: object, properties: {'@type': {type: string}, _rev: {type: string}}}
      """)
    func names(_ name: String) -> [String]? { built.structure(name)?.properties.map(\.name) }
    #expect(names("Node") == ["atID", "id", "underscoreID", "ref", "price", "pricePlus"])
    #expect(names("Twins") == ["aB", "aPointB", "userName", "userName2"])
    #expect(names("Alone") == ["type", "rev"])
  }

  @Test("What operations share is named after its component, whichever operation comes first")
  func sharedComponents() throws {
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: listThings
            parameters: [{$ref: '#/components/parameters/thing-state'}]
            responses: {'200': {$ref: '#/components/responses/ThingPage'}, '404': {$ref: '#/components/responses/GoneResponse'}}
          post:
            operationId: makeThing
            requestBody: {$ref: '#/components/requestBodies/NewThing'}
            responses: {'200': {$ref: '#/components/responses/ThingPage'}, '409': {description: no, content: {application/json: {schema: {type: object, properties: {c: {type: string}}}}}}}
      components:
        parameters: {thing-state: {name: state, in: query, schema: {type: string, enum: [a, b]}}}
        requestBodies: {NewThing: {content: {application/json: {schema: {type: object, properties: {n: {type: string}}}}}}}
        responses:
          ThingPage: {description: ok, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}
          GoneResponse: {description: no, content: {application/json: {schema: {type: object, properties: {why: {type: integer}}}}}}
      """)
    #expect(
      Set(built.models).isSuperset(of: [
        "ShopClient.ThingState", "ShopClient.ThingPageResponse", "ShopClient.NewThingBody", "ShopClient.GoneProblem",
      ]),
      "\(built.models)")
  }

  @Test("What several types share is named after where it is described, whoever meets it first")
  func shared() throws {
    let text = """
      Base: {type: object, properties: {kind: {type: string, enum: [a, b]}}}
      Small: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {x: {type: string}}}]}
      """
    let first = "Any: {oneOf: [{$ref: '#/components/schemas/Small'}, {type: string}]}\n"
    #expect(try schemas(text).models.contains("Base.Kind"))
    #expect(try schemas(first + text).models.contains("Base.Kind"))
  }

  @Test("What has no name is named after its owner")
  func nested() throws {
    let built = try schemas(
      """
      Order:
        type: object
        properties:
          lines: {type: array, items: {type: object, properties: {sku: {type: string}}}}
          state: {type: string, enum: [open, closed]}
          labels: {type: object, additionalProperties: {type: object, properties: {text: {type: string}}}}
      """)
    #expect(built.models == ["Order", "Order.Line", "Order.State", "Order.Label"])
  }

  @Test("What may not have its property's name gets its owner's last word, and not all of its name")
  func nestedReserved() throws {
    let built = try schemas(
      """
      PostItemJobResponse:
        type: object
        properties:
          data: {type: object, properties: {a: {type: string}}}
      Answer:
        type: object
        properties:
          data: {type: object, properties: {b: {type: string}}}
      """)
    #expect(
      Set(built.models) == ["PostItemJobResponse", "PostItemJobResponse.ResponseData", "Answer", "Answer.AnswerData"])
  }

  @Test("A body is called by what its call does, in the resource, and no schema can take its name")
  func bodies() throws {
    let text = """
      paths:
        /incidents:
          post:
            operationId: createIncident
            tags: [incidents]
            requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
            responses: {'204': {description: ok}}
        /gists/comments:
          post:
            operationId: gists/create-comment
            tags: [gists]
            requestBody: {content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}
            responses: {'204': {description: ok}}
        /login:
          post:
            operationId: login
            tags: [session]
            requestBody: {content: {application/json: {schema: {type: object, properties: {c: {type: string}}}}}}
            responses: {'204': {description: ok}}
      """
    #expect(
      try build(text).models == [
        "IncidentsResource.CreateBody", "GistsResource.CreateCommentBody", "SessionResource.LoginBody",
      ])
    let taken = try build(
      text + """

          /other:
            get: {operationId: other, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/CreateIncident'}}}}}}
        components: {schemas: {CreateIncident: {type: object, properties: {b: {type: string}}}}}
        """)
    #expect(
      Set(taken.models) == [
        "CreateIncident", "IncidentsResource.CreateBody", "GistsResource.CreateCommentBody",
        "SessionResource.LoginBody",
      ])
  }

  @Test("A component that is called after its path is called after its operation instead")
  func mechanicalComponents() throws {
    let built = try build(
      """
      paths:
        /v1/services:
          post:
            operationId: createService
            tags: [services]
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/post_v1_services'}}}}
            responses: {'204': {description: ok}}
        /v1/services/{service_id}:
          patch:
            operationId: updateService
            tags: [services]
            parameters: [{name: service_id, in: path, required: true, schema: {type: string}}]
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/patch_v1_services_service_id'}}}}
            responses: {'204': {description: ok}}
      components:
        schemas:
          post_v1_services: {type: object, properties: {owner: {type: object, properties: {id: {type: string}}}}}
          patch_v1_services_service_id: {type: object, properties: {name: {type: string}}}
      """)
    #expect(Set(built.models) == ["CreateService", "CreateService.Owner", "UpdateService"])
  }

  @Test("The configuration's and the document's own names win")
  func pinned() throws {
    var configuration = ModelConfiguration()
    configuration.names = ["Money": "Amount", "#/components/schemas/Odd/properties/kind": "Flavour"]
    let built = try schemas(
      """
      Money: {type: object, properties: {a: {type: string}}}
      Odd: {type: object, x-clientsmith-name: Even, properties: {kind: {type: string, enum: [x, y]}}}
      """, configuration: configuration)
    #expect(built.models == ["Amount", "Even", "Even.Flavour"])
  }

  @Test("A new schema renames no other")
  func stability() throws {
    let schemasBefore = """
      Zebra: {type: object, properties: {stripes: {type: array, items: {type: object, properties: {width: {type: integer}}}}}}
      Antelope: {type: object, properties: {kind: {type: string, enum: [a, b]}}}
      """
    let before = try schemas(schemasBefore)
    let after = try schemas(
      "Bird: {type: object, properties: {kind: {type: string, enum: [c, d]}, width: {type: integer}}}\n" + schemasBefore
    )
    #expect(Set(before.models).isSubset(of: after.models))
    for name in before.models { #expect(before.properties(name) == after.properties(name)) }
  }

  @Test("A new schema whose name folds to another's does not take it, wherever it stands")
  func foldingStability() throws {
    let pet = "Pet: {type: object, properties: {kind: {type: string, enum: [a, b]}}}\n"
    let other =
      "PET: {type: object, properties: {n: {type: integer}}}\npet: {type: object, properties: {m: {type: integer}}}\n"
    for text in [pet + other, other + pet] {
      let built = try schemas(text)
      #expect(built.properties("Pet") == ["kind: Pet.Kind optional"])
      #expect(Set(built.models) == ["Pet", "Pet.Kind", "PetSchema", "PetSchema2"])
    }
  }

  @Test("Properties are unique, quoted where they are keywords, and keep their wire names")
  func properties() throws {
    let built = try schemas(
      """
      Thing:
        type: object
        properties:
          some-name: {type: string}
          someName: {type: string}
          default: {type: string}
          self: {type: string}
          "2fa": {type: string}
          "": {type: string}
          json: {type: string}
          description: {type: string}
      """)
    let structure = try #require(built.structure("Thing"))
    #expect(
      structure.properties.map(\.name) == [
        "someName", "someName2", "`default`", "selfValue", "value2fa", "value", "jsonValue", "description",
      ])
    #expect(
      structure.properties.map(\.wireName) == [
        "some-name", "someName", "default", "self", "2fa", "", "json", "description",
      ])
  }

  @Test("A property may be named by the document, and marked as a secret")
  func propertyExtensions() throws {
    let built = try schemas(
      """
      A:
        type: object
        properties:
          x_1: {type: string, x-clientsmith-name: first choice}
          token: {type: string, x-clientsmith-secret: true}
          pin: {type: string, format: password}
          plain: {type: string}
      """)
    let properties = try #require(built.structure("A")?.properties)
    #expect(properties.map(\.name) == ["firstChoice", "token", "pin", "plain"])
    #expect(properties.map(\.wireName) == ["x_1", "token", "pin", "plain"])
    #expect(properties.map(\.isSecret) == [false, true, true, false])
  }

  @Test("Error bodies of one shape are one model, named after the client where it is the only one")
  func problems() throws {
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: a
            responses:
              '200': {description: ok}
              '400': {description: bad, content: {application/json: {schema: {type: object, properties: {err: {type: string}}}}}}
              '404': {description: gone, content: {application/json: {schema: {type: object, properties: {err: {type: string}}}}}}
      """)
    #expect(built.models == ["ShopProblem"])
    #expect(built.text(built.api.problem.type) == "ShopProblem")
  }

  @Test("What a status is called stays whole, and a case is called as its type")
  func statusPhrases() throws {
    func answer(_ name: String, _ key: String) -> String {
      "\(name): {description: x, content: {application/json: {schema: {type: object, required: [\(key)], properties: {\(key): {type: string}}}}}}"
    }
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: a
            tags: [things]
            responses:
              '200': {description: ok}
              '404': {$ref: '#/components/responses/NotFoundErrorResponseWithErrMessage'}
              '429': {$ref: '#/components/responses/TooManyRequestsErrorResponse'}
              '500': {$ref: '#/components/responses/InternalServerErrorResponseWithErrorBoolean'}
              '501': {$ref: '#/components/responses/NotImplementedErrorResponseWithAVeryLongMessage'}
      components:
        responses:
          \(answer("NotFoundErrorResponseWithErrMessage", "a"))
          \(answer("TooManyRequestsErrorResponse", "b"))
          \(answer("InternalServerErrorResponseWithErrorBoolean", "c"))
          \(answer("NotImplementedErrorResponseWithAVeryLongMessage", "d"))
      """)
    #expect(
      built.variants("ShopProblem") == [
        "notFoundWithErrMessageProblem: ShopClient.NotFoundWithErrMessageProblem",
        "tooManyRequestsProblem: ShopClient.TooManyRequestsProblem",
        "internalServerErrorBooleanProblem: ShopClient.InternalServerErrorBooleanProblem",
        "notImplementedAVeryLongMessageProblem: ShopClient.NotImplementedAVeryLongMessageProblem",
      ])
  }

  @Test("An error of several statuses is called by what it holds, and no two cases are numbered")
  func sharedProblems() throws {
    func answer(_ status: Int, _ keys: String...) -> String {
      let members = keys.map { "\($0): {type: string}" }.joined(separator: ", ")
      return
        "'\(status)': {description: x, content: {application/json: {schema: {type: object, properties: {\(members)}}}}}"
    }
    let built = try build(
      """
      paths:
        /a:
          get: {operationId: listTeams, tags: [teams], responses: {'204': {description: ok}, \(answer(403, "message", "url")), \(answer(409, "a"))}}
          put: {operationId: replaceTeams, tags: [teams], responses: {'204': {description: ok}, \(answer(403, "message", "url")), \(answer(422, "message", "url"))}}
        /b:
          get: {operationId: listCards, tags: [cards], responses: {'204': {description: ok}, \(answer(409, "b"))}}
      """)
    #expect(
      built.variants("ShopProblem") == [
        "messageURLProblem: TeamsResource.MessageURLProblem",
        "teamConflictProblem: TeamsResource.ConflictProblem",
        "cardConflictProblem: CardsResource.ConflictProblem",
      ])
  }

  @Test("A case has its type's abbreviations, and an item is one of several")
  func abbreviations() throws {
    let built = try build(
      """
      paths:
        /channels/{id}/invites:
          post: {operationId: create_invite, tags: [channels], requestBody: {content: {application/json: {schema: {oneOf: [{$ref: '#/components/schemas/CreateGroupXYZInvite'}, {$ref: '#/components/schemas/CreateTextInvite'}]}}}}, responses: {'204': {description: ok}}}
        /emails/receiving:
          get:
            operationId: emails/list-receiving
            tags: [Receiving Emails]
            responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: object, required: [a], properties: {a: {type: string}}}}}}}}
      components:
        schemas:
          CreateGroupXYZInvite: {type: object, required: [x], properties: {x: {type: string}}}
          CreateTextInvite: {type: object, required: [y], properties: {y: {type: string}}}
      """)
    #expect(
      built.variants("ChannelsResource.CreateInviteBody") == [
        "groupXYZInvite: CreateGroupXYZInvite", "textInvite: CreateTextInvite",
      ])
    #expect(built.models.contains("ReceivingEmailsResource.ReceivingEmail"))
  }

  @Test("In scripts without capital letters no member takes the name of a type")
  func caselessScripts() throws {
    let built = try build(
      """
      paths:
        /商品:
          get:
            operationId: 商品
            tags: [商品]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/商品'}}}}}
      components:
        schemas:
          商品: {type: object, required: [類型], properties: {類型: {$ref: '#/components/schemas/類型'}, 名前: {type: string}}}
          類型: {type: string, enum: [類型, 大]}
          選択: {oneOf: [{$ref: '#/components/schemas/商品'}, {type: string}]}
      """)
    #expect(built.api.declarations.map(\.name) == ["商品", "類型", "選択"])
    #expect(built.properties("商品").map { $0.prefix { $0 != ":" } } == ["類型2", "名前"])
    #expect(built.enumeration("類型")?.cases.map(\.name) == ["類型2", "大"])
    #expect(built.variants("選択").map { $0.prefix { $0 != ":" } } == ["商品2", "string"])
    #expect(built.api.resources.flatMap(\.operations).map(\.name).contains("商品") == false)
  }

  @Test("No name is longer than a file's name may be, and cut names stay apart")
  func longNames() throws {
    let long = String(repeating: "Long", count: 100)
    let built = try schemas(
      "\(long)A: {type: object, properties: {a: {type: string}}}\n\(long)B: {type: object, properties: {b: {type: string}}}"
    )
    let names = built.api.declarations.map(\.name)
    #expect(Set(names).count == 2 && names.allSatisfy { $0.utf8.count <= 165 })
    #expect(built.api.resources.allSatisfy { $0.typeName.utf8.count <= 165 })
    let wide = try schemas("\(String(repeating: "長", count: 200)): {type: object, properties: {a: {type: string}}}")
    #expect(wide.api.declarations.allSatisfy { $0.name.utf8.count <= 165 })
  }
}
